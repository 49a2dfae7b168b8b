//! Maps from outside, and what the screen of unmet needs draws of them.
use super::{Visitor, mario};
use crate::{
    support::{Base, data::shared_data, folder, on_both},
    world::World,
};
use amis::{
    areas::AreaKind,
    call::Call,
    exchange::{self, Naming},
    locale::Language,
};
use serde_json::{Value, json};
use std::{fs, path::Path, sync::Arc};

on_both!(
    districts_are_drawn_as_they_lie,
    a_neighbourhood_leads_to_its_municipi,
    what_is_wrong_with_a_map_is_told_by_place_and_nothing_is_taken,
    the_maps_of_milan_and_lombardy_are_read,
    what_could_be_asked_stands_beside_what_is_needed,
);

const SHAPES: &str = "query ($kind: AreaKind) { areas(kind: $kind, first: 100) { nodes {
    code name residents parent { code } shape { path west north east south licence } } } }";

fn naming(kind: AreaKind, code: &str, name: &str, parent: Option<&str>) -> Naming {
    let licence = "Comune di Prova, CC BY 4.0".to_owned();
    Naming { kind, code: code.to_owned(), name: name.to_owned(), parent: parent.map(str::to_owned), licence }
}

fn municipi() -> Naming {
    naming(AreaKind::Municipio, "015146-{ZONADEC}", "Municipio {ZONADEC}", Some("015146"))
}

/// What was told of a map: how many outlines were taken, or what is wrong.
async fn taken(world: &World, file: &Path, naming: &Naming) -> Result<(usize, usize, usize), String> {
    let call = Call::new(Arc::clone(&world.house), None, Language::En, "test".to_owned());
    let done = exchange::import_outlines(&call, file, naming).await;
    call.release().await;
    done.map(|(brought, drawn)| (drawn, brought.new, brought.changed)).map_err(|error| error.to_string())
}

fn square(number: Value, west: f64) -> Value {
    let ring = [[west, 45.5], [west + 0.05, 45.5], [west + 0.05, 45.55], [west, 45.55], [west, 45.5]];
    json!({ "type": "Feature", "properties": { "ZONADEC": number },
            "geometry": { "type": "Polygon", "coordinates": [ring] } })
}

fn map(places: &[Value]) -> String {
    json!({ "type": "FeatureCollection", "features": places }).to_string()
}

async fn shapes(world: &World, kind: &str) -> Vec<Value> {
    let found = world.data("giulia", SHAPES, json!({ "kind": kind })).await;
    found["areas"]["nodes"].as_array().unwrap().clone()
}

async fn districts_are_drawn_as_they_lie(base: Base) {
    let (world, served, _) = mario(&base).await;
    let folder = folder();
    let file = folder.path().join("zone.geojson");
    let paolo = Visitor::signed_in(&served, &world, "paolo", "it").await;
    assert!(!paolo.get("/unmet").await.page.contains("class=\"choropleth\""), "no map is known");
    let before = shapes(&world, "MUNICIPIO").await;
    fs::write(&file, map(&[square(json!(8), 9.1), square(json!(9), 9.15)])).unwrap();
    assert_eq!(taken(&world, &file, &municipi()).await, Ok((2, 0, 0)), "both are known");
    let after = shapes(&world, "MUNICIPIO").await;
    let of = |all: &[Value], code: &str| all.iter().find(|area| area["code"] == code).unwrap().clone();
    assert_eq!(
        of(&after, "015146-9")["residents"],
        of(&before, "015146-9")["residents"],
        "what was known stays"
    );
    assert_eq!(of(&after, "015146-9")["shape"]["licence"], "Comune di Prova, CC BY 4.0");
    assert_eq!(
        of(&after, "015146-8")["shape"]["east"],
        of(&after, "015146-9")["shape"]["west"],
        "side by side"
    );
    assert_eq!(of(&after, "015146-1")["shape"], Value::Null);
    let milan = of(&shapes(&world, "COMUNE").await, "015146");
    let path = milan["shape"]["path"].as_str().unwrap();
    assert_eq!(
        path.matches('M').count(),
        2,
        "a place without an outline is drawn by what lies in it: {path}"
    );
    for (language, too_few) in [("it", "non mostrato"), ("en", "not shown")] {
        let paolo = Visitor::signed_in(&served, &world, "paolo", language).await;
        let page = paolo.get("/unmet").await;
        assert_eq!(page.status, 200, "{}", page.page);
        let drawn = page
            .page
            .split_once("class=\"choropleth\"")
            .unwrap()
            .1
            .split_once("</svg>")
            .unwrap()
            .0
            .to_owned();
        assert_eq!(drawn.matches("<path").count(), 2, "{drawn}");
        assert!(drawn.contains("Municipio 9: ") && drawn.contains("<title>"), "{drawn}");
        assert!(page.says("Comune di Prova, CC BY 4.0"), "whose it is stands beside it");
        let told = of_nine(&page.page);
        assert!(drawn.contains(&format!("Municipio 9: {told}\"")), "as the table says, {told}: {drawn}");
        let nadia = Visitor::signed_in(&served, &world, "nadia", language).await;
        let published = nadia.get("/unmet").await.page;
        let drawn = published
            .split_once("class=\"choropleth\"")
            .unwrap()
            .1
            .split_once("</svg>")
            .unwrap()
            .0
            .to_owned();
        assert!(drawn.to_lowercase().contains(too_few), "few are told to nobody else: {drawn}");
    }
}

