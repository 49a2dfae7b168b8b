//! Imports: real directories, copies that are broken on purpose, and copies that come again.
use crate::{
    directory::world::World,
    support::{Base, data, on_both, settings},
};
use amis::{
    directory::Entity,
    exchange::{Counts, ImportError, Outcome, Progress, import},
    matching::{self, NeedFacts, Reason, Side},
    policy::Domain,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

on_both!(
    a_real_directory_is_found_and_matched,
    the_same_copy_changes_nothing,
    hsds_3_tables_load_too,
    every_defect_of_a_broken_copy_is_reported_and_nothing_is_half_loaded,
    a_copy_without_its_files_is_not_taken_at_all,
    what_a_source_no_longer_has_goes_and_what_it_changed_changes,
    an_import_that_stops_is_not_seen_and_goes_on,
    a_wrong_map_is_told_whole,
);

/// Counts what was asked of it; stops the import after so many steps by panicking where told to.
#[derive(Default)]
struct Quiet {
    steps: usize,
}

impl Progress for Quiet {
    fn begins(&mut self, _: usize) {}
    fn takes(&mut self, steps: usize) {
        self.steps += steps;
    }
}

fn sample_map() -> PathBuf {
    settings::root().join("docs/examples/ohana-map.toml")
}

async fn take(world: &World, folder: &Path, source: &str, map: &Path) -> Result<Outcome, ImportError> {
    import(&world.operator(), folder, source, map, &mut Quiet::default()).await
}

fn counts(outcome: &Outcome) -> [(usize, usize, usize, usize, usize); 3] {
    Entity::ALL.map(|entity| {
        let Counts { new, changed, unchanged, removed, refused } = outcome.counts[&entity];
        (new, changed, unchanged, removed, refused)
    })
}

async fn a_real_directory_is_found_and_matched(base: Base) {
    let Some(folder) = data::shared_data("hsds/ohana-sample") else { return };
    let world = World::on(base).await;
    let outcome = take(&world, &folder, "ohana", &sample_map()).await.unwrap();
    assert_eq!(outcome.layout.to_string(), "Ohana CSV");
    assert_eq!(outcome.refusals, []);
    assert_eq!(counts(&outcome), [(8, 0, 0, 0, 0), (22, 0, 0, 0, 0), (23, 0, 0, 0, 0)]);
    let nodes = "nodes { name source status languages organization { name kind agreement }
                 terms { term name } phones { number } schedules { weekday opens closes }
                 locations { name area { name } addresses { city } phones { number }
                             schedules { from until everyYear closed opens } } }";
    let found = world.ask(&format!("{{ services(search: \"passport\") {{ {nodes} }} }}")).await;
    let passport = &found["services"]["nodes"][0];
    assert_eq!(passport["name"], "Passport Photos");
    assert_eq!(passport["source"], "ohana");
    assert_eq!(passport["organization"]["name"], "Example Agency");
    assert_eq!(passport["organization"]["agreement"], false);
    assert_eq!(passport["languages"], serde_json::json!(["es"]));
    assert_eq!(passport["terms"].as_array().unwrap().len(), 6);
    assert_eq!(passport["schedules"][1]["closes"], "16:00");
    let holidays = passport["locations"][0]["schedules"].as_array().unwrap();
    assert_eq!(holidays.len(), 10);
    assert!(holidays.iter().any(|day| day["everyYear"] == true && day["from"] == "2000-01-01"));
    let nine = world.area("015146-9").await;
    let here = format!("{{ services(domain: FOOD, area: \"{nine}\") {{ nodes {{ name }} }} }}");
    let names = world.ask(&here).await["services"]["nodes"].to_string();
    assert!(names.contains("Meals on Wheels - South County"), "{names}");
    let call = world.call(world.municipio);
    let facts = NeedFacts::new(Domain::Food, world.help("food.meal.home").await.kind, nine);
    let best = matching::candidates(&call, &facts, 5).await.unwrap();
    call.release().await;
    let said = |side| best[0].on(side).map(|said| said.reason).collect::<Vec<_>>();
    assert!(said(Side::For).contains(&Reason::AnswersKind) && said(Side::For).contains(&Reason::ServesArea));
    assert!(said(Side::Against).contains(&Reason::NoAgreement));
}

