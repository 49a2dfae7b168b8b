//! A grant's whole life: every state, every verb.
use super::{
    to,
    world::{SIGNED, Seat, World, id, problem, start},
};
use crate::support::{Base, on_both};
use amis::{
    kernel::{GrantId, Time},
    policy::{Part, PartSet, Role},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

on_both!(
    from_each_state_only_its_own_moves_are_made,
    a_draft_opens_nothing_until_it_is_signed,
    a_draft_is_signed_as_a_grant_that_is_given_at_once,
    what_could_not_be_signed_today_is_not_drafted,
    a_draft_is_activated_by_whoever_may_share_its_parts,
    a_stale_move_is_a_conflict,
    a_move_made_twice_under_one_id_is_made_once,
    what_became_of_a_grant_is_told_to_its_lead,
);

/// Each state, the moves that are left from it, and where they lead. Written by hand.
const MOVES: [(&str, &[(&str, &str)]); 7] = [
    ("DRAFT", &[("activate", "ACTIVE"), ("refuse", "REFUSED")]),
    (
        "ACTIVE",
        &[
            ("suspend", "SUSPENDED"),
            ("shorten", "ACTIVE"),
            ("revoke", "REVOKED"),
            ("supersede", "SUPERSEDED"),
        ],
    ),
    (
        "SUSPENDED",
        &[("resume", "ACTIVE"), ("shorten", "SUSPENDED"), ("revoke", "REVOKED"), ("supersede", "SUPERSEDED")],
    ),
    ("EXPIRED", &[]),
    ("REVOKED", &[]),
    ("SUPERSEDED", &[]),
    ("REFUSED", &[]),
];

/// A grant to the service for mental health that stands there.
async fn standing(world: &World, state: &str) -> GrantId {
    let parts = to(world.cps, "CONTACT");
    if state == "DRAFT" {
        return world.draft(&parts).await;
    }
    if state == "REFUSED" {
        return id(&world.grant(&format!("{parts}, refused: true")).await);
    }
    let soon = now(world) + TimeDelta::hours(1);
    let until = format!(", until: \"{}\"", soon.to_rfc3339());
    let grant = id(&world.grant(&format!("{parts}{}", if state == "EXPIRED" { &until } else { "" })).await);
    match state {
        "SUSPENDED" => drop(world.change("suspendGrant", &named(grant, ", reason: SAFETY")).await),
        "REVOKED" => drop(world.revoke(&named(grant, "")).await),
        "SUPERSEDED" => drop(world.grant(&format!("{parts}, supersedes: \"{grant}\"")).await),
        "EXPIRED" => world.wait(TimeDelta::hours(1)),
        _ => {}
    }
    grant
}

fn now(world: &World) -> Time {
    world.house.clock.now()
}

fn named(grant: GrantId, more: &str) -> String {
    format!("grant: \"{grant}\"{more}")
}

async fn moved(world: &World, grant: GrantId, event: &str) -> Value {
    let sooner = (now(world) + TimeDelta::minutes(30)).to_rfc3339();
    let more = match event {
        "supersede" => {
            return world.grant(&format!("{}, supersedes: \"{grant}\"", to(world.cps, "CONTACT"))).await;
        }
        "activate" | "refuse" => format!(", {SIGNED}"),
        "suspend" => ", reason: BASIS_IN_DOUBT".to_owned(),
        "resume" => ", reason: SETTLED".to_owned(),
        "shorten" => format!(", until: \"{sooner}\""),
        _ => String::new(),
    };
    world.change(&format!("{event}Grant"), &named(grant, &more)).await
}

async fn status(world: &World, grant: GrantId) -> Value {
    let lead = world.call(world.municipio, Role::SocialWorker);
    let all = world.grants(&lead, world.mario).await;
    all.as_array().unwrap().iter().find(|one| one["id"] == grant.to_string()).unwrap()["status"].clone()
}

async fn from_each_state_only_its_own_moves_are_made(base: Base) {
    let world = World::on(base).await;
    let contact = PartSet::of(&[Part::Contact]);
    for (state, allowed) in MOVES {
        for event in ["activate", "refuse", "suspend", "resume", "shorten", "revoke", "supersede"] {
            let grant = standing(&world, state).await;
            assert_eq!(status(&world, grant).await, state);
            let answer = moved(&world, grant, event).await;
            if let Some((_, leads)) = allowed.iter().find(|(word, _)| *word == event) {
                assert_eq!(answer["problems"], json!([]), "{state} {event}");
                assert_eq!(status(&world, grant).await, *leads, "{state} {event}");
            } else {
                let field = if event == "supersede" { "supersedes" } else { "grant" };
                assert_eq!(problem(&answer), ("grant.wrong_state", field), "{state} {event}");
                let problem = &answer["problems"][0];
                assert_eq!(problem["state"], state.to_lowercase(), "{state} {event}");
                if event != "supersede" {
                    let moves: Vec<_> = allowed.iter().map(|(word, _)| *word).collect();
                    assert_eq!(problem["moves"], json!(moves), "{state} {event}");
                }
                assert_eq!(status(&world, grant).await, state, "{state} {event}");
            }
            // No grant but this one, and none that took its place, is in force.
            let open = world.reads(world.cps, world.mario).await.parts.covers(contact);
            let in_force = ["ACTIVE"].contains(&status(&world, grant).await.as_str().unwrap());
            let replaced = state == "SUPERSEDED" || status(&world, grant).await == "SUPERSEDED";
            assert_eq!(open, in_force || replaced, "{state} {event}");
            world.base.execute("update sharing_grant set status = 'revoked' where status = 'active'").await;
        }
    }
}

async fn a_draft_opens_nothing_until_it_is_signed(base: Base) {
    let world = World::on(base).await;
    let said = world.drafted(&to(world.cps, "CONTACT, HEALTH"));
    let payload = world.change("draftGrant", &said).await;
    let grant = &payload["grant"];
    assert_eq!((&grant["status"], &grant["version"]), (&json!("DRAFT"), &json!(1)));
    assert_eq!(
        (&grant["signedAt"], &grant["from"], &grant["until"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(grant["moves"], json!(["ACTIVATE", "REFUSE"]));
    let draft = id(&payload);
    assert!(!world.reads(world.cps, world.mario).await.knows_person());
    assert_eq!(world.covered(world.cps).await, PartSet::EMPTY);
    assert_eq!(world.base.number("select count(*) from standing where relation = 'shared_with'").await, 0);
    world.wait(TimeDelta::days(3));
    let signed = (start() + TimeDelta::days(2)).to_rfc3339();
    let more = format!(", {SIGNED}, signedAt: \"{signed}\", ifVersion: 1");
    let payload = world.change("activateGrant", &named(draft, &more)).await;
    let grant = &payload["grant"];
    assert_eq!(grant["status"], "ACTIVE");
    assert_eq!(grant["signedAt"], "2026-11-04T09:00:00+00:00");
    assert_eq!(grant["until"], "2027-11-04T09:00:00+00:00", "validity counts from the signature");
    assert_eq!((&grant["givenBy"], &grant["textVersion"]), (&json!("PERSON"), &json!("2026-1")));
    let opened = PartSet::of(&[Part::Contact, Part::Health]);
    assert!(world.reads(world.cps, world.mario).await.parts.covers(opened));
    let told = "select count(*) from audit_event where act in ('grant.draft', 'grant.activate')";
    assert_eq!(world.base.number(told).await, 2);
}

async fn a_draft_is_signed_as_a_grant_that_is_given_at_once(base: Base) {
    let world = World::on(base).await;
    let draft = world.draft(&to(world.cps, "CONTACT")).await;
    let activate = |more: &str| {
        let said = named(draft, more);
        let world = &world;
        async move { world.change("activateGrant", &said).await }
    };
    let unsaid = activate(", channel: PAPER, textVersion: \"2026-1\", language: \"it\"").await;
    assert_eq!(problem(&unsaid), ("text.required", "givenBy"));
    let guardian = SIGNED.replace("PERSON", "GUARDIAN");
    assert_eq!(problem(&activate(&format!(", {guardian}")).await), ("grant.proof_required", "proof"));
    let at = |days| format!("\"{}\"", (start() + TimeDelta::days(days)).to_rfc3339());
    let ahead = activate(&format!(", {SIGNED}, signedAt: {}", at(1))).await;
    assert_eq!(problem(&ahead), ("grant.signed_in_future", "signedAt"));
    let late = activate(&format!(", {SIGNED}, until: {}", at(367))).await;
    assert_eq!(problem(&late), ("grant.until_too_late", "until"));
    let notice = "notice: { textVersion: \"2026-1\", language: \"it\", givenOn: \"2026-11-03\" }";
    let told = activate(&format!(", {SIGNED}, {notice}")).await;
    assert_eq!(problem(&told), ("notice.in_future", "notice.givenOn"));
    assert_eq!(status(&world, draft).await, "DRAFT");
    let notice = notice.replace("11-03", "11-02");
    id(&activate(&format!(", {SIGNED}, {notice}")).await);
    assert_eq!(world.base.number("select count(*) from notice_given").await, 1);
}

async fn what_could_not_be_signed_today_is_not_drafted(base: Base) {
    let world = World::on(base).await;
    for (said, code, field) in [
        (to(world.cps, ""), "grant.parts_required", "parts"),
        (to(world.cps, "NOTES"), "grant.notes_never", "parts"),
        ("kinds: [ODV], parts: [PROTECTION]".to_owned(), "grant.sealed_part_by_name", "kinds"),
        (to(world.municipio, "CONTACT"), "grant.to_oneself", "organization"),
        (to(Seat::of(amis::policy::Kind::Odv), "CONTACT"), "not_found", "organization"),
        (
            format!("{}, until: \"2028-01-01T00:00:00Z\"", to(world.cps, "CONTACT")),
            "grant.until_too_late",
            "until",
        ),
        (
            format!("{}, supersedes: \"{}\"", to(world.cps, "CONTACT"), GrantId::mint()),
            "not_found",
            "supersedes",
        ),
    ] {
        let payload = world.change("draftGrant", &world.drafted(&said)).await;
        assert_eq!(problem(&payload), (code, field), "{said}");
    }
    assert_eq!(world.base.number("select count(*) from sharing_grant").await, 0);
}

async fn a_draft_is_activated_by_whoever_may_share_its_parts(base: Base) {
    let world = World::on(base).await;
    let listener = || world.call(world.municipio, Role::Listener);
    let said = world.drafted(&to(world.cps, "CONTACT, HEALTH"));
    let refusal = world.change_as(&listener(), "draftGrant", &said).await;
    assert_eq!(problem(&refusal), ("grant.parts_not_yours", "parts"));
    let draft = world.draft(&to(world.cps, "CONTACT, HEALTH")).await;
    let activate = named(draft, &format!(", {SIGNED}"));
    let refusal = world.change_as(&listener(), "activateGrant", &activate).await;
    assert_eq!(problem(&refusal), ("grant.parts_not_yours", "grant"));
    id(&world.change("activateGrant", &activate).await);
    // Closing is never the harder part; opening again is what opening was.
    let suspend = named(draft, ", reason: SAFETY");
    id(&world.change_as(&listener(), "suspendGrant", &suspend).await);
    let resume = named(draft, ", reason: SAFE");
    let refusal = world.change_as(&listener(), "resumeGrant", &resume).await;
    assert_eq!(problem(&refusal), ("grant.parts_not_yours", "grant"));
    id(&world.change("resumeGrant", &resume).await);
}

async fn a_stale_move_is_a_conflict(base: Base) {
    let world = World::on(base).await;
    for (state, event) in [
        ("DRAFT", "activate"),
        ("DRAFT", "refuse"),
        ("ACTIVE", "suspend"),
        ("SUSPENDED", "resume"),
        ("ACTIVE", "shorten"),
    ] {
        let grant = standing(&world, state).await;
        let more = match event {
            "suspend" | "resume" => ", reason: ASKED_BY_PERSON".to_owned(),
            "shorten" => format!(", until: \"{}\"", (start() + TimeDelta::days(9)).to_rfc3339()),
            _ => format!(", {SIGNED}"),
        };
        let stale =
            world.change(&format!("{event}Grant"), &named(grant, &format!("{more}, ifVersion: 7"))).await;
        assert_eq!(problem(&stale), ("conflict", "ifVersion"), "{event}");
        assert_eq!(status(&world, grant).await, state);
    }
}

async fn a_move_made_twice_under_one_id_is_made_once(base: Base) {
    let world = World::on(base).await;
    let said = format!("{}, clientMutationId: \"d\"", world.drafted(&to(world.cps, "CONTACT")));
    let draft = id(&world.change("draftGrant", &said).await);
    assert_eq!(id(&world.change("draftGrant", &said).await), draft);
    let activate = named(draft, &format!(", {SIGNED}, clientMutationId: \"a\""));
    for _ in 0..2 {
        assert_eq!(world.change("activateGrant", &activate).await["grant"]["version"], 2);
    }
    let other =
        world.change("suspendGrant", &named(draft, ", reason: SAFETY, clientMutationId: \"a\"")).await;
    assert_eq!(problem(&other), ("mutation.id_reused", "clientMutationId"));
    assert_eq!(world.base.number("select count(*) from grant_event").await, 2);
}

async fn what_became_of_a_grant_is_told_to_its_lead(base: Base) {
    let world = World::on(base).await;
    let draft = world.draft(&to(world.cps, "CONTACT, GRANTS")).await;
    world.change("activateGrant", &named(draft, &format!(", {SIGNED}"))).await;
    world.change("suspendGrant", &named(draft, ", reason: UNDER_OBJECTION")).await;
    world.change("resumeGrant", &named(draft, ", reason: SETTLED")).await;
    let municipio = world.municipio.organization.to_string();
    let line = |event: &str, from: Value, to: &str, reason: Value| {
        json!({ "at": "2026-11-02T09:00:00+00:00", "event": event, "from": from, "to": to, "reason": reason,
                "organizationId": municipio })
    };
    let told = json!([
        line("DRAFT", Value::Null, "DRAFT", Value::Null),
        line("ACTIVATE", json!("DRAFT"), "ACTIVE", Value::Null),
        line("SUSPEND", json!("ACTIVE"), "SUSPENDED", json!("under_objection")),
        line("RESUME", json!("SUSPENDED"), "ACTIVE", json!("settled")),
    ]);
    for role in [Role::SocialWorker, Role::PrivacyOfficer] {
        assert_eq!(world.history(&world.call(world.municipio, role), draft).await, told);
    }
    let named = world.call(world.cps, Role::Psychologist);
    assert_eq!(world.history(&named, draft).await, json!([]), "whom it names learns nothing of doubts");
}
