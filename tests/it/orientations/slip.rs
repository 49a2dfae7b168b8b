//! The slip to take along: where, when, whom to ask for, and nothing of the person.
use super::{NOBODY, give, id, mario, service, told_by_carla, told_mario, told_somebody, with};
use crate::{
    leaks::web::Served9,
    support::{Base, on_both},
    world::World,
};
use serde_json::json;

on_both!(
    the_slip_says_where_and_when_and_nothing_of_the_person,
    the_slip_is_there_in_plain_words_and_in_english,
    what_somebody_typed_is_shown_as_it_was_typed,
    a_refuge_has_no_address_on_paper,
    nobody_else_finds_the_slip,
    looking_at_a_slip_is_recorded,
);

struct Paper(Served9);

impl Paper {
    async fn of(base: &Base) -> Self {
        let world = World::stories(base.clone()).await;
        // Where and when they are found, as an organisation would have entered it.
        base.execute(
            "insert into address (location_id, edition, position, kind, line_1, postal_code, city, country)
             select location_id, edition, 0, 'physical', 'Via dei Gelsi 4', '20162', 'Milano', 'IT' from location_edition;
             insert into phone (owner_id, edition, position, number)
             select location_id, edition, 0, '02 5550 0001' from location_edition;
             insert into phone (owner_id, edition, position, number, extension)
             select service_id, edition, 0, '02 5550 0002', '7' from service_edition;
             insert into phone (owner_id, edition, position, number)
             select organization_id, edition, 0, '02 5550 0003' from face_edition;
             insert into schedule (owner_id, edition, position, weekday, opens, closes, until_on)
             select service_id, edition, 0, 2, '09:00', '12:30', '2027-06-30' from service_edition;
             insert into schedule (owner_id, edition, position, from_on, until_on)
             select service_id, edition, 1, '2026-12-24', '2027-01-06' from service_edition;
             update service_edition set application = 'Senza appuntamento', documents = 'Un documento'",
        )
        .await;
        Self(Served9::of(world).await)
    }

    fn world(&self) -> &World {
        &self.0.world
    }

    /// Status and page.
    async fn slip(&self, user: &str, orientation: &str, how: &str) -> (u16, String) {
        let bearer = self.0.bearer(user).await;
        let path = format!("/orientations/{orientation}/slip?{how}");
        let answer = self.0.served.get_with(&path, &[("authorization", &bearer)]).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    }
}

async fn the_slip_says_where_and_when_and_nothing_of_the_person(base: Base) {
    let paper = Paper::of(&base).await;
    let world = paper.world();
    let (_, place) = service(world, "Sportello sfratti").await;
    let change = json!({ "location": place, "askFor": "lo sportello casa", "bring": ["la lettera"], "note": "Chiudono\nad agosto.",
        "followUpOn": "2026-11-16" });
    // For the most delicate of his needs.
    let told = id(&told_mario(world, "MENT", change).await);
    let (status, page) = paper.slip("giulia", &told, "language=it&words=full").await;
    assert_eq!(status, 200, "{page}");
    for said in [
        "<title>AMìS</title>",
        "<h1>Dove puoi andare</h1>",
        "Sportello sfratti",
        "Sede – Sportello sfratti",
        "Via dei Gelsi 4, 20162 Milano",
        "martedì 09:00–12:30, fino al mercoledì 30 giugno 2027",
        "Nei giorni festivi",
        "Senza appuntamento",
        "02 5550 0001",
        "02 5550 0002 (7)",
        "Chiedi di: lo sportello casa",
        "<li>la lettera</li>",
        "<li>Un documento</li>",
        "Chiudono\nad agosto.",
        "lunedì 16 novembre 2026",
        "Comune di Milano – Servizio sociale Municipio 9",
        "02 5550 0003",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let mario = mario(world).await;
    let asked = "query ($id: ID!) { person(id: $id) { code needs { nodes { id } } } }";
    let seen = world.data("giulia", asked, json!({ "id": mario })).await["person"].take();
    let ids = seen["needs"]["nodes"].as_array().unwrap().iter().map(|need| need["id"].as_str().unwrap());
    let own: Vec<_> = ids.chain([mario.as_str(), &told, seen["code"].as_str().unwrap()]).collect();
    let known = [
        "Mario",
        "Colombo",
        "/1974",
        "1974-03",
        "Ornato",
        "5550 0152",
        "Sara",
        "MENT",
        "mentale",
        "Giulia",
        "<script",
        "style=",
    ];
    for never in own.into_iter().chain(known) {
        assert!(!page.contains(never), "{never} in {page}");
    }
}

async fn the_slip_is_there_in_plain_words_and_in_english(base: Base) {
    let paper = Paper::of(&base).await;
    let told = id(&told_mario(paper.world(), "HOUS", json!({ "followUpOn": "2026-11-16" })).await);
    let (_, plain) = paper.slip("giulia", &told, "language=it&words=plain").await;
    assert!(
        plain.contains("<body class=\"plain\">") && plain.contains("Come chiamare o scrivere"),
        "{plain}"
    );
    assert!(plain.contains("Sede – Sportello sfratti"), "without a place named, where it is given: {plain}");
    let (_, english) = paper.slip("giulia", &told, "language=en").await;
    assert!(english.contains("<html lang=\"en\">") && english.contains("Where you can go"), "{english}");
    assert!(
        english.contains("Monday 16 November 2026") && english.contains("Tuesday 09:00–12:30"),
        "{english}"
    );
}

async fn what_somebody_typed_is_shown_as_it_was_typed(base: Base) {
    let paper = Paper::of(&base).await;
    let hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}";
    let change = json!({ "note": hostile, "askFor": hostile, "bring": [hostile] });
    let told = id(&told_mario(paper.world(), "HOUS", change).await);
    let (status, page) = paper.slip("giulia", &told, "").await;
    assert_eq!(status, 200, "{page}");
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("49"), "{page}");
    assert_eq!(page.matches("&lt;script&gt;").count(), 3, "{page}");
    assert_eq!(page.matches("{{ 7 * 7 }}").count(), 3, "{page}");
}

