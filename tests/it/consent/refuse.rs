//! A person who says no, at once or to a draft, loses nothing by it.
use super::{
    to,
    world::{SIGNED, World, id, problem},
};
use crate::{
    referrals::world::{self as network, World as Network},
    support::{Base, on_both},
};
use serde_json::json;

on_both!(
    a_refusal_is_recorded_and_opens_nothing,
    a_draft_is_refused_with_what_was_read,
    a_need_goes_on_living_when_sharing_it_is_refused,
);

async fn a_refusal_is_recorded_and_opens_nothing(base: Base) {
    let world = World::on(base).await;
    let text = "textVersion: \"2026-1\", language: \"it\"";
    let said = |day| {
        let notice = format!("notice: {{ {text}, givenOn: \"{day}\" }}");
        format!("{}, {text}, refused: true, {notice}", to(world.cps, "CONTACT"))
    };
    let tomorrow = world.grant(&said("2026-11-03")).await;
    assert_eq!(problem(&tomorrow), ("notice.in_future", "notice.givenOn"));
    let payload = world.grant(&said("2026-11-02")).await;
    assert_eq!(payload["grant"]["status"], "REFUSED");
    assert_eq!(world.base.number("select count(*) from notice_given where language = 'it'").await, 1);
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    let open = "select count(*) from need where status = 'open'";
    assert_eq!(world.base.number(open).await, 1);
}

async fn a_draft_is_refused_with_what_was_read(base: Base) {
    let world = World::on(base).await;
    let draft = world.draft(&to(world.cps, "CONTACT")).await;
    let unsaid = world.change("refuseGrant", &format!("grant: \"{draft}\"")).await;
    assert_eq!(problem(&unsaid), ("text.required", "givenBy"));
    let notice = "notice: { textVersion: \"2026-1\", language: \"it\", givenOn: \"2026-11-02\" }";
    let payload = world.change("refuseGrant", &format!("grant: \"{draft}\", {SIGNED}, {notice}")).await;
    let grant = &payload["grant"];
    assert_eq!(
        (&grant["status"], &grant["signedAt"]),
        (&json!("REFUSED"), &json!("2026-11-02T09:00:00+00:00"))
    );
    assert_eq!((&grant["language"], &grant["moves"]), (&json!("it"), &json!([])));
    assert_eq!(world.base.number("select count(*) from notice_given").await, 1);
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    let task = format!("{}, until: \"2026-12-01T00:00:00Z\"", to(world.cps, "CONTACT"));
    let said = world.drafted(&task).replace("CONSENT", "PUBLIC_TASK");
    let task = id(&world.change("draftGrant", &said).await);
    let refusal = world.change("refuseGrant", &format!("grant: \"{task}\", {SIGNED}")).await;
    assert_eq!(problem(&refusal), ("grant.refusal_of_consent", "basis"));
}

async fn a_need_goes_on_living_when_sharing_it_is_refused(base: Base) {
    let world = Network::on(base).await;
    world.serve_food(world.amina).await;
    let person = world.register(world.giulia, "Mario").await;
    let need = world.open(world.giulia, &person, "FOOD", "").await;
    let draft = format!(
        "mutation {{ draftGrant(input: {{ person: \"{person}\", kinds: [CARITAS], basis: CONSENT, purpose: COORDINATE,
             parts: [CARD, IDENTITY, CONTACT, NEEDS_FOOD] }}) {{ grant {{ id }} problems {{ code }} }} }}"
    );
    let draft = world.ask(world.giulia, &draft).await["draftGrant"]["grant"]["id"].take();
    let refuse = format!(
        "mutation {{ refuseGrant(input: {{ grant: {draft}, {SIGNED} }}) {{ grant {{ status }} problems {{ code }} }} }}"
    );
    assert_eq!(world.ask(world.giulia, &refuse).await["refuseGrant"]["grant"]["status"], "REFUSED");
    assert_eq!(world.status(&need).await, "OPEN");
    let cards = "{ needCards { nodes { domain } } }";
    assert_eq!(
        world.ask(world.amina, cards).await["needCards"]["nodes"],
        json!([]),
        "nobody is shown a card"
    );
    let unfounded = world.send(world.giulia, &need, world.amina, "parts: [CONTACT]").await;
    assert_eq!(network::problem(&unfounded).0, "grant.basis_missing");
    // The municipio has another basis than consent, and the need may still be sent on that one.
    let task = format!(
        "mutation {{ grant(input: {{ person: \"{person}\", organization: \"{}\", basis: PUBLIC_TASK, purpose: REFER,
             parts: [CONTACT, NEEDS_FOOD] }}) {{ grant {{ id }} problems {{ code }} }} }}",
        world.amina.organization
    );
    assert!(world.ask(world.giulia, &task).await["grant"]["grant"]["id"].is_string());
    network::id(&world.send(world.giulia, &need, world.amina, "parts: [CONTACT]").await);
    assert_eq!(world.status(&need).await, "OPEN");
}