async fn the_same_copy_changes_nothing(base: Base) {
    let Some(folder) = data::shared_data("hsds/ohana-sample") else { return };
    let world = World::on(base).await;
    take(&world, &folder, "ohana", &sample_map()).await.unwrap();
    let before = state(&world).await;
    let again = take(&world, &folder, "ohana", &sample_map()).await.unwrap();
    assert_eq!(counts(&again), [(0, 0, 8, 0, 0), (0, 0, 22, 0, 0), (0, 0, 23, 0, 0)]);
    assert_eq!(state(&world).await, before);
    let other = take(&world, &folder, "ohana-2", &sample_map()).await.unwrap();
    assert_eq!(counts(&other)[2].0, 23, "another source's ids are its own");
}

/// Rows of every table that an import writes, and the numbers that say that something changed.
async fn state(world: &World) -> Vec<i64> {
    let mut found = Vec::new();
    for sql in [
        "select count(*) from face_edition",
        "select count(*) from location_edition",
        "select count(*) from service_edition",
        "select count(*) from phone",
        "select count(*) from schedule",
        "select count(*) from address",
        "select count(*) from service_help",
        "select count(*) from service_term",
        "select count(*) from organization",
        "select cast(coalesce(sum(edition), 0) as bigint) from directory_source",
        "select cast(coalesce(sum(version), 0) as bigint) from versions",
    ] {
        found.push(world.base.number(sql).await);
    }
    found
}

async fn hsds_3_tables_load_too(base: Base) {
    let Some(folder) = data::shared_data("hsds/spec-3.0/examples-csv") else { return };
    let world = World::on(base).await;
    let outcome = take(&world, &folder, "hsds", &sample_map()).await.unwrap();
    assert_eq!(outcome.layout.to_string(), "HSDS 3.0 tabular");
    let [organizations, locations, services] = counts(&outcome);
    assert_eq!((organizations.0, services.0), (1, 1));
    assert_eq!((locations.0, locations.4), (0, 1), "its place is at latitude 100");
    let told: Vec<_> = outcome.refusals.iter().map(ToString::to_string).collect();
    assert!(told.contains(&"locations.csv:2 latitude: 100 is out of bounds".to_owned()), "{told:#?}");
    let found =
        world.ask("{ services { nodes { name ages { from to } verifiedAt organization { name } } } }").await;
    let service = &found["services"]["nodes"][0];
    assert_eq!(service["name"], "Community Counselling");
    assert_eq!(service["ages"], serde_json::json!({ "from": 12, "to": 100 }));
    assert_eq!(service["organization"]["name"], "Example Organization Inc.");
}

/// A small copy in Ohana's layout, that a test may spoil.
struct Copy(tempfile::TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(tempfile::tempdir().unwrap());
        copy.write("organizations.csv", "id,name,website,email,date_incorporated\n1,Corte,,,\n2,Ponte,,,\n");
        copy.write(
            "locations.csv",
            "id,organization_id,name,latitude,longitude,virtual\n1,1,Isola,45.5,9.2,false\n2,2,Bovisa,,,false\n",
        );
        copy.write(
            "services.csv",
            "id,location_id,program_id,name,status,keywords,service_areas,languages,taxonomy_ids,description\n\
             1,1,,Mensa,active,Food Pantries,East Palo Alto,Spanish,,Pasti\n\
             2,2,,Ascolto,active,,Belmont,,,Colloqui\n",
        );
        copy.write("phones.csv", "id,location_id,organization_id,service_id,number\n1,1,,,02 1\n");
        copy.write("addresses.csv", "id,location_id,address_1,city,country\n1,1,via Roma 1,Belmont,IT\n");
        copy.write(
            "regular_schedules.csv",
            "id,location_id,service_id,weekday,opens_at,closes_at\n1,1,,Monday,9am,17:00\n",
        );
        copy.write(
            "holiday_schedules.csv",
            "id,location_id,service_id,start_date,end_date,closed,opens_at,closes_at\n",
        );
        copy.write("taxonomy.csv", "taxonomy_id,name,parent_id\n101,Emergency,\n101-01,Food,101\n");
        copy.write("map.toml", "organization_kind = \"aps\"\n[keywords]\n\"Food Pantries\" = [\"food.parcel\"]\n\
             [places]\n\"East Palo Alto\" = [\"015146-9\"]\n\"Belmont\" = [\"015146-1\"]\n[languages]\nSpanish = \"es\"\n");
        copy
    }

    fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(file), text).unwrap();
    }

    fn append(&self, file: &str, text: &str) {
        let path = self.0.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(path, before + text).unwrap();
    }

    async fn take(&self, world: &World) -> Result<Outcome, ImportError> {
        take(world, self.0.path(), "copy", &self.0.path().join("map.toml")).await
    }
}