/// Of a refuge its front door alone: to its own people, who know where it is, too. A slip is lost in a tram.
async fn a_refuge_has_no_address_on_paper(base: Base) {
    let paper = Paper::of(&base).await;
    let world = paper.world();
    let (refuge, place) = service(world, "Ascolto e protezione").await;
    let anna = world.person("bea", "anna").await;
    let need = world.need("bea", &anna, "VIOL").await;
    let address = "query ($id: ID!) { orientation(id: $id) { location { addresses { line1 } } } }";
    for (user, input) in [("bea", json!({ "need": need })), ("giulia", json!({ "domain": "VIOL" }))] {
        for location in [json!({ "location": place }), json!({ "location": null })] {
            let input = with(with(input.clone(), location), json!({ "service": refuge }));
            let told = id(&give(world, user, input.clone()).await);
            let (status, page) = paper.slip(user, &told, "language=it").await;
            assert_eq!(status, 200, "{page}");
            for never in ["Gelsi", "20162", "5550 0001", "Municipio 2", "Anna"] {
                assert!(!page.contains(never), "{never} for {user} in {page}");
            }
            assert!(page.contains("Sede – Ascolto e protezione") && page.contains("riservato"), "{page}");
            assert!(page.contains("02 5550 0002"), "they are called: {page}");
            if input["location"].is_string() {
                let seen = world.data(user, address, json!({ "id": told })).await;
                let knows = seen["orientation"]["location"]["addresses"] != json!([]);
                assert_eq!(knows, user == "bea", "its own people know where it is: {seen}");
            }
        }
    }
}

async fn nobody_else_finds_the_slip(base: Base) {
    let paper = Paper::of(&base).await;
    let world = paper.world();
    let (marios, carlas) = (id(&told_mario(world, "MENT", json!({})).await), told_by_carla(world).await);
    let somebodys = id(&told_somebody(world, "elena", json!({})).await);
    for (user, sees) in [
        ("giulia", [true, true, false]),
        ("carla", [false, true, false]),
        ("elena", [false, false, true]),
        ("rosa", [false, false, true]),
        ("franco", [false; 3]),
        ("paolo", [false; 3]),
        ("luca", [false; 3]),
        ("dario", [false; 3]),
        ("piero", [false; 3]),
    ] {
        let nobody = paper.slip(user, NOBODY, "").await;
        assert_eq!(nobody.0, 404, "{user}");
        for (told, sees) in [&marios, &carlas, &somebodys].into_iter().zip(sees) {
            let (status, page) = paper.slip(user, told, "").await;
            assert_eq!(status, if sees { 200 } else { 404 }, "{user} {page}");
            assert!(sees || page == nobody.1, "{user}");
        }
    }
    let answer = paper.0.served.get(&format!("/orientations/{marios}/slip")).await;
    assert_eq!(answer.status().as_u16(), 401);
    let page = paper.slip("giulia", &marios, "words=%3Cscript%3E").await;
    assert!(page.0 == 200 && !page.1.contains("<script"), "{page:?}");
}

async fn looking_at_a_slip_is_recorded(base: Base) {
    let paper = Paper::of(&base).await;
    let told = id(&told_mario(paper.world(), "MENT", json!({})).await);
    let somebodys = id(&told_somebody(paper.world(), "giulia", json!({})).await);
    let views = "select count(*) from audit_event where act = 'person.read' and parts = 'needs.MENT'";
    let before = base.number(views).await;
    assert_eq!(paper.slip("giulia", &told, "").await.0, 200);
    assert_eq!(base.number(views).await, before + 1);
    let all = "select count(*) from audit_event";
    let before = base.number(all).await;
    assert_eq!(paper.slip("giulia", &somebodys, "").await.0, 200);
    assert_eq!(base.number(all).await, before, "there is nobody to be looked at");
}
