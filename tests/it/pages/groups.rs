//! Self-help groups on the screens: found without an account, kept by the desk.
use super::{Visitor, mario};
use crate::{
    server::Served,
    support::{Base, on_both},
    world::World,
};
use chrono::TimeDelta;
use serde_json::json;

on_both!(
    somebody_finds_a_group_for_relatives_of_drinkers_near_rho,
    a_page_of_a_confidential_group_offers_a_way_out_and_no_address,
    a_public_page_is_kept_by_anybody_and_a_signed_in_one_by_nobody,
    a_correction_is_sent_and_the_desk_decides,
    a_facilitator_confirms_by_link_without_an_account,
    elena_keeps_a_group_in_the_browser,
    a_place_is_suspended_in_the_browser_and_its_groups_with_it,
    who_runs_a_group_is_published_with_their_consent_alone,
    somebody_takes_along_a_slip_to_a_group,
    a_list_is_printed_for_the_waiting_room,
    a_search_is_begun_and_a_duplicate_joined,
);

async fn group(world: &World, name: &str) -> String {
    let asked = "query ($filter: GroupFilter) { groups(filter: $filter) { nodes { id name } } }";
    let found = world.data("elena", asked, json!({ "filter": { "search": name } })).await;
    let nodes = found["groups"]["nodes"].as_array().unwrap();
    nodes.iter().find(|one| one["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
}

/// What stands in a hidden field of a page's form.
fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{name} in {page}"));
    page[at..].split('"').nth(3).unwrap().to_owned()
}

async fn anybody(base: &Base) -> (World, Served, Visitor) {
    let (world, served, _) = mario(base).await;
    let visitor = Visitor::of(&served, "it");
    (world, served, visitor)
}

async fn somebody_finds_a_group_for_relatives_of_drinkers_near_rho(base: Base) {
    let (world, _served, nobody) = anybody(&base).await;
    let shown = nobody.get("/gruppi?topic=alcohol_relatives&place=rho").await;
    assert_eq!(shown.status, 200, "{}", shown.page);
    assert!(shown.says("I più vicini a Rho vengono prima"), "{}", shown.page);
    assert!(shown.says("ogni giovedì, dalle 20:30 alle 22:00"), "{}", shown.page);
    assert!(shown.says("Gruppi trovati: 2"), "{}", shown.page);
    let one = nobody.get(&format!("/gruppi/{}", group(&world, "Club Il Ponte").await)).await;
    assert!(one.says("Centro civico di Rho") && one.says("Teresa Galbiati"), "{}", one.page);
    assert!(one.says("giovedì 5 novembre") && one.says("Esci in fretta"), "{}", one.page);
    assert!(!one.page.contains("gruppi.example"), "what she didn't agree to stays: {}", one.page);
    let monthly = nobody.get("/gruppi?search=gocce").await;
    assert!(monthly.says("il primo lunedì del mese"), "{}", monthly.page);
    let unknown = nobody.get("/gruppi?place=Atlantide").await;
    assert!(unknown.status == 200 && unknown.says("Atlantide"), "{}", unknown.page);
    let odd = nobody.get("/gruppi?topic=nothing").await;
    assert_eq!(odd.status, 400, "{}", odd.page);
}

async fn a_page_of_a_confidential_group_offers_a_way_out_and_no_address(base: Base) {
    let (world, _served, nobody) = anybody(&base).await;
    let shown = nobody.get(&format!("/gruppi/{}", group(&world, "Ricominciare").await)).await;
    assert!(shown.status == 200 && shown.says("Esci in fretta"), "{}", shown.page);
    assert!(shown.says("il luogo si chiede al primo contatto"), "{}", shown.page);
    assert!(!shown.page.contains("Riservata") && !shown.page.contains("Casa riservata"), "{}", shown.page);
    let grief = nobody.get(&format!("/gruppi/{}", group(&world, "Gocce").await)).await;
    assert!(!grief.says("Esci in fretta"), "{}", grief.page);
    for page in [&shown.page, &grief.page] {
        let title = page.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert_eq!(title, "Gruppo di auto-mutuo aiuto – AMìS", "no topic in a title");
    }
}

async fn a_public_page_is_kept_by_anybody_and_a_signed_in_one_by_nobody(base: Base) {
    let (world, served, _) = anybody(&base).await;
    let address = format!("http://{}/gruppi", served.address());
    let asked = async |cookie: Option<&str>| {
        let request = reqwest::Client::new().get(&address).header("accept", "text/html");
        let request = cookie.map_or(request.try_clone().unwrap(), |cookie| request.header("cookie", cookie));
        let answer = request.send().await.unwrap();
        let kept = answer.headers()["cache-control"].to_str().unwrap().to_owned();
        (kept, answer.text().await.unwrap())
    };
    let (kept, page) = asked(None).await;
    assert_eq!(kept, "public, max-age=300");
    assert!(!page.contains("noindex"), "{page}");
    assert_eq!(asked(Some("amis=x")).await.0, "private, no-store");
    let form = Visitor::of(&served, "it").get("/gruppi/proponi").await;
    assert!(form.page.contains("noindex"), "{}", form.page);
    let elena = Visitor::signed_in(&served, &world, "elena", "it").await;
    assert!(elena.get("/gruppi").await.page.contains("<nav class=\"menu\""));
}

async fn a_correction_is_sent_and_the_desk_decides(base: Base) {
    let (world, served, nobody) = anybody(&base).await;
    let path = format!("/gruppi/{}/correggi", group(&world, "Gocce").await);
    let page = nobody.get(&path).await.page;
    let (ticket, id) = (hidden(&page, "ticket"), hidden(&page, "group"));
    let form = [
        ("do", "propose"),
        ("group", &id),
        ("ticket", &ticket),
        ("phone", "+39 02 5550 0333"),
        ("replyTo", "vicina@example.org"),
    ];
    let fast = nobody.send(&path, &form).await;
    assert!(fast.status == 422 && fast.says("riprova tra qualche secondo"), "{}", fast.page);
    world.house.clock.advance(TimeDelta::seconds(30));
    let sent = nobody.send(&path, &form).await;
    assert_eq!(sent.to.as_deref(), Some(format!("/gruppi/{id}?done=propose").as_str()), "{}", sent.page);
    assert!(nobody.get(&sent.to.unwrap()).await.says("chi tiene la mappa lo verifica e decide"));
    let elena = Visitor::signed_in(&served, &world, "elena", "it").await;
    let queue = elena.get("/groups/proposals").await;
    assert!(
        queue.says("<del>+39 02 5550 0900</del>") && queue.says("<ins>+39 02 5550 0333</ins>"),
        "{}",
        queue.page
    );
    let (proposal, version) = (hidden(&queue.page, "id"), hidden(&queue.page, "ifVersion"));
    let accepted =
        [("do", "decide"), ("id", proposal.as_str()), ("ifVersion", version.as_str()), ("accept", "true")];
    let done = elena.send("/groups/proposals", &accepted).await;
    assert_eq!(done.to.as_deref(), Some("/groups/proposals?done=decide"), "{}", done.page);
    assert!(nobody.get(&format!("/gruppi/{id}")).await.says("+39 02 5550 0333"));
    let luca = Visitor::signed_in(&served, &world, "luca", "it").await;
    let others = luca.get("/groups/proposals").await;
    assert!(others.status == 200 && !others.page.contains("<ins>"), "{}", others.page);
}

async fn a_facilitator_confirms_by_link_without_an_account(base: Base) {
    let (world, served, nobody) = anybody(&base).await;
    let elena = Visitor::signed_in(&served, &world, "elena", "it").await;
    let stale = group(&world, "Rimettersi in gioco").await;
    let page = elena.get(&format!("/groups/{stale}")).await.page;
    let link = page.split("href=\"/gruppi/conferma/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = format!("/gruppi/conferma/{link}");
    let asked = nobody.get(&path).await;
    assert!(asked.status == 200 && asked.says("Rimettersi in gioco"), "{}", asked.page);
    assert!(
        elena.get(&format!("/groups/{stale}")).await.says("non verificato da più di un anno"),
        "to look confirms nothing"
    );
    let silent = nobody.send(&path, &[("do", "answer_link"), ("link", &link), ("correct", "false")]).await;
    assert_eq!(silent.status, 422, "{}", silent.page);
    let done = nobody.send(&path, &[("do", "answer_link"), ("link", &link), ("correct", "true")]).await;
    assert_eq!(done.to.as_deref(), Some("/gruppi?done=answer_link"), "{}", done.page);
    assert!(elena.get(&format!("/groups/{stale}")).await.says("dal collegamento del gruppo"));
    assert_eq!(nobody.get("/gruppi/conferma/AAAA").await.status, 404);
}

async fn elena_keeps_a_group_in_the_browser(base: Base) {
    let (world, served, _) = anybody(&base).await;
    let elena = Visitor::signed_in(&served, &world, "elena", "it").await;
    let queue = elena.get("/groups?status=UNVERIFIED&oldest=true").await;
    assert!(queue.says("Rimettersi in gioco") && !queue.says("Club Il Ponte"), "{}", queue.page);
    let new = elena.get("/groups/new").await;
    assert_eq!(new.status, 200, "{}", new.page);
    let form = [
        ("do", "add_group"),
        ("status", "ACTIVE"),
        ("name", "Fili"),
        ("topics", "new_mothers"),
        ("meetings.0.weekday", "3"),
        ("meetings.0.from", "10:00"),
    ];
    let nowhere = elena.send("/groups/new", &form).await;
    assert_eq!(nowhere.status, 422, "{}", nowhere.page);
    let lodi = world.anybody("{ publicPlaces(search: \"lodi\") { id } }", json!({})).await["publicPlaces"][0]
        ["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let added = elena.send("/groups/new", &[&form[..], &[("area", lodi.as_str())]].concat()).await;
    let to = added.to.unwrap_or_else(|| panic!("{}", added.page));
    assert!(elena.get(&to).await.says("ogni mercoledì, alle 10:00"));
    let id = group(&world, "Fili").await;
    let edit = elena.get(&format!("/groups/{id}/edit")).await;
    let version = hidden(&edit.page, "ifVersion");
    let put = [
        ("do", "update_group"),
        ("id", id.as_str()),
        ("ifVersion", version.as_str()),
        ("name", "Fili di lana"),
        ("phone", ""),
        ("empties", "phone"),
        ("meetings", "[]"),
    ];
    let done = elena.send(&format!("/groups/{id}/edit"), &put).await;
    assert_eq!(done.to.as_deref(), Some(format!("/groups/{id}?done=update_group").as_str()), "{}", done.page);
    let seen = elena.get(&format!("/groups/{id}")).await;
    assert!(seen.says("Fili di lana") && seen.says("Su appuntamento"), "{}", seen.page);
    let close = [("do", "move_group"), ("id", id.as_str()), ("event", "CLOSE"), ("reason", "NO_PLACE")];
    let closed = elena.send(&format!("/groups/{id}"), &close).await;
    assert_eq!(closed.status, 303, "{}", closed.page);
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let read = giulia.get(&format!("/groups/{id}")).await;
    assert!(
        read.status == 200 && !read.page.contains("/edit\"") && !read.page.contains("conferma/"),
        "{}",
        read.page
    );
}

async fn a_place_is_suspended_in_the_browser_and_its_groups_with_it(base: Base) {
    let (world, served, nobody) = anybody(&base).await;
    let elena = Visitor::signed_in(&served, &world, "elena", "it").await;
    let list = elena.get("/groups/places?search=rho").await;
    let path = list.page.split("href=\"/groups/places/venue_").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/groups/places/venue_{path}");
    let page = elena.get(&path).await;
    let (id, version) = (hidden(&page.page, "id"), hidden(&page.page, "ifVersion"));
    let form = |until| {
        [
            ("do", "save_place"),
            ("id", id.as_str()),
            ("ifVersion", version.as_str()),
            ("suspendedUntil", until),
        ]
    };
    let past = elena.send(&path, &form("2026-10-01")).await;
    assert!(past.status == 422 && past.says("Un giorno da oggi a un anno"), "{}", past.page);
    let done = elena.send(&path, &form("2026-11-30")).await;
    assert_eq!(done.to, Some(format!("{path}?done=save_place")), "{}", done.page);
    let seen = nobody.get(&format!("/gruppi/{}", group(&world, "Club Il Ponte").await)).await;
    assert!(seen.says("sospeso") && seen.says("lunedì 30 novembre"), "{}", seen.page);
    let found = elena.get("/groups/places?area=lodi").await;
    let lodi = world.anybody("{ publicPlaces(search: \"lodi\") { id } }", json!({})).await;
    let lodi = lodi["publicPlaces"][0]["id"].as_str().unwrap();
    assert!(found.page.contains(lodi), "{}", found.page);
    let new = [("do", "save_place"), ("name", "Sala del Comune"), ("area", lodi), ("confidential", "false")];
    let added = elena.send("/groups/places?area=lodi", &new).await;
    assert!(added.to.is_some_and(|to| to.starts_with("/groups/places/venue_")), "{}", added.page);
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let others = giulia.send(&path, &form("2026-11-30")).await;
    assert!(others.status == 422 && others.says("tenuta da un altro ente"), "{}", others.page);
}

async fn who_runs_a_group_is_published_with_their_consent_alone(base: Base) {
    let (world, served, nobody) = anybody(&base).await;
    let elena = Visitor::signed_in(&served, &world, "elena", "it").await;
    let id = group(&world, "Respiro").await;
    let path = format!("/groups/{id}/people");
    let page = elena.get(&path).await;
    assert!(page.says("Mirella Sartori"), "{}", page.page);
    let form = [
        ("do", "set_facilitators"),
        ("group", id.as_str()),
        ("facilitators.0.name", "Mirella Sartori"),
        ("facilitators.0.part", "FACILITATOR"),
        ("facilitators.0.publishName", "true"),
    ];
    let unasked = elena.send(&path, &form).await;
    assert!(unasked.status == 422 && unasked.says("acconsentito per iscritto"), "{}", unasked.page);
    let done = elena.send(&path, &[&form[..], &[("facilitators.0.consentOn", "2026-10-01")]].concat()).await;
    assert_eq!(done.status, 303, "{}", done.page);
    assert!(nobody.get(&format!("/gruppi/{id}")).await.says("Mirella Sartori"));
    let giulia = Visitor::signed_in(&served, &world, "giulia", "it").await;
    let hers = giulia.get(&path).await;
    assert!(!hers.says("3335550199") && hers.says("tenuta da un altro ente"), "{}", hers.page);
}

async fn somebody_takes_along_a_slip_to_a_group(base: Base) {
    let (world, served, _) = anybody(&base).await;
    let elena = Visitor::signed_in(&served, &world, "elena", "it").await;
    for (name, told, untold) in [
        ("Gocce", "Piazza San Martino 1", "il luogo si chiede"),
        ("Ricominciare", "il luogo si chiede al primo contatto", "Riservata"),
    ] {
        let id = group(&world, name).await;
        let page = elena.get(&format!("/groups/{id}")).await;
        let domain = hidden(&page.page, "domain");
        let form = [
            ("do", "tell"),
            ("group", id.as_str()),
            ("domain", domain.as_str()),
            ("askFor", "la segreteria"),
        ];
        let done = elena.send(&format!("/groups/{id}"), &form).await;
        let slip = elena.get(&done.to.unwrap_or_else(|| panic!("{}", done.page))).await;
        assert!(slip.says(name) && slip.says(told) && slip.says("la segreteria"), "{}", slip.page);
        assert!(!slip.page.contains(untold), "{}", slip.page);
    }
    let paolo = Visitor::signed_in(&served, &world, "paolo", "it").await;
    let page = paolo.get(&format!("/groups/{}", group(&world, "Gocce").await)).await;
    assert!(page.status == 200 && !page.page.contains("value=\"tell\""), "{}", page.page);
}

async fn a_list_is_printed_for_the_waiting_room(base: Base) {
    let (_, _served, nobody) = anybody(&base).await;
    let list = nobody.get("/gruppi/elenco?topic=grief").await;
    assert!(list.status == 200 && list.says("Gocce") && list.says("Parole e silenzio"), "{}", list.page);
    assert!(!list.says("Giocatori liberi") && !list.page.contains("<form"), "{}", list.page);
}

async fn a_search_is_begun_and_a_duplicate_joined(base: Base) {
    let (world, served, _) = anybody(&base).await;
    let elena = Visitor::signed_in(&served, &world, "elena", "it").await;
    let begun = [("do", "save_campaign"), ("title", "Lutto in Brianza"), ("from", "2026-11-02")];
    let done = elena.send("/groups/campaigns", &begun).await;
    assert_eq!(done.to.as_deref(), Some("/groups/campaigns?done=save_campaign"), "{}", done.page);
    assert!(elena.get("/groups/campaigns").await.says("Lutto in Brianza"));
    let (keep, duplicate) = (group(&world, "Club Il Ponte").await, group(&world, "Club del lago").await);
    let form = [("do", "merge"), ("duplicate", duplicate.as_str()), ("keep", keep.as_str())];
    let joined = elena.send(&format!("/groups/{duplicate}"), &form).await;
    assert_eq!(joined.to, Some(format!("/groups/{keep}?done=merge")), "{}", joined.page);
    assert!(elena.get(&format!("/groups/{duplicate}")).await.says("lo stesso gruppo di un altro"));
}
