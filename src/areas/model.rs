//! The tree of places: what lies in what, which district a place belongs to, how far two places are apart.
use crate::kernel::{AreaId, Problem, text};
use crate::policy::words::words;
use std::collections::HashMap;

words! {
    /// What an area is.
    #[graphql(name = "AreaKind")]
    pub enum AreaKind {
        /// Regione.
        Region = 0 "region",
        /// Provincia o città metropolitana.
        Province = 1 "province",
        /// Ambito territoriale: the comuni that plan their social services together.
        Ambito = 2 "ambito",
        /// Comune.
        Comune = 3 "comune",
        /// Municipio of a comune.
        Municipio = 4 "municipio",
        /// Nucleo di identità locale: a neighbourhood of a comune. It lies apart from the municipi, and may cross several.
        Nil = 5 "nil",
    }
}

/// Degrees on the WGS 84 globe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

impl Point {
    /// A point of two columns that may both be empty.
    pub fn of(latitude: Option<f64>, longitude: Option<f64>) -> Option<Self> {
        Some(Self { latitude: latitude?, longitude: longitude? })
    }

    /// Kilometres along the globe (haversine, mean radius).
    pub fn distance_km(self, to: Self) -> f64 {
        const EARTH_KM: f64 = 6_371.0;
        let (from_lat, to_lat) = (self.latitude.to_radians(), to.latitude.to_radians());
        let half_lat = ((to_lat - from_lat) / 2.0).sin();
        let half_long = ((to.longitude - self.longitude).to_radians() / 2.0).sin();
        let chord = half_long.powi(2).mul_add(from_lat.cos() * to_lat.cos(), half_lat.powi(2));
        2.0 * EARTH_KM * chord.sqrt().min(1.0).asin()
    }
}

/// One place.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// What it is.
    pub kind: AreaKind,
    /// Its code, ISTAT's where there is one.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it lies in.
    pub parent: Option<AreaId>,
    /// Its centre.
    pub centre: Option<Point>,
    /// How many people live there.
    pub residents: Option<i64>,
    /// Where these figures come from.
    pub source: String,
}

/// One place as a table from outside tells it: what it lies in by its code.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaRow {
    /// What it is.
    pub kind: AreaKind,
    /// Its code, by which it is known again.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The code of what it lies in.
    pub parent: Option<String>,
    /// Its centre.
    pub centre: Option<Point>,
    /// How many people live there.
    pub residents: Option<i64>,
    /// Where these figures come from.
    pub source: String,
}

/// What became of a table of places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Places that were not there.
    pub new: usize,
    /// Places of which the table says something else.
    pub changed: usize,
    /// Places of which it says the same.
    pub unchanged: usize,
}

/// Every place of the network, of one moment. Small enough to be kept in memory whole.
#[derive(Debug, Default)]
pub struct Tree {
    /// Ordered by name key, then id.
    areas: Vec<Area>,
    keys: Vec<String>,
    by_id: HashMap<AreaId, usize>,
    by_code: HashMap<String, usize>,
    children: HashMap<AreaId, Vec<usize>>,
}

/// Longest way from a place to its region; a longer one is a circle.
const DEPTH_MAX: usize = 8;

impl Tree {
    /// The tree of these places.
    pub fn of(areas: impl IntoIterator<Item = Area>) -> Self {
        let mut keyed: Vec<_> = areas.into_iter().map(|area| (text::search_key(&area.name), area)).collect();
        keyed.sort_by(|(a, one), (b, other)| (a, one.id).cmp(&(b, other.id)));
        let mut tree = Self::default();
        for (at, (key, area)) in keyed.into_iter().enumerate() {
            tree.by_id.insert(area.id, at);
            tree.by_code.insert(area.code.clone(), at);
            if let Some(parent) = area.parent {
                tree.children.entry(parent).or_default().push(at);
            }
            tree.areas.push(area);
            tree.keys.push(key);
        }
        tree
    }

    /// The place of an id.
    pub fn get(&self, id: AreaId) -> Option<&Area> {
        self.by_id.get(&id).map(|at| &self.areas[*at])
    }

    /// The place of a code.
    pub fn by_code(&self, code: &str) -> Option<&Area> {
        self.by_code.get(code).map(|at| &self.areas[*at])
    }

    /// The place itself, then what it lies in, up to the region.
    pub fn upward(&self, id: AreaId) -> impl Iterator<Item = &Area> {
        let mut next = self.get(id);
        std::iter::from_fn(move || {
            let here = next?;
            next = here.parent.and_then(|parent| self.get(parent));
            Some(here)
        })
        .take(DEPTH_MAX)
    }

    /// The place itself and everything that lies in it.
    pub fn within(&self, id: AreaId) -> Vec<AreaId> {
        let mut found: Vec<_> = self.get(id).map(|area| area.id).into_iter().collect();
        let mut at = 0;
        while at < found.len() && found.len() <= self.areas.len() {
            let below = self.children.get(&found[at]).into_iter().flatten();
            found.extend(below.map(|child| self.areas[*child].id));
            at += 1;
        }
        found.truncate(self.areas.len());
        found
    }

    /// Whether the one is the other, or the other lies in it.
    pub fn contains(&self, outer: AreaId, inner: AreaId) -> bool {
        self.upward(inner).any(|area| area.id == outer)
    }

    /// The district that a place belongs to: its municipio, else its ambito, else its comune. None above
    /// these, and none for a comune that is cut into municipi: there only the municipio says it.
    pub fn district_of(&self, id: AreaId) -> Option<AreaId> {
        let way = || self.upward(id);
        let of_kind = |kind| way().find(|area| area.kind == kind).map(|area| area.id);
        of_kind(AreaKind::Municipio)
            .or_else(|| of_kind(AreaKind::Ambito))
            .or_else(|| of_kind(AreaKind::Comune).filter(|comune| !self.has_municipi(*comune)))
    }