/// The open needs of Municipio 9, as the tiles have them.
fn of_nine(page: &str) -> String {
    let tile = page.split_once("Municipio 9<strong>").unwrap().1;
    tile.split_once("</strong>").unwrap().0.to_owned()
}

async fn a_neighbourhood_leads_to_its_municipi(base: Base) {
    let (world, served, _) = mario(&base).await;
    let folder = folder();
    let file = folder.path().join("map.geojson");
    let mut bicocca = square(json!(15), 9.1375);
    bicocca["properties"]["NIL"] = json!("BICOCCA");
    let nil = naming(AreaKind::Nil, "015146-NIL-{ZONADEC}", "{NIL}", Some("015146"));
    fs::write(&file, map(&[bicocca])).unwrap();
    assert_eq!(taken(&world, &file, &nil).await, Ok((1, 1, 0)));
    let shares =
        "{ areas(kind: NIL) { nodes { id name district { code } shares { percent municipio { code } } } } }";
    let read = async || world.data("giulia", shares, json!({})).await["areas"]["nodes"][0].clone();
    assert_eq!(read().await["shares"], json!([]), "of no municipio the outline is known");
    fs::write(&file, map(&[square(json!(8), 9.1), square(json!(9), 9.15)])).unwrap();
    assert_eq!(taken(&world, &file, &municipi()).await, Ok((2, 0, 0)));
    let found = read().await;
    let of = |code: &str, percent: i32| json!({ "percent": percent, "municipio": { "code": code } });
    assert_eq!(found["shares"], json!([of("015146-9", 75), of("015146-8", 25)]));
    assert_eq!(found["district"], Value::Null, "nobody's needs are counted by it");
    for (language, named) in [("it", "quartiere (NIL)"), ("en", "neighbourhood (NIL)")] {
        let giulia = Visitor::signed_in(&served, &world, "giulia", language).await;
        let listed = giulia.get("/areas?kind=NIL").await;
        assert!(
            listed.says("BICOCCA") && listed.says("Municipio 9 75 %, Municipio 8 25 %"),
            "{}",
            listed.page
        );
        assert!(listed.says(named), "{}", listed.page);
        let searched = [("do", "register"), ("place", "bico"), ("step", "change")];
        let hinted = giulia.send("/people/new", &searched).await;
        assert!(hinted.says("BICOCCA: Municipio 9 75 %, Municipio 8 25 %"), "{}", hinted.page);
    }
    let lives =
        "mutation ($area: ID!) { registerPerson(input: { identity: { alias: \"Una\" }, nobodyKnown: true,
        address: { dwellingArea: $area } }) { person { id } problems { code field } } }";
    let refused = world.data("giulia", lives, json!({ "area": found["id"] })).await;
    let told = &refused["registerPerson"]["problems"][0];
    assert_eq!(
        (&told["code"], &told["field"]),
        (&json!("area.of_no_district"), &json!("address.dwellingArea"))
    );
    assert_eq!(refused["registerPerson"]["person"], Value::Null);
}

async fn what_is_wrong_with_a_map_is_told_by_place_and_nothing_is_taken(base: Base) {
    let world = World::stories(base.clone()).await;
    let folder = folder();
    let file = folder.path().join("zone.geojson");
    let shapes = "select count(*) from area_shape";
    let refused = async |text: String, naming: &Naming| {
        fs::write(&file, text).unwrap();
        let told = taken(&world, &file, naming).await.unwrap_err();
        assert_eq!(base.number(shapes).await, 0, "{told}");
        told
    };
    let point = json!({ "type": "Feature", "properties": { "ZONADEC": 1 },
                        "geometry": { "type": "Point", "coordinates": [9, 45] } });
    let told = refused(map(&[square(json!(9), 9.1), point]), &municipi()).await;
    assert!(told.contains("place 2: \"Point\" is no outline"), "{told}");
    let told =
        refused(map(&[square(json!(null), 9.1), square(json!(9), 9.2), square(json!(9), 9.3)]), &municipi())
            .await;
    assert!(told.contains("place 1, code: no text or number in the field \"ZONADEC\""), "{told}");
    assert!(told.contains("place 3, code: the id \"015146-9\" stands in an earlier row"), "{told}");
    let elsewhere = naming(AreaKind::Municipio, "015146-{ZONADEC}", "Municipio {ZONADEC}", Some("RHO"));
    let told = refused(map(&[square(json!(9), 9.1)]), &elsewhere).await;
    assert!(told.contains("place 1, parent: \"015146-9\" lies in \"015146\" in the database"), "{told}");
    let other = naming(AreaKind::Comune, "015146-{ZONADEC}", "Comune {ZONADEC}", None);
    let told = refused(map(&[square(json!(9), 9.1)]), &other).await;
    assert!(told.contains("place 1, kind: \"015146-9\" is of kind municipio"), "{told}");
    let unclosed = naming(AreaKind::Municipio, "015146-{ZONADEC", "x", None);
    assert!(refused(map(&[square(json!(9), 9.1)]), &unclosed).await.contains("place 1, code"));
    assert!(refused("code,name\n".to_owned(), &municipi()).await.contains("neither a GeoJSON"));
    let metres = square(json!(9), 1_514_936.0);
    assert!(refused(map(&[metres]), &municipi()).await.contains("no degrees"));
    fs::remove_file(&file).unwrap();
    assert!(taken(&world, &file, &municipi()).await.unwrap_err().contains("No such file"));
}