async fn every_defect_of_a_broken_copy_is_reported_and_nothing_is_half_loaded(base: Base) {
    let world = World::on(base).await;
    let copy = Copy::new();
    let long = "x".repeat(201);
    copy.append(
        "organizations.csv",
        &format!("3,,javascript:alert(1),nobody,soon\n1,Doppione,,,\n4,{long},,,\n"),
    );
    copy.append("locations.csv", "3,9,Nulla,100,x,maybe\n4,3,Figlia,,,\n5,1,Corta\n");
    copy.append(
        "services.csv",
        "3,4,7,Orfana,active,,,,,\n4,1,,Strana,asleep,,,,999,\n5,1,,\u{1}Muta,active,,,,,\n,1,,Senza id,active,,,,,\n",
    );
    copy.append("phones.csv", "2,,,,02 2\n3,,,5,02 3\n4,1,,,\n");
    copy.append("addresses.csv", "2,1,via Po,,Italy\n");
    copy.append("regular_schedules.csv", "2,1,,Someday,25:00,\n");
    copy.append("holiday_schedules.csv", "1,1,,2026-12-26,2026-12-24,true,,\n2,1,,31/12/2026,,perhaps,,\n");
    copy.append("taxonomy.csv", "101-02,Orphan,102\n");
    let outcome = copy.take(&world).await.unwrap();
    let told: Vec<_> = outcome.refusals.iter().map(ToString::to_string).collect();
    let expected = [
        "locations.csv:6: the row has 3 cells, the header 6",
        "organizations.csv:4 date_incorporated: \"soon\" is no date",
        "organizations.csv:4 name: empty",
        "organizations.csv:4 website: \"javascript:alert(1)\" is no address of the web",
        "organizations.csv:4 email: \"nobody\" is no address of mail",
        "organizations.csv:5 id: the id \"1\" stands in an earlier row",
        "organizations.csv:6 name: longer than 200 characters",
        "locations.csv:4 organization_id: no row of organizations.csv has the id \"9\"",
        "locations.csv:4 virtual: \"maybe\" is none of the words that are allowed here",
        "locations.csv:4 latitude: 100 is out of bounds",
        "locations.csv:4 longitude: \"x\" is no number",
        "locations.csv:5 organization_id: the row \"3\" of organizations.csv was refused",
        "taxonomy.csv:4 parent_id: no row of taxonomy.csv has the id \"102\"",
        "services.csv:4 location_id: the row \"4\" of locations.csv was refused",
        "services.csv:4 program_id: no row of programs.csv has the id \"7\"",
        "services.csv:5 status: \"asleep\" is none of the words that are allowed here",
        "services.csv:5 taxonomy_ids: no row of taxonomy.csv has the id \"999\"",
        "services.csv:6 name: holds control characters",
        "services.csv:7 id: empty",
        "phones.csv:3: belongs to nothing",
        "phones.csv:4 service_id: the row \"5\" of services.csv was refused",
        "phones.csv:5 number: empty",
        "addresses.csv:3 country: \"Italy\" is none of the words that are allowed here",
        "addresses.csv:3 city: empty",
        "regular_schedules.csv:3 weekday: \"Someday\" is none of the words that are allowed here",
        "regular_schedules.csv:3 opens_at: \"25:00\" is no time of day",
        "regular_schedules.csv:3 closes_at: empty",
        "holiday_schedules.csv:2 end_date: ends before it begins",
        "holiday_schedules.csv:3 end_date: empty",
        "holiday_schedules.csv:3 start_date: \"31/12/2026\" is no date",
        "holiday_schedules.csv:3 closed: \"perhaps\" is none of the words that are allowed here",
    ];
    for defect in expected {
        assert!(told.iter().any(|told| told == defect), "{defect}\nis not among\n{told:#?}");
    }
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    assert_eq!(counts(&outcome), [(2, 0, 0, 0, 2), (2, 0, 0, 0, 2), (2, 0, 0, 0, 4)]);
    let names = world.ask("{ services { nodes { name organization { name } locations { name } } } }").await;
    let services = names["services"]["nodes"].as_array().unwrap();
    assert_eq!(services.len(), 2);
    assert!(
        services
            .iter()
            .all(|one| one["organization"] != serde_json::json!(null) && !one["locations"][0].is_null())
    );
}

