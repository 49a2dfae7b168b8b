//! Organisations and users, run in a browser.
use super::{Visitor, mario};
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::{
    areas::{self, Area, AreaKind},
    kernel::AreaId,
};
use serde_json::{Value, json};

on_both!(
    an_organisation_joins_and_its_first_user_comes_in,
    whoever_is_disabled_is_out_at_once,
    only_who_runs_accounts_is_led_there,
    the_law_is_read_and_tried_on_a_page,
    an_officer_asks_as_another_organisation,
    a_map_is_brought_in_by_a_form,
    of_more_comuni_than_a_field_offers_one_is_found,
);

const PASSWORD: &str = "quattro gatti sul molo";

async fn an_organisation_joins_and_its_first_user_comes_in(base: Base) {
    let (world, served, _) = mario(&base).await;
    let dario = Visitor::signed_in(&served, &world, "dario", "it").await;
    let list = dario.get("/organizations").await;
    assert!(list.says("Aggiungi un ente") && list.says("Casa Aperta"), "{}", list.page);
    let form = [
        ("do", "add_organization"),
        ("name", "Porte Aperte ODV"),
        ("kind", "ODV"),
        ("taxCode", "97000000151"),
        ("agreement", "true"),
    ];
    let made = dario.send("/organizations", &form).await;
    let there = made.to.unwrap_or_else(|| panic!("{}", made.page));
    let page = dario.get(&there).await;
    assert!(
        page.says("Porte Aperte ODV") && page.says("Ente aggiunto") && page.says("firmato il"),
        "{}",
        page.page
    );
    let there = there.split('?').next().unwrap();
    let organization = there.rsplit('/').next().unwrap();
    let form = [
        ("do", "add_user"),
        ("organization", organization),
        ("name", "Vera Neri"),
        ("mail", "vera@porteaperte.example"),
        ("roles", "ASSOCIATION_OPERATOR"),
        ("language", "IT"),
    ];
    let told = dario.send(there, &form).await;
    assert!(told.status == 200 && told.says("Codice per Vera Neri"), "{} {}", told.status, told.page);
    let secret = told.page.split("<code class=\"secret\">").nth(1).unwrap().split('<').next().unwrap();
    let again = dario.get(there).await;
    assert!(!again.page.contains(secret) && again.says("Vera Neri"), "it is shown once: {}", again.page);
    let vera = Visitor::of(&served, "it");
    let accepted =
        vera.send("/invitation", &[("do", "accept"), ("secret", secret), ("password", PASSWORD)]).await;
    assert_eq!((accepted.status, accepted.to.as_deref()), (303, Some("/?done=accept")), "{}", accepted.page);
    let shown = dario.get(there).await;
    assert!(shown.says(">attivo<"), "{}", shown.page);
}

