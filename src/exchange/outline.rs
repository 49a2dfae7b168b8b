//! Maps from outside: GeoJSON and TopoJSON, in degrees of WGS 84. A map is taken whole or not at all.
use crate::areas::{Point, Polygon};
use serde::Deserialize;
use serde_json::{Map, Value};

/// What a map says of one place.
#[derive(Debug)]
pub(super) struct Feature {
    /// What it calls the place, by field.
    pub properties: Map<String, Value>,
    /// Its outline.
    pub polygons: Vec<Polygon>,
}

/// Why a map, or one of its places, can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It isn't JSON, or neither of the two.
    #[error("neither a GeoJSON FeatureCollection nor a TopoJSON topology: {0}")]
    NoMap(String),
    /// More places than there are.
    #[error("more than {0} places")]
    TooMany(usize),
    /// More corners than a map of a whole country has.
    #[error("more than {0} corners")]
    TooManyCorners(usize),
    /// Points, lines.
    #[error("{0:?} is no outline: a Polygon or MultiPolygon is")]
    NoOutline(String),
    /// Another projection.
    #[error("coordinates that are no degrees (WGS 84): {0}")]
    NoDegrees(String),
    /// An arc that isn't there.
    #[error("an arc that the topology doesn't have")]
    NoArc,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum File {
    FeatureCollection { features: Vec<GeoFeature> },
    Topology { arcs: Vec<Vec<[f64; 2]>>, transform: Option<Transform>, objects: Map<String, Value> },
}

