//! Organisations, services and places, through the API.
pub mod world;

use crate::support::{Base, on_both};
use amis::directory::Entries;
use serde_json::{Value, json};
use world::World;

on_both!(
    a_search_folds_accents_and_case,
    services_are_found_by_what_they_answer_and_where,
    pages_are_stable_and_bounded,
    many_services_cost_what_one_costs,
    an_outsider_sees_nothing_of_the_directory,
    a_refuge_is_kept_from_all_but_its_own_organisation,
    every_domain_has_kinds_of_help_with_questions,
);

fn names(found: &Value) -> Vec<&str> {
    found["nodes"].as_array().unwrap().iter().map(|node| node["name"].as_str().unwrap()).collect()
}

/// Twelve services of the housing association, each at one of two places.
async fn stock(world: &World) {
    let (nine, rho) = (world.area("015146-9").await, world.area("015182").await);
    let shelter = world.help("hous.shelter").await;
    let places = [world.place("Isola", nine, (45.49, 9.19)), world.place("Rho", rho, (45.53, 9.04))];
    let services = (0..12).map(|n| {
        let mut service = world.service(&format!("Alloggio {n:02}"), shelter, &[nine]);
        service.locations = vec![places[n % 2].id];
        (service, "Casa Aperta ODV".to_owned())
    });
    let services = services.collect();
    world.plant(Entries { locations: places.to_vec(), services, ..Entries::default() }).await;
}

async fn a_search_folds_accents_and_case(base: Base) {
    let world = World::on(base).await;
    let found = world.ask("{ organizations(search: \"ANCORA corti\") { nodes { name agreement } } }").await;
    assert_eq!(found["organizations"]["nodes"], json!([{ "name": "Cortile Àncora", "agreement": false }]));
    let by_kind = world.ask("{ organizations(kind: MUNICIPIO) { nodes { name } } }").await;
    assert_eq!(names(&by_kind["organizations"]), ["Comune di Milano – Municipio 9"]);
    let wild = world.ask("{ organizations(search: \"%\") { nodes { name } } }").await;
    assert_eq!(names(&wild["organizations"]).len(), 3, "a sign that is no letter asks for nothing");
}

async fn services_are_found_by_what_they_answer_and_where(base: Base) {
    let world = World::on(base).await;
    let (food, rho) = (world.help("FOOD").await, world.area("RHO").await);
    let mut closed = world.service("Mensa chiusa", food, &[rho]);
    closed.status = amis::directory::model::ServiceStatus::Closed;
    let mut parcels = world.service("Pacchi viveri", food, &[rho]);
    parcels.description = Some("Ogni sabato, con caffè.".to_owned());
    let services = [closed.clone(), parcels].map(|service| (service, "Casa Aperta ODV".to_owned()));
    world.plant(Entries { services: services.to_vec(), ..Entries::default() }).await;
    stock(&world).await;
    let found = async |asked: &str| {
        let found = world.ask(&format!("{{ services({asked}) {{ nodes {{ name }} }} }}")).await;
        names(&found["services"]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found("domain: FOOD").await, ["Pacchi viveri"]);
    assert_eq!(found("search: \"CAFFE\"").await, ["Pacchi viveri"]);
    assert_eq!(found("search: \"aperta pacchi\"").await, ["Pacchi viveri"]);
    let (arese, nine) = (world.area("015009").await, world.area("015146-9").await);
    assert_eq!(found(&format!("area: \"{arese}\"")).await, ["Pacchi viveri"], "Arese lies in what is served");
    assert_eq!(found(&format!("domain: HOUS, area: \"{nine}\"")).await.len(), 12);
    assert!(found("area: \"area_nonsense\"").await.is_empty());
    let by_id = world.ask(&format!("{{ service(id: \"{}\") {{ status }} }}", closed.id)).await;
    assert_eq!(by_id["service"]["status"], "CLOSED");
}

async fn pages_are_stable_and_bounded(base: Base) {
    let world = World::on(base).await;
    stock(&world).await;
    let (mut seen, mut after) = (Vec::new(), "null".to_owned());
    loop {
        let document = format!(
            "{{ services(first: 5, after: {after}) {{ nodes {{ name }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let page = world.ask(&document).await["services"].take();
        seen.extend(names(&page).into_iter().map(str::to_owned));
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["pageInfo"]["endCursor"].to_string();
    }
    assert_eq!(seen, (0..12).map(|n| format!("Alloggio {n:02}")).collect::<Vec<_>>());
    let refused = async |document: &str| {
        let (answer, _) = world.answer(world.municipio, document).await;
        let error = answer.errors[0].extensions.clone().unwrap();
        (error.get("problem").unwrap().to_string(), error.get("field").unwrap().to_string())
    };
    let (code, field) = refused("{ services(first: 101) { nodes { name } } }").await;
    assert_eq!((code.as_str(), field.as_str()), ("\"page.first\"", "\"first\""));
    let foreign = format!("{{ organizations(after: {after}) {{ nodes {{ name }} }} }}");
    assert_eq!(refused(&foreign).await.0, "\"page.cursor\"", "a cursor is of its own list");
}

async fn many_services_cost_what_one_costs(base: Base) {
    let world = World::on(base).await;
    stock(&world).await;
    let cost = async |first: usize| {
        let document = format!(
            "{{ services(first: {first}) {{ nodes {{ name helps {{ domain kindOfHelp {{ name }} }} areas {{ name }}
                phones {{ number }} schedules {{ opens }} terms {{ term }}
                organization {{ name phones {{ number }} services {{ name }} standingOffers {{ what }} }}
                locations {{ name area {{ name }} addresses {{ city }} phones {{ number }} }} }} }} }}"
        );
        let (answer, statements) = world.answer(world.municipio, &document).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        let data = answer.data.into_json().unwrap();
        let service = &data["services"]["nodes"][0];
        assert_eq!(service["organization"]["name"], "Casa Aperta ODV");
        assert_eq!(service["organization"]["services"].as_array().unwrap().len(), 12);
        assert_eq!(service["helps"][0]["kindOfHelp"]["name"], "Temporary accommodation");
        assert_eq!(service["areas"][0]["name"], "Municipio 9");
        assert_eq!(service["locations"][0]["addresses"][0]["city"], "Milano");
        statements
    };
    cost(1).await;
    let (one, twelve) = (cost(1).await, cost(12).await);
    assert_eq!(one, twelve);
    assert!(one <= 20, "{one} statements");
}