async fn a_copy_without_its_files_is_not_taken_at_all(base: Base) {
    let world = World::on(base).await;
    let before = state(&world).await;
    let copy = Copy::new();
    fs::remove_file(copy.0.path().join("organizations.csv")).unwrap();
    copy.write("phones.csv", "id\n1\n");
    copy.write("addresses.csv", b"id,location_id,address_1,city,country,city\n");
    let Err(ImportError::Copy(refusals)) = copy.take(&world).await else { panic!("it was taken") };
    let told: Vec<_> = refusals.iter().map(ToString::to_string).collect();
    for defect in [
        "organizations.csv: the file is missing",
        "phones.csv number: the column is missing",
        "addresses.csv city: the column is there twice",
    ] {
        assert!(told.iter().any(|told| told == defect), "{defect}\nis not among\n{told:#?}");
    }
    assert_eq!(state(&world).await, before);
    copy.write("services.csv", "nonsense");
    assert!(matches!(copy.take(&world).await, Err(ImportError::Layout(_))));
}

async fn what_a_source_no_longer_has_goes_and_what_it_changed_changes(base: Base) {
    let world = World::on(base).await;
    let copy = Copy::new();
    copy.take(&world).await.unwrap();
    let names = async || {
        let found = world.ask("{ services { nodes { id name phones { number } } } }").await;
        found["services"]["nodes"].as_array().unwrap().clone()
    };
    let before = names().await;
    copy.write(
        "services.csv",
        "id,location_id,program_id,name,status,keywords,service_areas,languages,taxonomy_ids,description\n\
         1,1,,Mensa nuova,active,Food Pantries,East Palo Alto,Spanish,,Pasti\n",
    );
    copy.write("phones.csv", "id,location_id,organization_id,service_id,number\n1,,,1,02 9\n");
    let outcome = copy.take(&world).await.unwrap();
    assert_eq!(counts(&outcome), [(0, 0, 2, 0, 0), (0, 1, 1, 0, 0), (0, 1, 0, 1, 0)]);
    let after = names().await;
    assert_eq!(after.len(), 1);
    assert_eq!(after[0]["name"], "Mensa nuova");
    assert_eq!(after[0]["phones"][0]["number"], "02 9");
    assert!(before.iter().any(|one| one["id"] == after[0]["id"]), "its id is what it was");
    assert_eq!(world.base.number("select count(*) from service_edition").await, 1, "nothing old is left");
}

/// Stops an import in the middle of its writing.
struct Stops;

impl Progress for Stops {
    fn begins(&mut self, _: usize) {}
    fn takes(&mut self, _: usize) {
        panic!("the power fails");
    }
}

async fn an_import_that_stops_is_not_seen_and_goes_on(base: Base) {
    let world = World::on(base).await;
    let copy = Copy::new();
    copy.take(&world).await.unwrap();
    copy.write(
        "services.csv",
        "id,location_id,program_id,name,status,keywords,service_areas,languages,taxonomy_ids,description\n\
         1,1,,Mensa nuova,active,Food Pantries,East Palo Alto,Spanish,,Pasti\n3,2,,Terza,active,,,,,\n",
    );
    world.base.expect_panics(1);
    let (call, folder) = (world.operator(), copy.0.path().to_owned());
    let stopped = tokio::spawn(async move {
        let map = folder.join("map.toml");
        import(&call, &folder, "copy", &map, &mut Stops).await.map(drop)
    });
    assert!(stopped.await.is_err(), "it was stopped");
    let laid = "select count(*) from service_edition where edition = 2";
    assert_eq!(world.base.number(laid).await, 2, "something had been laid down");
    let names = async || world.ask("{ services { nodes { name } } }").await["services"]["nodes"].to_string();
    assert_eq!(names().await, r#"[{"name":"Ascolto"},{"name":"Mensa"}]"#);
    let outcome = copy.take(&world).await.unwrap();
    assert_eq!(counts(&outcome)[2], (1, 1, 0, 1, 0));
    assert_eq!(names().await, r#"[{"name":"Mensa nuova"},{"name":"Terza"}]"#);
    assert_eq!(counts(&copy.take(&world).await.unwrap())[2], (0, 0, 2, 0, 0));
}

async fn a_wrong_map_is_told_whole(base: Base) {
    let world = World::on(base).await;
    let copy = Copy::new();
    copy.append("map.toml", "French = \"Français\"\n[terms]\n\"1\" = [\"food.caviar\"]\n");
    let Err(ImportError::Map(wrong)) = copy.take(&world).await else { panic!("it was taken") };
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    let source = take(&world, copy.0.path(), "network", &sample_map()).await;
    assert!(matches!(source, Err(ImportError::Source)));
}
