//! The tree of places, through the API.
use crate::{
    directory::world::World,
    support::{Base, on_both},
};
use serde_json::json;

on_both!(
    places_are_listed_by_name_and_kind,
    a_place_knows_its_district,
    the_tree_is_read_once_for_each_version,
    an_outsider_sees_no_place,
);

async fn places_are_listed_by_name_and_kind(base: Base) {
    let world = World::on(base).await;
    let rho = world.area("RHO").await;
    let document = format!(
        "{{ areas(kind: COMUNE, within: \"{rho}\", first: 1) {{
        nodes {{ name code }} pageInfo {{ hasNextPage endCursor }} }} }}"
    );
    let page = world.ask(&document).await["areas"].take();
    assert_eq!(page["nodes"], json!([{ "name": "Arese", "code": "015009" }]));
    assert_eq!(page["pageInfo"]["hasNextPage"], true);
    let after = page["pageInfo"]["endCursor"].as_str().unwrap();
    let document =
        format!("{{ areas(kind: COMUNE, within: \"{rho}\", after: \"{after}\") {{ nodes {{ name }} }} }}");
    assert_eq!(world.ask(&document).await["areas"]["nodes"], json!([{ "name": "Rho" }]));
}

async fn a_place_knows_its_district(base: Base) {
    let world = World::on(base).await;
    let district = async |code: &str| {
        let document = format!("{{ area(id: \"{}\") {{ district {{ name }} }} }}", world.area(code).await);
        world.ask(&document).await["area"]["district"]["name"].clone()
    };
    assert_eq!(district("015146-9").await, "Municipio 9");
    assert_eq!(district("015182").await, "Ambito di Rho");
    assert_eq!(district("015105").await, "Garbagnate Milanese");
    assert_eq!(district("015146").await, json!(null));
}

async fn the_tree_is_read_once_for_each_version(base: Base) {
    let world = World::on(base).await;
    let document = "{ areas { nodes { name parent { name } district { name } } } }";
    let (_, first) = world.answer(world.municipio, document).await;
    let (_, again) = world.answer(world.municipio, document).await;
    assert_eq!((first, again), (2, 1));
}

async fn an_outsider_sees_no_place(base: Base) {
    let world = World::on(base).await;
    let rho = world.area("RHO").await;
    let document = format!("{{ areas {{ nodes {{ name }} }} area(id: \"{rho}\") {{ name }} }}");
    let seen = world.ask_as(world.outsider, &document).await;
    assert_eq!(seen, json!({ "areas": { "nodes": [] }, "area": null }));
}
