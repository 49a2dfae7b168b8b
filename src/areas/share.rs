//! How much of a neighbourhood lies in each municipio, by the outlines of both.
use super::{
    model::{AreaKind, Tree},
    service::Shapes,
    shape::Shape,
};
use crate::kernel::AreaId;
use i_overlay::{
    core::{fill_rule::FillRule, overlay_rule::OverlayRule},
    float::single::SingleFloatOverlay,
};
use std::{cmp::Reverse, collections::HashMap};

/// Outlines are drawn coarsely: what is less of a neighbourhood is no part of it but the width of a pen.
const SMALLEST: i32 = 2;

/// A municipio that a neighbourhood lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// Which municipio.
    pub municipio: AreaId,
    /// How much of the neighbourhood's surface, in hundredths.
    pub percent: i32,
}

/// The shares of every neighbourhood of which the outline is known, the largest first.
pub(super) fn shares(tree: &Tree, shapes: &Shapes) -> HashMap<AreaId, Vec<Share>> {
    let drawn = |id| shapes.get(&id).map(|shape| (shape, rings(shape)));
    let mut municipi: HashMap<AreaId, Vec<_>> = HashMap::new();
    for (_, area) in tree.list(Some(AreaKind::Municipio), None) {
        if let (Some(comune), Some(outline)) = (area.parent, drawn(area.id)) {
            municipi.entry(comune).or_default().push((area.id, outline));
        }
    }
    let mut all = HashMap::new();
    for (_, area) in tree.list(Some(AreaKind::Nil), None) {
        let around = area.parent.and_then(|comune| municipi.get(&comune));
        let (Some(around), Some((shape, own))) = (around, drawn(area.id)) else { continue };
        let whole = surface(&own, &own);
        let near = around.iter().filter(|(_, (other, _))| shape.touches(other));
        #[expect(clippy::cast_possible_truncation, reason = "hundredths of a whole")]
        let percent = |rings| (surface(&own, rings) / whole * 100.0).round() as i32;
        let mut of: Vec<_> = near
            .map(|(municipio, (_, rings))| Share { municipio: *municipio, percent: percent(rings) })
            .filter(|share| share.percent >= SMALLEST)
            .collect();
        of.sort_by_key(|share| Reverse(share.percent));
        all.insert(area.id, of);
    }
    all
}

type Rings = Vec<Vec<[f64; 2]>>;

fn rings(shape: &Shape) -> Rings {
    let corner = |(x, y): (i64, i64)| {
        #[expect(clippy::cast_precision_loss, reason = "a globe is 3.6 million units round")]
        let corner = [x as f64, y as f64];
        corner
    };
    shape.rings().into_iter().map(|ring| ring.into_iter().map(corner).collect()).collect()
}

/// Of what lies in both.
fn surface(one: &Rings, other: &Rings) -> f64 {
    let shared = one.overlay(other, OverlayRule::Intersect, FillRule::EvenOdd);
    // Holes run the other way round than borders.
    shared.iter().map(|shape| shape.iter().map(|ring| turned(ring)).sum::<f64>().abs()).sum()
}

/// What a ring holds, less than nothing where it runs the other way round.
fn turned(ring: &[[f64; 2]]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|([x, y], [to_x, to_y])| x * to_y - to_x * y).sum::<f64>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{areas::model::Area, areas::model::Point, kernel::Id};
    use uuid::Uuid;

    fn id(n: u128) -> AreaId {
        AreaId::of(Uuid::from_u128(n))
    }

    fn area(n: u128, kind: AreaKind, parent: Option<u128>) -> Area {
        let (name, code) = (format!("{kind:?} {n}"), n.to_string());
        let parent = parent.map(id);
        Area { id: id(n), kind, code, name, parent, centre: None, residents: None, source: "test".into() }
    }

    fn square(kind: AreaKind, west: f64, east: f64) -> Shape {
        let corners = [(west, 45.0), (east, 45.0), (east, 45.1), (west, 45.1), (west, 45.0)];
        let ring = corners.map(|(longitude, latitude)| Point { latitude, longitude }).to_vec();
        Shape::of(kind, &[vec![ring]], "test".to_owned()).unwrap()
    }

    fn parts(of: &[Share]) -> Vec<(AreaId, i32)> {
        of.iter().map(|share| (share.municipio, share.percent)).collect()
    }

    #[test]
    fn a_neighbourhood_lies_in_as_many_municipi_as_its_outline_crosses() {
        let tree = Tree::of([
            area(1, AreaKind::Comune, None),
            area(2, AreaKind::Municipio, Some(1)),
            area(3, AreaKind::Municipio, Some(1)),
            area(4, AreaKind::Nil, Some(1)),
            area(5, AreaKind::Nil, Some(1)),
            area(6, AreaKind::Nil, Some(1)),
            area(7, AreaKind::Nil, None),
        ]);
        let shapes: Shapes = [
            (id(2), square(AreaKind::Municipio, 9.0, 9.1)),
            (id(3), square(AreaKind::Municipio, 9.1, 9.2)),
            (id(4), square(AreaKind::Nil, 9.025, 9.125)),
            (id(5), square(AreaKind::Nil, 9.0, 9.1009)),
            (id(7), square(AreaKind::Nil, 9.0, 9.1)),
        ]
        .into_iter()
        .collect();
        let cut = shares(&tree, &shapes);
        assert_eq!(parts(&cut[&id(4)]), [(id(2), 75), (id(3), 25)]);
        assert_eq!(parts(&cut[&id(5)]), [(id(2), 99)], "a sliver is none");
        assert!(!cut.contains_key(&id(6)), "nobody drew it");
        assert!(!cut.contains_key(&id(7)), "it lies in no comune");
    }

    #[test]
    fn a_hole_is_no_part_of_what_lies_around_it() {
        let ring = |from: f64, to: f64| {
            let corners = [(from, from), (to, from), (to, to), (from, to), (from, from)];
            corners.map(|(longitude, latitude)| Point { latitude, longitude }).to_vec()
        };
        let around = Shape::of(AreaKind::Municipio, &[vec![ring(9.0, 9.4), ring(9.1, 9.3)]], String::new());
        let whole = Shape::of(AreaKind::Nil, &[vec![ring(9.0, 9.4)]], String::new());
        let (around, whole) = (rings(&around.unwrap()), rings(&whole.unwrap()));
        let part = surface(&whole, &around) / surface(&whole, &whole);
        assert!((part - 0.75).abs() < 0.001, "{part}");
    }
}