async fn whoever_is_disabled_is_out_at_once(base: Base) {
    let (world, served, _) = mario(&base).await;
    let (dario, luca) = (
        Visitor::signed_in(&served, &world, "dario", "it").await,
        Visitor::signed_in(&served, &world, "luca", "it").await,
    );
    assert_eq!(luca.get("/cards").await.status, 200);
    let id =
        world.data("luca", "{ viewer { id } }", json!({})).await["viewer"]["id"].as_str().unwrap().to_owned();
    let there = format!("/users/{id}");
    let page = dario.get(&there).await;
    assert!(page.says("Disattiva adesso") && page.says("operatore di associazione"), "{}", page.page);
    let done = dario.send(&there, &[("do", "disable_user"), ("user", &id)]).await;
    assert_eq!(done.to.as_deref(), Some(format!("{there}?done=disable_user").as_str()), "{}", done.page);
    let out = luca.get("/cards").await;
    assert!(out.status != 200 && !out.says("HOUS"), "{} {}", out.status, out.page);
    let page = dario.get(&there).await;
    assert!(page.says(">disattivato<") && page.says("Riattiva"), "{}", page.page);
    let own = world.data("dario", "{ viewer { id } }", json!({})).await["viewer"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let there = format!("/users/{own}");
    let refused = dario.send(&there, &[("do", "disable_user"), ("user", &own)]).await;
    assert!(
        refused.status == 422 && refused.says("Non puoi farlo con il tuo stesso utente"),
        "{}",
        refused.page
    );
}

async fn only_who_runs_accounts_is_led_there(base: Base) {
    let (world, served, _) = mario(&base).await;
    let luca = world.data("luca", "{ viewer { id organization { id } } }", json!({})).await["viewer"].clone();
    let (user, organization) = (luca["id"].as_str().unwrap(), luca["organization"]["id"].as_str().unwrap());
    for visitor in ["giulia", "paolo", "luca", "piero", "franco", "dario"] {
        let seen = Visitor::signed_in(&served, &world, visitor, "it").await;
        let led = seen.get("/aiuto").await.page.contains("href=\"/organizations\"");
        assert_eq!(led, matches!(visitor, "franco" | "dario"), "{visitor}");
        let runs = visitor == "dario";
        for there in [format!("/users/{user}"), format!("/organizations/{organization}")] {
            let page = seen.get(&there).await;
            assert_eq!(page.status, if runs { 200 } else { 404 }, "{visitor} {there}");
            assert_eq!(page.page.contains(&world.seat("luca").mail), runs, "{visitor} {there}");
        }
        let list = seen.get("/organizations").await;
        let listed = list.page.contains(&format!("/organizations/{organization}"));
        assert_eq!(listed, runs, "{visitor}: {}", list.page);
    }
}

async fn the_law_is_read_and_tried_on_a_page(base: Base) {
    let (world, served, _) = mario(&base).await;
    let franco = Visitor::signed_in(&served, &world, "franco", "it").await;
    let page = franco.get("/policy").await;
    assert!(
        page.says("Chi può vedere che cosa")
            && page.says("tutti i bisogni, tranne")
            && page.says("ogni ente, tranne"),
        "{}",
        page.page
    );
    assert!(
        page.says("p, listener, *, *, *, member, duty, identity, register, allow"),
        "the law stands there whole"
    );
    let lead = franco.get("/policy?relation=LEAD&action=WRITE").await;
    assert!(
        lead.says("<option value=\"LEAD\" selected>") && lead.says("assistente sociale"),
        "{}",
        lead.page
    );
    let outside = franco.get("/policy?relation=OUTSIDER&action=READ").await;
    assert!(outside.says("Nessuno, in questo rapporto."), "{}", outside.page);
    let seat = franco.get("/policy?seat=true&relation=CARE_TEAM&role=ASSOCIATION_OPERATOR&kind=ODV").await;
    assert!(seat.says("Aperto") && seat.says("riga"), "{}", seat.page);
    let line = "p, trainee, *, *, *, lead, duty, health, read, allow";
    let tried = franco.send("/policy", &[("do", "look"), ("tries", "true"), ("add", line)]).await;
    assert!(
        tried.status == 200 && tried.says("Permessi in più") && tried.says("tirocinante"),
        "{}",
        tried.page
    );
    let wrong = franco.send("/policy", &[("do", "look"), ("tries", "true"), ("add", "p, trainee")]).await;
    assert!(wrong.status == 200 && wrong.says("<li>riga "), "{}", wrong.page);
    let same = franco.send("/policy", &[("do", "look"), ("tries", "true")]).await;
    assert!(same.says("Nulla cambia."), "{}", same.page);
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let read = luca.get("/policy").await;
    assert!(read.status == 200 && !read.says("Prova una legge diversa"), "{}", read.page);
    for line in [line, "p, nonsense", "p, coordinator, *, *, *, member, duty, directory, write, allow"] {
        let tried = luca.send("/policy", &[("do", "look"), ("tries", "true"), ("add", line)]).await;
        assert!(tried.status != 200 && !tried.says("nonsense"), "{} {}", tried.status, tried.page);
    }
    assert_ne!(Visitor::signed_in(&served, &world, "piero", "it").await.get("/policy").await.status, 200);
}

async fn an_officer_asks_as_another_organisation(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let organization = async |user: &str| {
        let own = world.data(user, "{ viewer { organization { id } } }", json!({})).await;
        own["viewer"]["organization"]["id"].as_str().unwrap().to_owned()
    };
    let franco = Visitor::signed_in(&served, &world, "franco", "it").await;
    let own = franco.get(&format!("/people/{mario}/why")).await;
    assert!(own.says("Come un altro ente") && own.says("Perché vedo, perché non vedo"), "{}", own.page);
    let address = format!("/people/{mario}/why?organization={}", organization("carla").await);
    let page = franco.get(&address).await;
    let open = page.page.split("<details").nth(2).unwrap_or(&page.page).to_owned();
    assert!(page.says("Così vede") && page.says("aperto a: psicologo"), "{}", page.page);
    assert!(!open.contains("Ornato") && !page.says("5550 0152"), "names of parts and no content");
    for user in ["giulia", "carla", "luca"] {
        let other = Visitor::signed_in(&served, &world, user, "it").await;
        assert_ne!(other.get(&address).await.status, 200, "{user}");
        let plain = other.get(&format!("/people/{mario}/why")).await;
        assert!(!plain.says("Come un altro ente"), "{user}: {}", plain.page);
    }
}

fn map() -> String {
    let ring = [[9.16, 45.49], [9.21, 45.49], [9.21, 45.54], [9.16, 45.54], [9.16, 45.49]];
    json!({ "type": "FeatureCollection", "features": [
        { "type": "Feature", "properties": { "ZONADEC": 9 },
          "geometry": { "type": "Polygon", "coordinates": [ring] } }] })
    .to_string()
}

async fn a_map_is_brought_in_by_a_form(base: Base) {
    let (world, served, _) = mario(&base).await;
    let dario = Visitor::signed_in(&served, &world, "dario", "it").await;
    let page = dario.get("/areas").await;
    assert!(
        page.says("Municipio 9") && page.says("senza confine") && page.says("Importa i confini"),
        "{}",
        page.page
    );
    let fields = |code: &'static str| {
        vec![
            ("do", "import_areas"),
            ("kind", "MUNICIPIO"),
            ("code", code),
            ("name", "Municipio {ZONADEC}"),
            ("licence", "Comune di Prova, CC BY"),
        ]
    };
    let wrong = dario.send_file("/areas", &fields("015146-{ZONA}"), ("map", &map())).await;
    assert!(
        wrong.status == 422 && wrong.says("Nel campo «ZONA» non c'è né testo né numero"),
        "{}",
        wrong.page
    );
    assert!(wrong.says("value=\"015146-{ZONA}\""), "what was typed is kept: {}", wrong.page);
    let none = dario.send_file("/areas", &fields("015146-{ZONADEC}"), ("map", "")).await;
    assert_eq!(none.status, 422, "{}", none.page);
    let no_map = dario.send_file("/areas", &fields("015146-{ZONADEC}"), ("map", "Milano")).await;
    assert!(no_map.status == 422 && no_map.says("Non è né una FeatureCollection"), "{}", no_map.page);
    assert_eq!(base.number("select count(*) from area_shape").await, 0);
    let taken = dario.send_file("/areas", &fields("015146-{ZONADEC}"), ("map", &map())).await;
    assert!(
        taken.status == 200 && taken.says("Confini importati: 1.") && taken.says("Comune di Prova"),
        "{}",
        taken.page
    );
    assert_eq!(base.number("select count(*) from area_shape").await, 1);
    // What was just brought in is what is listed, and what the list says that it lists.
    let nil = taken_as(fields("Z{ZONADEC}"), ("kind", "NIL"));
    let taken = dario.send_file("/areas", &nil, ("map", &map())).await;
    assert!(
        taken.status == 200 && taken.says("<td>Z9</td>") && taken.says("<option value=\"NIL\" selected>"),
        "{}",
        taken.page
    );
    let large = " ".repeat(5 * 1024 * 1024);
    assert_eq!(dario.send_file("/areas", &fields("x"), ("map", &large)).await.status, 413);
    // Nobody else keeps the places, and no other page takes a file.
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    assert!(!giulia.get("/areas").await.says("Importa i confini"));
    let refused = giulia.send_file("/areas", &fields("015146-{ZONADEC}"), ("map", &map())).await;
    assert!(refused.status == 422 && refused.says("chi amministra l'ente della rete"), "{}", refused.page);
    assert_eq!(dario.send_file("/organizations", &fields("x"), ("map", "")).await.status, 415);
    let nobody = Visitor::of(&served, "it").send_file("/areas", &fields("x"), ("map", &map())).await;
    assert_ne!(nobody.status, 200);
    assert_eq!(base.number("select count(*) from area_shape").await, 2);
}

