//! The outline of a place, drawn once for every map that it will stand in.
use super::model::{AreaKind, Point};
use std::fmt::Write as _;

/// Where Lombardy lies: a degree of longitude is drawn as long as it is there.
const PARALLEL: f64 = 45.6;
/// Units of a map in a degree of latitude: one is some eleven metres.
const UNITS: f64 = 10_000.0;

/// Distances that are measured for one ring at most: a true outline of 100,000 corners needs a tenth of it. What is drawn by
/// nobody's coast comes out coarser.
const MEASURED_MAX: usize = 20_000_000;

/// A polygon: its border, then its holes; each a ring that ends where it begins.
pub type Polygon = Vec<Vec<Point>>;

/// An outline on the maps' common sheet: units to the right and down, some eleven metres each.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Shape {
    /// An SVG path.
    pub path: String,
    /// The left edge of the box that it fills.
    pub west: i64,
    /// Its upper edge.
    pub north: i64,
    /// Its right edge.
    pub east: i64,
    /// Its lower edge.
    pub south: i64,
    /// Whose it is, and how it may be used.
    pub licence: String,
}

impl AreaKind {
    /// How far an outline may run from the true one, in units: what can't be seen where areas of the kind are drawn together.
    const fn coarseness(self) -> f64 {
        match self {
            Self::Nil => 3.0,
            Self::Municipio => 6.0,
            Self::Comune => 12.0,
            Self::Ambito => 30.0,
            Self::Province | Self::Region => 80.0,
        }
    }
}

impl Shape {
    /// The outline of these polygons; `None` where nothing of them is left to see.
    pub fn of(kind: AreaKind, polygons: &[Polygon], licence: String) -> Option<Self> {
        let rings = polygons.iter().flatten().map(|ring| simplified(&projected(ring), kind.coarseness()));
        let rings: Vec<_> = rings.filter(|ring| ring.len() > 2).collect();
        let all = || rings.iter().flatten();
        let mut path = String::new();
        for ring in &rings {
            draw(&mut path, ring);
        }
        let (xs, ys) = (|| all().map(|at| at.0), || all().map(|at| at.1));
        Some(Self {
            path,
            west: xs().min()?,
            north: ys().min()?,
            east: xs().max()?,
            south: ys().max()?,
            licence,
        })
    }

    /// The middle of the box that it fills.
    pub fn centre(&self) -> Point {
        #[expect(clippy::cast_precision_loss, reason = "a globe is 3.6 million units round")]
        let middle = |one: i64, other: i64| (one + other) as f64 / 2.0 / UNITS;
        let longitude = middle(self.west, self.east) / PARALLEL.to_radians().cos();
        Point { latitude: -middle(self.north, self.south), longitude }
    }

    /// Its corners, ring by ring.
    pub(super) fn rings(&self) -> Vec<Vec<(i64, i64)>> {
        let ring = |text: &str| {
            let mut at = (0, 0);
            let corners = text.trim_end_matches('z').split('l').filter_map(|step| {
                let (x, y) = pair(step)?;
                at = (at.0 + x, at.1 + y);
                Some(at)
            });
            corners.collect()
        };
        self.path.split('M').filter(|text| !text.is_empty()).map(ring).collect()
    }

    /// Whether the boxes that they fill have something in common.
    pub(super) fn touches(&self, other: &Self) -> bool {
        self.west < other.east
            && other.west < self.east
            && self.north < other.south
            && other.north < self.south
    }

    /// Several as one; `None` of none. Whose they are is told of each once.
    pub fn together<'s>(shapes: impl Iterator<Item = &'s Self>) -> Option<Self> {
        shapes.fold(None, |whole: Option<Self>, one| {
            let Some(mut whole) = whole else { return Some(one.clone()) };
            whole.path.push_str(&one.path);
            (whole.west, whole.north) = (whole.west.min(one.west), whole.north.min(one.north));
            (whole.east, whole.south) = (whole.east.max(one.east), whole.south.max(one.south));
            if !whole.licence.split("; ").any(|said| said == one.licence) {
                whole.licence = format!("{}; {}", whole.licence, one.licence);
            }
            Some(whole)
        })
    }
}

/// The two numbers of a step, as `draw` writes them: a minus needs no blank before it.
fn pair(step: &str) -> Option<(i64, i64)> {
    let (x, y) = step
        .split_once(' ')
        .or_else(|| step.char_indices().skip(1).find(|(_, c)| *c == '-').map(|(at, _)| step.split_at(at)))?;
    x.parse().ok().zip(y.parse().ok())
}

fn projected(ring: &[Point]) -> Vec<(f64, f64)> {
    let shrink = PARALLEL.to_radians().cos();
    ring.iter().map(|at| (at.longitude * shrink * UNITS, -at.latitude * UNITS)).collect()
}