async fn an_outsider_sees_nothing_of_the_directory(base: Base) {
    let world = World::on(base).await;
    stock(&world).await;
    let housing = world.housing.organization;
    let document = format!(
        "{{ organizations {{ nodes {{ name }} }} services {{ nodes {{ name }} }} kindsOfHelp(domain: HOUS) {{ code }}
            organization(id: \"{housing}\") {{ name }} }}"
    );
    let nothing = json!({
        "organizations": { "nodes": [] }, "services": { "nodes": [] }, "kindsOfHelp": [], "organization": null
    });
    assert_eq!(world.ask_as(world.outsider, &document).await, nothing);
    assert_ne!(world.ask_as(world.housing, &document).await, nothing);
}

async fn a_refuge_is_kept_from_all_but_its_own_organisation(base: Base) {
    let world = World::on(base).await;
    let nine = world.area("015146-9").await;
    let mut refuge = world.place("Casa rifugio", nine, (45.49, 9.19));
    refuge.confidential = true;
    let mut service = world.service("Protezione", world.help("VIOL").await, &[nine]);
    service.locations = vec![refuge.id];
    let services = vec![(service, "Casa Aperta ODV".to_owned())];
    world.plant(Entries { locations: vec![refuge], services, ..Entries::default() }).await;
    let document = "{ services { nodes { locations { name confidential area { name } point { latitude }
                      addresses { line1 } phones { number } } } } }";
    let told = |seen: &Value| seen["services"]["nodes"][0]["locations"][0].clone();
    let own = told(&world.ask_as(world.housing, document).await);
    assert_eq!(own["addresses"][0]["line1"], "via Imbonati 1");
    let others = told(&world.ask(document).await);
    assert_eq!(
        others,
        json!({ "name": "Casa rifugio", "confidential": true, "area": null, "point": null,
                "addresses": [], "phones": [] })
    );
}

async fn every_domain_has_kinds_of_help_with_questions(base: Base) {
    let world = World::on(base).await;
    for domain in amis::policy::Domain::ALL {
        let document = format!(
            "{{ kindsOfHelp(domain: {domain}) {{ code name parent {{ code }} questions {{ code label answer choices }} }} }}"
        );
        let kinds = world.ask(&document).await["kindsOfHelp"].take();
        let kinds = kinds.as_array().unwrap();
        assert!((2..40).contains(&kinds.len()), "{domain} has {} kinds", kinds.len());
        for kind in kinds {
            let questions = kind["questions"].as_array().unwrap().len();
            assert!((2..=6).contains(&questions), "{} asks {questions} questions", kind["code"]);
        }
    }
}