/// The same fields, one of them otherwise.
fn taken_as(
    fields: Vec<(&'static str, &'static str)>,
    said: (&'static str, &'static str),
) -> Vec<(&'static str, &'static str)> {
    fields.into_iter().map(|field| if field.0 == said.0 { said } else { field }).collect()
}

/// A hundred comuni more.
async fn many(world: &World) {
    let call = amis::call::Call::new(
        std::sync::Arc::clone(&world.house),
        None,
        amis::locale::Language::En,
        "comuni".to_owned(),
    );
    let comune = |number: usize| Area {
        id: AreaId::mint(),
        kind: AreaKind::Comune,
        code: format!("C{number:03}"),
        name: format!("Aaa di Prova {number:03}"),
        parent: None,
        centre: None,
        residents: None,
        source: "prova".to_owned(),
    };
    let all: Vec<_> = (0..100).map(comune).collect();
    call.write(move |job| Box::pin(async move { areas::plant(job, &all).await.map(drop) })).await.unwrap();
}

async fn of_more_comuni_than_a_field_offers_one_is_found(base: Base) {
    let (world, served, mario) = mario(&base).await;
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let address = format!("/people/{mario}/needs/new?domain=GOOD");
    assert!(!giulia.get(&address).await.says("Cerca un comune"), "few are offered all");
    many(&world).await;
    let page = giulia.get(&address).await;
    assert!(
        page.says("Cerca un comune") && page.says("Aaa di Prova 003") && !page.says("Aaa di Prova 087"),
        "{}",
        page.page
    );
    let typed = [
        ("do", "open"),
        ("person", mario.as_str()),
        ("domain", "GOOD"),
        ("urgency", "SOON"),
        ("strength", "Sa cucire"),
        ("place", "prova 087"),
        ("step", "change"),
    ];
    let found = giulia.send(&address, &typed).await;
    assert!(
        found.status == 200 && found.says("Aaa di Prova 087") && !found.says("Aaa di Prova 003"),
        "{}",
        found.page
    );
    assert!(
        found.says("value=\"Sa cucire\"") && found.says("value=\"SOON\" checked"),
        "what was typed stays"
    );
    let area = found.page.split("\">Aaa di Prova 087").next().unwrap().rsplit('"').next().unwrap().to_owned();
    let mut again = typed.to_vec();
    again.extend([("area", area.as_str())]);
    again[5] = ("place", "prova 003");
    let kept = giulia.send(&address, &again).await;
    assert!(kept.says("Quello scelto prima") && kept.says("Aaa di Prova 003"), "{}", kept.page);
    let sent: Vec<_> = again.into_iter().filter(|(name, _)| *name != "step").collect();
    let done = giulia.send(&address, &sent).await;
    assert_eq!(done.status, 303, "{}", done.page);
    let document =
        "query ($id: ID!) { person(id: $id) { needs(domain: [GOOD]) { nodes { area { name } } } } }";
    let needs = world.data("giulia", document, json!({ "id": mario })).await;
    let named: Vec<&Value> = needs["person"]["needs"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["area"]["name"])
        .collect();
    assert_eq!(named, [&json!("Aaa di Prova 087")]);
}
