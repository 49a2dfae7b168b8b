//! Another system names the human it acts for; what one run of it sees is written once.
use crate::{
    leaks::web::Served9,
    server::code,
    support::{Base, on_both},
    world::{World, monday},
};
use amis::{
    accounts,
    call::{Call, Terms},
    kernel::{Clock, Secrets},
    locale::Language,
    policy::{Law, Role, RoleSet},
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::sync::Arc;

on_both!(
    a_system_that_reads_a_person_names_a_human,
    a_system_that_changes_something_names_a_human,
    a_human_acts_for_nobody_else,
    a_name_that_is_no_line_is_refused,
    what_one_run_sees_of_a_person_is_written_once,
    whoever_is_told_names_is_told_for_whom_a_system_looked,
);

const MARTA: (&str, &str) = ("amis-on-behalf-of", "Niccolò Neri");

/// The municipality's own system, with Giulia's account, and Mario.
struct System {
    served: Served9,
    bearer: String,
    mario: String,
}

impl System {
    async fn of(base: Base) -> Self {
        Self::within(World::stories(base).await).await
    }

    async fn within(world: World) -> Self {
        let mario = world.person("giulia", "colombo mario").await;
        let user = world.seat("giulia").actor.user;
        let call = Call::new(Arc::clone(&world.house), None, Language::En, "roles".to_owned());
        let roles = RoleSet::of(&[Role::ServiceAccount]);
        call.write(move |job| Box::pin(accounts::set_roles(job, user, roles, &[]))).await.unwrap();
        let served = Served9::of(world).await;
        let bearer = served.bearer("giulia").await;
        Self { served, bearer, mario }
    }

    /// Status and answer of a document asked with these headers.
    async fn ask(&self, headers: &[(&'static str, &str)], document: &str) -> (u16, Value) {
        let bearer = [("authorization", self.bearer.as_str())];
        let headers: Vec<(&'static str, &str)> = bearer.iter().chain(headers).copied().collect();
        let answer = self.served.served.post(&headers, json!({ "query": document }).to_string()).await;
        (answer.status().as_u16(), serde_json::from_str(&answer.text().await.unwrap()).unwrap())
    }

    fn profile(&self, fields: &str) -> String {
        format!("{{ person(id: \"{}\") {{ {fields} }} }}", self.mario)
    }

    async fn records(&self) -> i64 {
        self.served
            .world
            .base
            .number("select count(*) from audit_event where on_behalf = 'Niccolò Neri'")
            .await
    }
}

async fn a_system_that_reads_a_person_names_a_human(base: Base) {
    let system = System::of(base.clone()).await;
    let identity = system.profile("identity { familyName }");
    let all = async || base.number("select count(*) from audit_event").await;
    let before = all().await;
    let (status, refused) = system.ask(&[], &identity).await;
    let told = &refused["errors"][0]["extensions"];
    assert_eq!((status, code(&refused)), (200, "BAD_INPUT"), "{refused}");
    assert_eq!((&told["problem"], &told["field"]), (&json!("behalf.required"), &json!("Amis-On-Behalf-Of")));
    assert!(!refused.to_string().contains("Colombo"), "{refused}");
    assert_eq!(all().await, before, "nothing was seen");
    let nobody = identity.replace(&system.mario, "person_0192f3b1c4d57aaa8bbb0123456789ab");
    let lists = ["colombo mario", "zzz"]
        .map(|name| format!("{{ people(search: \"{name}\") {{ nodes {{ __typename }} }} }}"));
    let needs = ["FOOD", "VIOL"]
        .map(|domain| system.profile(&format!("needs(domain: [{domain}]) {{ nodes {{ __typename }} }}")));
    let changes =
        ["{ changes { cursor } }", "{ byExternalId(system: \"x\", value: \"1\") { person { id } } }"];
    for document in [nobody].iter().chain(&lists).chain(&needs).map(String::as_str).chain(changes) {
        let (_, refused) = system.ask(&[], document).await;
        assert_eq!(
            refused["errors"][0]["extensions"]["problem"], "behalf.required",
            "whatever there is: {document}"
        );
    }
    assert_eq!(all().await, before, "nothing was seen");
    let (_, named) = system.ask(&[MARTA], &identity).await;
    assert_eq!(named["data"]["person"]["identity"]["familyName"], "Colombo", "{named}");
    assert_eq!((all().await, system.records().await), (before + 1, 1));
    let (_, nobody) = system.ask(&[], "{ organizations(first: 1) { nodes { name } } }").await;
    assert!(nobody["data"]["organizations"]["nodes"][0]["name"].is_string(), "{nobody}");
}

async fn a_system_that_changes_something_names_a_human(base: Base) {
    let system = System::of(base.clone()).await;
    let opened = format!(
        "mutation {{ openNeed(input: {{ person: \"{}\", domain: DIGI, urgency: SOON }}) {{
             need {{ id }} problems {{ code field }} }} }}",
        system.mario
    );
    let needs = async || base.number("select count(*) from need where domain = 'DIGI'").await;
    let (_, refused) = system.ask(&[], &opened).await;
    let problem = json!({ "code": "behalf.required", "field": "Amis-On-Behalf-Of" });
    assert_eq!(refused["data"]["openNeed"]["problems"][0], problem, "{refused}");
    assert_eq!(needs().await, 0);
    let (_, made) = system.ask(&[MARTA], &opened).await;
    assert_eq!(made["data"]["openNeed"]["problems"], json!([]), "{made}");
    assert_eq!(needs().await, 1);
    let act = "select count(*) from audit_event where act = 'need.open' and on_behalf = 'Niccolò Neri'";
    assert_eq!(base.number(act).await, 1);
}