    /// The district that a need or an address of this place belongs to; refuses a place that there isn't, and one that lies
    /// in no single district.
    pub fn located(&self, id: AreaId, field: &str) -> Result<AreaId, Problem> {
        let code = if self.get(id).is_some() { "area.of_no_district" } else { "area.unknown" };
        self.district_of(id).ok_or_else(|| Problem::new(code).at(field))
    }

    /// Every district that lies in a place, or that the place lies in.
    pub fn districts(&self, id: AreaId) -> Vec<AreaId> {
        if let Some(own) = self.district_of(id) {
            return vec![own];
        }
        let inside = self.within(id);
        inside.into_iter().filter(|area| self.district_of(*area) == Some(*area)).collect()
    }

    /// Kilometres from centre to centre; nothing where a centre is unknown.
    pub fn distance_km(&self, from: AreaId, to: AreaId) -> Option<f64> {
        Some(self.get(from)?.centre?.distance_km(self.get(to)?.centre?))
    }

    /// The places of a kind, or all, inside another or anywhere, by name; each with the key it is sorted by.
    pub fn list(
        &self,
        kind: Option<AreaKind>,
        within: Option<AreaId>,
    ) -> impl Iterator<Item = (&str, &Area)> {
        let fits = move |area: &Area| {
            kind.is_none_or(|kind| area.kind == kind)
                && within.is_none_or(|outer| outer != area.id && self.contains(outer, area.id))
        };
        self.keys.iter().map(String::as_str).zip(&self.areas).filter(move |(_, area)| fits(area))
    }

    /// What lies directly in a place, by name.
    pub fn children(&self, id: AreaId) -> impl Iterator<Item = &Area> {
        self.children.get(&id).into_iter().flatten().map(|at| &self.areas[*at])
    }

    fn has_municipi(&self, id: AreaId) -> bool {
        self.children(id).any(|child| child.kind == AreaKind::Municipio)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Id;
    use uuid::Uuid;

    fn id(n: u128) -> AreaId {
        AreaId::of(Uuid::from_u128(n))
    }

    fn area(n: u128, kind: AreaKind, name: &str, parent: Option<u128>) -> Area {
        let code = n.to_string();
        let (name, parent) = (name.to_owned(), parent.map(id));
        Area { id: id(n), kind, code, name, parent, centre: None, residents: None, source: "test".into() }
    }

    /// 1 Lombardia ⊃ 2 Milano (province) ⊃ 3 Milano ⊃ 4 Municipio 9; 5 Ambito di Rho ⊃ 6 Rho; 7 Lodi.
    fn lombardia() -> Tree {
        Tree::of([
            area(1, AreaKind::Region, "Lombardia", None),
            area(2, AreaKind::Province, "Milano", Some(1)),
            area(3, AreaKind::Comune, "Milano", Some(2)),
            area(4, AreaKind::Municipio, "Municipio 9", Some(3)),
            area(5, AreaKind::Ambito, "Ambito di Rho", Some(2)),
            area(6, AreaKind::Comune, "Rho", Some(5)),
            area(7, AreaKind::Comune, "Lodi", Some(1)),
        ])
    }

    #[test]
    fn a_district_is_a_municipio_in_milan_an_ambito_outside_or_the_comune_itself() {
        let tree = lombardia();
        assert_eq!(tree.district_of(id(4)), Some(id(4)));
        assert_eq!(tree.district_of(id(6)), Some(id(5)));
        assert_eq!(tree.district_of(id(5)), Some(id(5)));
        assert_eq!(tree.district_of(id(7)), Some(id(7)));
        assert_eq!(tree.district_of(id(3)), None);
        assert_eq!(tree.district_of(id(1)), None);
        assert_eq!(tree.district_of(id(99)), None);
    }

    #[test]
    fn a_region_holds_the_districts_of_all_its_comuni() {
        let mut districts = lombardia().districts(id(1));
        districts.sort();
        assert_eq!(districts, [id(4), id(5), id(7)]);
        assert_eq!(lombardia().districts(id(6)), [id(5)]);
    }

    #[test]
    fn what_lies_in_what() {
        let tree = lombardia();
        assert!(tree.contains(id(1), id(6)) && tree.contains(id(6), id(6)));
        assert!(!tree.contains(id(6), id(5)));
        assert_eq!(tree.within(id(5)), [id(5), id(6)]);
        let names: Vec<_> = tree.list(Some(AreaKind::Comune), Some(id(2))).map(|(_, a)| &*a.name).collect();
        assert_eq!(names, ["Milano", "Rho"]);
    }

    #[test]
    fn a_circle_in_the_data_ends() {
        let tree =
            Tree::of([area(1, AreaKind::Comune, "A", Some(2)), area(2, AreaKind::Comune, "B", Some(1))]);
        assert_eq!(tree.upward(id(1)).count(), DEPTH_MAX);
        assert_eq!(tree.within(id(1)).len(), 2);
    }

    #[test]
    fn milan_and_rho_are_fourteen_kilometres_apart() {
        let milan = Point { latitude: 45.4642, longitude: 9.1900 };
        let rho = Point { latitude: 45.5328, longitude: 9.0397 };
        let km = milan.distance_km(rho);
        assert!((13.0..15.0).contains(&km), "{km}");
        assert!(milan.distance_km(milan).abs() < f64::EPSILON);
    }
}