/// The ring with fewer corners, none of the others further from it than `tolerance` (Douglas and Peucker); each corner once.
fn simplified(ring: &[(f64, f64)], tolerance: f64) -> Vec<(i64, i64)> {
    let Some((first, rest)) = ring.split_first() else { return Vec::new() };
    // A ring has no ends: it is cut where it is furthest from its beginning.
    let far = rest.iter().enumerate().max_by(|a, b| span(*first, *a.1).total_cmp(&span(*first, *b.1)));
    let cut = far.map_or(0, |(at, _)| at + 1);
    let mut kept = vec![false; ring.len()];
    (kept[0], kept[cut]) = (true, true);
    let mut left = vec![(0, cut), (cut, ring.len() - 1)];
    let mut measured = 0;
    while let Some((from, to)) = left.pop() {
        let between = from + 1..to;
        measured += between.len();
        if measured > MEASURED_MAX {
            break;
        }
        let off = |at: &usize| distance(ring[*at], ring[from], ring[to]);
        let furthest = between.max_by(|a, b| off(a).total_cmp(&off(b)));
        if let Some(at) = furthest.filter(|at| off(at) > tolerance) {
            kept[at] = true;
            left.extend([(from, at), (at, to)]);
        }
    }
    let corners = ring.iter().zip(kept).filter(|(_, kept)| *kept);
    #[expect(clippy::cast_possible_truncation, reason = "a globe is 3.6 million units round")]
    let mut corners: Vec<_> = corners.map(|(at, _)| (at.0.round() as i64, at.1.round() as i64)).collect();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

fn span(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// From a point to the line between two others.
fn distance(at: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let along = span(from, to);
    if along == 0.0 {
        return span(at, from);
    }
    ((to.0 - from.0) * (from.1 - at.1) - (from.0 - at.0) * (to.1 - from.1)).abs() / along
}

fn draw(path: &mut String, ring: &[(i64, i64)]) {
    let mut before: Option<(i64, i64)> = None;
    for &(x, y) in ring {
        let (sign, (x, y)) = match before.replace((x, y)) {
            None => ("M", (x, y)),
            Some(from) => ("l", (x - from.0, y - from.1)),
        };
        // What can't fail: a string takes all that is written to it.
        let _ = if y < 0 { write!(path, "{sign}{x}{y}") } else { write!(path, "{sign}{x} {y}") };
    }
    path.push('z');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<Point> {
        corners.iter().map(|&(longitude, latitude)| Point { latitude, longitude }).collect()
    }

    #[test]
    fn a_square_with_needless_corners_is_a_square() {
        let square = ring(&[(9.0, 45.0), (9.05, 45.0), (9.1, 45.0), (9.1, 45.1), (9.0, 45.1), (9.0, 45.0)]);
        let shape = Shape::of(AreaKind::Municipio, &[vec![square]], "CC BY".to_owned()).unwrap();
        assert_eq!(shape.path, "M62970-450000l699 0l0-1000l-699 0z");
        assert_eq!(
            shape.rings(),
            [[(62_970, -450_000), (63_669, -450_000), (63_669, -451_000), (62_970, -451_000)]]
        );
        assert_eq!((shape.west, shape.north, shape.east, shape.south), (62_970, -451_000, 63_669, -450_000));
    }

    #[test]
    fn of_what_is_too_small_to_see_nothing_is_left() {
        let dot = ring(&[(9.0, 45.0), (9.0001, 45.0), (9.0001, 45.0001), (9.0, 45.0)]);
        assert_eq!(Shape::of(AreaKind::Comune, &[vec![dot]], String::new()), None);
        assert_eq!(Shape::of(AreaKind::Comune, &[vec![vec![]]], String::new()), None);
    }

    #[test]
    fn several_fill_one_box_and_each_licence_stands_once() {
        let at = |west: f64, licence: &str| {
            let square = ring(&[(west, 45.0), (west + 0.1, 45.0), (west + 0.1, 45.1), (west, 45.0)]);
            Shape::of(AreaKind::Comune, &[vec![square]], licence.to_owned()).unwrap()
        };
        let (one, two, three) = (at(9.0, "CC BY-SA"), at(9.5, "CC BY"), at(9.2, "CC BY-SA"));
        let whole = Shape::together([&one, &two, &three].into_iter()).unwrap();
        assert_eq!((whole.west, whole.east, whole.licence.as_str()), (one.west, two.east, "CC BY-SA; CC BY"));
        assert_eq!(whole.path, [one.path, two.path, three.path].concat());
        assert_eq!(Shape::together(std::iter::empty()), None);
    }
}