async fn a_human_acts_for_nobody_else(base: Base) {
    let world = Served9::of(World::stories(base.clone()).await).await;
    let bearer = world.bearer("giulia").await;
    for (header, named) in [MARTA, ("amis-run", "night-1")] {
        let headers = [("authorization", bearer.as_str()), (header, named)];
        let answer = world.served.post(&headers, "{\"query\":\"{ viewer { mail } }\"}").await;
        let answer: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["problem"], "behalf.no_system", "{answer}");
    }
}

async fn a_name_that_is_no_line_is_refused(base: Base) {
    let system = System::of(base).await;
    let long = "n".repeat(101);
    for (header, named) in [("amis-on-behalf-of", " "), ("amis-on-behalf-of", &long), ("amis-run", "a\tb")] {
        let (status, answer) = system.ask(&[(header, named)], "{ viewer { mail } }").await;
        assert_eq!((status, code(&answer)), (400, "BAD_INPUT"), "{header}: {named}");
        assert!(answer.to_string().to_lowercase().contains(header), "{answer}");
    }
}

async fn what_one_run_sees_of_a_person_is_written_once(base: Base) {
    let system = System::of(base).await;
    let (identity, more) = (
        system.profile("identity { familyName }"),
        system.profile("identity { familyName } contact { phone }"),
    );
    let (night, morning) = (("amis-run", "night 1"), ("amis-run", "morning 1"));
    for (headers, document, records) in [
        (vec![MARTA, night], &identity, 1),
        (vec![MARTA, night], &identity, 1),
        (vec![MARTA, night], &more, 2),
        (vec![MARTA, night], &more, 2),
        (vec![MARTA, night], &identity, 2),
        (vec![MARTA, morning], &identity, 3),
        (vec![MARTA], &identity, 4),
        (vec![MARTA], &identity, 5),
        (vec![("amis-on-behalf-of", "Ada Blu"), night], &identity, 5),
        (vec![MARTA, night], &identity, 5),
    ] {
        let (_, seen) = system.ask(&headers, document).await;
        assert_eq!(seen["data"]["person"]["identity"]["familyName"], "Colombo", "{seen}");
        assert_eq!(system.records().await, records, "{headers:?} {document}");
    }
    let ada = "select count(*) from audit_event where on_behalf = 'Ada Blu' and request = 'run night 1'";
    assert_eq!(system.served.world.base.number(ada).await, 1, "another human's looks are no part of it");
    let (_, nameless) = system.ask(&[night], &identity).await;
    assert_eq!(nameless["errors"][0]["extensions"]["problem"], "behalf.required");
    system.served.world.house.clock.advance(TimeDelta::hours(25));
    let bearer = system.served.bearer("giulia").await;
    let later = System { bearer, ..system };
    later.ask(&[MARTA, night], &identity).await;
    assert_eq!(later.records().await, 6, "a run ends after a day");
}

async fn whoever_is_told_names_is_told_for_whom_a_system_looked(base: Base) {
    const LOG: &str =
        "query ($id: ID!) { person(id: $id) { accessLog(first: 5) { nodes { onBehalfOf worker } } } }";
    let mut system = System::of(base.clone()).await;
    system.ask(&[MARTA], &system.profile("identity { familyName }")).await;
    let mario = json!({ "id": system.mario });
    let unnamed = system.served.world.data("franco", LOG, mario.clone()).await;
    assert!(!unnamed.to_string().contains("Neri"), "{unnamed}");
    let terms = Terms { access_log_names: true, ..Terms::default() };
    let law = Arc::new(Law::embedded().unwrap());
    let house = amis::house(base.db().clone(), law, Clock::at(monday()), Secrets::new([1; 32]), terms);
    system.served.world.house = Arc::new(house);
    let named = system.served.world.data("franco", LOG, mario).await;
    assert!(named.to_string().contains("\"onBehalfOf\":\"Niccolò Neri\""), "{named}");
}
