//! The tree of places, through the API.
use crate::{
    directory::world::World,
    support::{Base, folder, on_both},
};
use amis::{
    areas::{self, AREAS_MAX, AreaKind, Brought},
    exchange::{AreasError, Naming, import_areas, import_outlines},
    kernel::Halt,
};
use serde_json::json;
use std::fs;

on_both!(
    places_are_listed_by_name_and_kind,
    a_place_knows_its_district,
    the_tree_is_read_once_for_each_version,
    an_outsider_sees_no_place,
    as_many_places_as_are_read_are_taken_and_no_more,
    what_was_checked_against_a_former_tree_is_not_taken,
    outlines_that_are_there_are_not_written_again,
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

const HEAD: &str = "code,name,kind,source\n";

fn counts(brought: &Brought) -> [usize; 3] {
    [brought.new, brought.changed, brought.unchanged]
}

fn code(refused: &AreasError) -> &'static str {
    match refused {
        AreasError::Halt(Halt::Refused(problem)) => problem.code,
        other => panic!("{other}"),
    }
}

async fn as_many_places_as_are_read_are_taken_and_no_more(base: Base) {
    let world = World::on(base).await;
    let stand = areas::tree(&world.operator()).await.unwrap().list(None, None).count();
    let (home, room) = (folder(), AREAS_MAX - stand);
    let table = home.path().join("areas.csv");
    let of = |numbers: std::ops::Range<usize>| {
        let row = |number| format!("X{number},Luogo {number},comune,prova\n");
        fs::write(&table, [HEAD.to_owned(), numbers.map(row).collect()].concat()).unwrap();
    };
    of(0..room / 2);
    assert_eq!(counts(&import_areas(&world.operator(), &table).await.unwrap()), [room / 2, 0, 0]);
    of(room / 2..room + 1);
    let refused = import_areas(&world.operator(), &table).await.unwrap_err();
    assert_eq!(code(&refused), "areas.too_many");
    assert!(
        refused.to_string().contains("more than 20000 places"),
        "whoever runs the command reads why: {refused}"
    );
    let tree = areas::tree(&world.operator()).await.unwrap();
    assert_eq!(tree.list(None, None).count(), stand + room / 2, "nothing of it is taken");
    of(room / 2..room);
    for brought in [[room - room / 2, 0, 0], [0, 0, room - room / 2]] {
        assert_eq!(counts(&import_areas(&world.operator(), &table).await.unwrap()), brought);
    }
    assert_eq!(areas::tree(&world.operator()).await.unwrap().list(None, None).count(), AREAS_MAX);
}

async fn what_was_checked_against_a_former_tree_is_not_taken(base: Base) {
    let world = World::on(base).await;
    let home = folder();
    let (mine, theirs) = (home.path().join("mine.csv"), home.path().join("theirs.csv"));
    fs::write(&mine, [HEAD, "X1,Mio,comune,prova\n"].concat()).unwrap();
    fs::write(&theirs, [HEAD, "X1,Loro,comune,prova\n"].concat()).unwrap();
    let late = world.operator();
    late.version(areas::KEPT).await.unwrap();
    import_areas(&world.operator(), &theirs).await.unwrap();
    let refused = import_areas(&late, &mine).await.unwrap_err();
    assert_eq!(code(&refused), "areas.overtaken");
    let tree = areas::tree(&world.operator()).await.unwrap();
    assert_eq!(tree.by_code("X1").unwrap().name, "Loro");
    let taken = import_areas(&world.operator(), &mine).await.unwrap();
    assert_eq!(counts(&taken), [0, 1, 0], "looked at again it is");
}

async fn outlines_that_are_there_are_not_written_again(base: Base) {
    let world = World::on(base).await;
    let home = folder();
    let map = home.path().join("map.geojson");
    let drawn = |north: f64| {
        let ring = json!([[[9.1, 45.5], [9.2, 45.5], [9.2, north], [9.1, 45.5]]]);
        let place = json!({ "type": "Feature", "properties": { "Z": 9 },
            "geometry": { "type": "Polygon", "coordinates": ring } });
        fs::write(&map, json!({ "type": "FeatureCollection", "features": [place] }).to_string()).unwrap();
    };
    let naming = Naming {
        kind: AreaKind::Municipio,
        code: "015146-{Z}".to_owned(),
        name: "Municipio {Z}".to_owned(),
        parent: None,
        licence: "Prova, CC BY 4.0".to_owned(),
    };
    let mut versions = Vec::new();
    for north in [45.6, 45.6, 45.7] {
        drawn(north);
        import_outlines(&world.operator(), &map, &naming).await.unwrap();
        versions.push(world.operator().version(areas::KEPT).await.unwrap());
    }
    assert_eq!([versions[1] - versions[0], versions[2] - versions[1]], [0, 1]);
}