async fn the_maps_of_milan_and_lombardy_are_read(base: Base) {
    let Some(maps) = shared_data("areas") else { return };
    let (world, served, _) = mario(&base).await;
    let zones = maps.join("milano/zone.geojson");
    assert_eq!(taken(&world, &zones, &municipi()).await, Ok((9, 0, 0)));
    let nil = naming(AreaKind::Nil, "015146-NIL-{ID_NIL}", "{NIL}", Some("015146"));
    assert_eq!(taken(&world, &maps.join("milano/nil.geojson"), &nil).await, Ok((88, 88, 0)));
    let shares = "{ areas(kind: NIL, first: 100) { nodes { name shares { percent } } } }";
    let shares = world.data("giulia", shares, json!({})).await;
    let percents = |of: &Value| -> Vec<i64> {
        of["shares"].as_array().unwrap().iter().map(|share| share["percent"].as_i64().unwrap()).collect()
    };
    let all: Vec<_> = shares["areas"]["nodes"].as_array().unwrap().iter().map(percents).collect();
    // Of a neighbourhood at the border some lies outside of all municipi, by the outlines of the two maps.
    assert!(all.iter().all(|of| (75..=103).contains(&of.iter().sum::<i64>())), "each is shared out: {all:?}");
    let whole = all.iter().filter(|of| of[0] >= 95).count();
    assert!((56..=58).contains(&whole), "57 lie in one by their true outlines: {whole}");
    let comuni = naming(AreaKind::Comune, "{com_istat_code}", "{name}", None);
    let lombardy = maps.join("lombardia/limits_R_3_municipalities.topo.json");
    let (drawn, new, _) = taken(&world, &lombardy, &comuni).await.unwrap();
    assert_eq!((drawn, new > 1_400), (1_503, true));
    let again = taken(&world, &lombardy, &comuni).await;
    assert_eq!(again, Ok((1_503, 0, 0)), "the same map again changes no place");
    let ambiti = shapes(&world, "AMBITO").await;
    assert!(ambiti.iter().all(|ambito| ambito["shape"].is_object()), "drawn by their comuni: {ambiti:?}");
    let paolo = Visitor::signed_in(&served, &world, "paolo", "it").await;
    let page = paolo.get("/unmet").await.page;
    let drawn = page.split_once("class=\"choropleth\"").unwrap().1.split_once("</svg>").unwrap().0.len();
    let nadia = Visitor::signed_in(&served, &world, "nadia", "it").await;
    let published = nadia.get("/unmet").await;
    assert_eq!(published.status, 200, "a region of comuni is shown: {}", published.page);
    assert!(drawn < 24_000, "the whole map weighs {drawn} bytes before it is packed");
}

async fn what_could_be_asked_stands_beside_what_is_needed(base: Base) {
    let world = World::stories(base).await;
    let document = "{ unmetNeeds { district { code } domain open services freePlaces } }";
    let cells = world.data("paolo", document, json!({})).await["unmetNeeds"].take();
    let cells = cells.as_array().unwrap();
    let none = "query ($domain: NeedDomain!) { services(domain: $domain, first: 100) { nodes { id } } }";
    assert!(!cells.is_empty());
    for cell in cells {
        let listed = world.data("paolo", none, json!({ "domain": cell["domain"] })).await;
        let at_most = listed["services"]["nodes"].as_array().unwrap().len();
        let told = cell["services"].as_u64().unwrap();
        assert!(told <= at_most as u64, "{cell}: {at_most}");
        assert!(told > 0 || cell["freePlaces"] == 0, "{cell}");
    }
    assert!(cells.iter().any(|cell| cell["services"].as_u64() > Some(0)), "{cells:?}");
    let whole = "query ($within: ID) { unmetNeeds(within: $within, by: [DOMAIN]) { services freePlaces } }";
    let ninth = world.data("paolo", "{ areas(kind: MUNICIPIO) { nodes { id code } } }", json!({})).await;
    let ninth = ninth["areas"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|area| area["code"] == "015146-9")
        .unwrap()["id"]
        .clone();
    let told = world.data("paolo", whole, json!({ "within": ninth })).await;
    let told = told["unmetNeeds"].as_array().unwrap();
    assert!(
        !told.is_empty() && told.iter().all(|cell| cell["services"].is_null()),
        "of no one district: {told:?}"
    );
}