#[derive(Deserialize)]
struct GeoFeature {
    properties: Option<Map<String, Value>>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Geometry {
    Outline(Outline),
    Other { r#type: String },
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Outline {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<TopoFeature>,
}

#[derive(Deserialize)]
struct TopoFeature {
    #[serde(default)]
    properties: Map<String, Value>,
    #[serde(flatten)]
    outline: TopoGeometry,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum TopoGeometry {
    Outline(TopoOutline),
    Other { r#type: String },
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum TopoOutline {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

/// More corners than a map of all Italian comuni has at the finest. A topology can name one arc any number of times.
const CORNERS_MAX: usize = 2_000_000;

/// The places of a map, each with its number in it, the first being 1; or what is wrong with each that can't be read.
pub(super) fn read(bytes: &[u8], most: usize) -> Result<Vec<Feature>, Vec<(usize, Unread)>> {
    let whole = |wrong| vec![(0, wrong)];
    let file = serde_json::from_slice(bytes).map_err(|error| whole(Unread::NoMap(error.to_string())))?;
    let read = match file {
        File::FeatureCollection { features } => {
            features.into_iter().take(most + 1).map(of_geo_json).collect::<Vec<_>>()
        }
        File::Topology { arcs, transform, objects } => {
            let arcs: Vec<_> = arcs.into_iter().map(|arc| unpacked(arc, transform.as_ref())).collect();
            let mut all = Vec::new();
            for object in objects.into_values() {
                let of: Collection = serde_json::from_value(object)
                    .map_err(|error| whole(Unread::NoMap(error.to_string())))?;
                all.extend(of.geometries);
            }
            let mut left = CORNERS_MAX;
            all.into_iter().take(most + 1).map(|one| of_topology(one, &arcs, &mut left)).collect()
        }
    };
    if read.len() > most {
        return Err(whole(Unread::TooMany(most)));
    }
    let (mut features, mut wrong) = (Vec::new(), Vec::new());
    for (number, feature) in (1..).zip(read) {
        match feature {
            Ok(feature) => features.push(feature),
            Err(why) => wrong.push((number, why)),
        }
    }
    if wrong.is_empty() { Ok(features) } else { Err(wrong) }
}

fn of_geo_json(feature: GeoFeature) -> Result<Feature, Unread> {
    let polygons = match feature.geometry {
        Some(Geometry::Outline(Outline::Polygon(one))) => vec![one],
        Some(Geometry::Outline(Outline::MultiPolygon(several))) => several,
        Some(Geometry::Other { r#type }) => return Err(Unread::NoOutline(r#type)),
        None => return Err(Unread::NoOutline("null".to_owned())),
    };
    let ring = |ring: Vec<Vec<f64>>| ring.iter().map(|at| degrees(at)).collect::<Result<Vec<_>, _>>();
    let polygon = |rings: Vec<_>| rings.into_iter().map(ring).collect::<Result<Polygon, _>>();
    let polygons = polygons.into_iter().map(polygon).collect::<Result<_, _>>()?;
    Ok(Feature { properties: feature.properties.unwrap_or_default(), polygons })
}

fn of_topology(feature: TopoFeature, arcs: &[Vec<[f64; 2]>], left: &mut usize) -> Result<Feature, Unread> {
    let polygons = match feature.outline {
        TopoGeometry::Outline(TopoOutline::Polygon(one)) => vec![one],
        TopoGeometry::Outline(TopoOutline::MultiPolygon(several)) => several,
        TopoGeometry::Other { r#type } => return Err(Unread::NoOutline(r#type)),
    };
    let polygon =
        |rings: Vec<Vec<i64>>| rings.iter().map(|ring| stitched(ring, arcs, left)).collect::<Result<_, _>>();
    let polygons = polygons.into_iter().map(polygon).collect::<Result<_, _>>()?;
    Ok(Feature { properties: feature.properties, polygons })
}

/// A ring of its arcs, one after the other; one that is named by its complement runs backwards.
fn stitched(ring: &[i64], arcs: &[Vec<[f64; 2]>], left: &mut usize) -> Result<Vec<Point>, Unread> {
    let mut points = Vec::new();
    for &named in ring {
        let (at, backwards) = if named < 0 { (!named, true) } else { (named, false) };
        let arc = usize::try_from(at).ok().and_then(|at| arcs.get(at)).ok_or(Unread::NoArc)?;
        *left = left.checked_sub(arc.len()).ok_or(Unread::TooManyCorners(CORNERS_MAX))?;
        let joined = usize::from(!points.is_empty());
        let mut of_arc: Vec<_> = arc.iter().map(|at| degrees(at)).collect::<Result<_, _>>()?;
        if backwards {
            of_arc.reverse();
        }
        points.extend(of_arc.into_iter().skip(joined));
    }
    Ok(points)
}

/// An arc as it is: what a topology quantises says each point by its way from the one before.
fn unpacked(arc: Vec<[f64; 2]>, transform: Option<&Transform>) -> Vec<[f64; 2]> {
    let Some(Transform { scale, translate }) = transform else { return arc };
    let mut at = [0.0, 0.0];
    let place = |way: [f64; 2]| {
        at = [at[0] + way[0], at[1] + way[1]];
        [at[0].mul_add(scale[0], translate[0]), at[1].mul_add(scale[1], translate[1])]
    };
    arc.into_iter().map(place).collect()
}

fn degrees(at: &[f64]) -> Result<Point, Unread> {
    match *at {
        [longitude, latitude, ..] if longitude.abs() <= 180.0 && latitude.abs() <= 90.0 => {
            Ok(Point { latitude, longitude })
        }
        _ => Err(Unread::NoDegrees(format!("{at:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(usize, Unread)> {
        read(text.as_bytes(), 2).unwrap_err()
    }

    #[test]
    fn both_forms_say_the_same() {
        let geo = br#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"N": 1},
            "geometry": {"type": "Polygon", "coordinates": [[[9, 45], [10, 45], [10, 46, 120.5], [9, 45]]]}}]}"#;
        let topology = br#"{"type": "Topology", "transform": {"scale": [0.5, 0.5], "translate": [9, 45]},
            "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [2, 2]]],
            "objects": {"places": {"type": "GeometryCollection", "geometries": [
                {"type": "Polygon", "arcs": [[0, -2]], "properties": {"N": 1}}]}}}"#;
        let (one, other) = (read(geo, 2).unwrap(), read(topology, 2).unwrap());
        assert_eq!(one[0].polygons, other[0].polygons);
        assert_eq!((&one[0].properties, one.len()), (&other[0].properties, other.len()));
    }

    #[test]
    fn what_is_no_map_says_why() {
        assert!(matches!(wrong("[]")[..], [(0, Unread::NoMap(_))]));
        assert!(matches!(wrong("{\"type\": \"Point\"}")[..], [(0, Unread::NoMap(_))]));
        let of = |geometry: &str| {
            let feature = format!("{{\"properties\": null, \"geometry\": {geometry}}}");
            wrong(&format!("{{\"type\": \"FeatureCollection\", \"features\": [{feature}]}}"))
        };
        assert_eq!(of("null"), [(1, Unread::NoOutline("null".to_owned()))]);
        assert_eq!(
            of("{\"type\": \"Point\", \"coordinates\": [1, 2]}"),
            [(1, Unread::NoOutline("Point".to_owned()))]
        );
        let metres = of("{\"type\": \"Polygon\", \"coordinates\": [[[1514936.2, 5034520.1]]]}");
        assert!(matches!(metres[..], [(1, Unread::NoDegrees(_))]), "{metres:?}");
        let empty = "{\"properties\": {}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": []}}";
        let three = format!("{{\"type\": \"FeatureCollection\", \"features\": [{empty}, {empty}, {empty}]}}");
        assert_eq!(wrong(&three), [(0, Unread::TooMany(2))]);
        let arcless = "{\"type\": \"Topology\", \"arcs\": [], \"objects\": {\"p\": {\"geometries\": [
            {\"type\": \"Polygon\", \"arcs\": [[4]]}]}}}";
        assert_eq!(wrong(arcless), [(1, Unread::NoArc)]);
        let (arc, named) = (vec!["[0,0]"; 5_000].join(","), vec!["0"; 500].join(","));
        let endless = format!(
            "{{\"type\": \"Topology\", \"arcs\": [[{arc}]], \"objects\": {{\"p\": {{\"geometries\": [
             {{\"type\": \"Polygon\", \"arcs\": [[{named}]]}}]}}}}}}"
        );
        assert_eq!(wrong(&endless), [(1, Unread::TooManyCorners(CORNERS_MAX))]);
    }
}
