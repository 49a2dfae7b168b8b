//! Whoever runs accounts over the API: organisations and users are let in and out, by whom the law lets, and it is
//! written down.
use crate::{
    support::{Base, on_both},
    world::World,
};
use amis::{
    accounts::{self, NewToken},
    call::{Call, TokenScopes},
    locale::Language,
    policy::{Purpose, Role, RoleSet},
};
use serde_json::{Value, json};
use std::sync::Arc;

on_both!(
    the_network_lets_organisations_and_users_in,
    nobody_else_runs_accounts,
    an_administrator_runs_their_own_organisation_alone,
    who_answers_for_data_looks_at_their_own_colleagues,
    what_cannot_be_is_said_at_its_field,
    nobody_shuts_the_network_out,
    what_two_ask_at_once_is_done_by_turns,
    the_same_request_adds_one_user_and_tells_its_secret_once,
    who_is_disabled_comes_back_with_another_password,
    whoever_loses_a_role_loses_what_it_opened,
    users_are_found_by_page_name_and_state,
);

const USER: &str = "user { id name mail state roles organizationName districts { code } invitedUntil } invitation { secret expiresAt }";

async fn organization(world: &World, user: &str) -> String {
    world.data(user, "{ viewer { organization { id } } }", json!({})).await["viewer"]["organization"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn user_id(world: &World, user: &str) -> String {
    world.data(user, "{ viewer { id } }", json!({})).await["viewer"]["id"].as_str().unwrap().to_owned()
}

/// One that a script of theirs has.
async fn token(world: &World, user: &str) {
    let new = NewToken {
        user: world.seat(user).actor.user,
        name: "script".to_owned(),
        scopes: TokenScopes::ALL,
        purpose: Purpose::Coordinate,
        expires_at: world.house.clock.now() + chrono::TimeDelta::days(90),
    };
    let call = Call::new(Arc::clone(&world.house), None, Language::En, "token".to_owned());
    call.write(move |job| Box::pin(accounts::issue_token(job, new))).await.unwrap();
}

async fn add(world: &World, by: &str, organization: &str, mail: &str, roles: &[&str]) -> Value {
    let input = json!({ "organization": organization, "name": "Vera Neri", "mail": mail, "roles": roles });
    world.change(by, "addUser", "AddUserInput", USER, input).await
}

fn code(done: &Value) -> (&str, &str) {
    let problem = &done["problems"][0];
    (problem["code"].as_str().unwrap_or_default(), problem["field"].as_str().unwrap_or_default())
}

async fn the_network_lets_organisations_and_users_in(base: Base) {
    let world = World::stories(base).await;
    let district = world.data("dario", "{ areas(kind: MUNICIPIO) { nodes { id code } } }", json!({})).await;
    let district = district["areas"]["nodes"][8]["id"].as_str().unwrap().to_owned();
    let input =
        json!({ "name": "Porte Aperte ODV", "kind": "ODV", "district": district, "taxCode": "97000000151" });
    let answer = "membership { id name kind taxCode agreement users organization { name district { id } } }";
    let made = world.change("dario", "addOrganization", "AddOrganizationInput", answer, input).await;
    let made = &made["membership"];
    assert_eq!((&made["agreement"], &made["users"]), (&json!(false), &json!(0)), "{made}");
    assert_eq!(made["organization"]["district"]["id"], json!(district));
    let porte = made["id"].as_str().unwrap().to_owned();
    let vera = add(&world, "dario", &porte, "vera@porteaperte.example", &["ASSOCIATION_OPERATOR"]).await;
    assert_eq!((&vera["user"]["state"], &vera["problems"]), (&json!("INVITED"), &json!([])), "{vera}");
    assert!(vera["invitation"]["secret"].as_str().unwrap().len() > 20);
    let signs = async |field: &str| {
        let input = json!({ "organization": porte });
        world.change("dario", field, "AgreementInput", "membership { agreement memberSince }", input).await
    };
    let signed = signs("signAgreement").await;
    assert_eq!(signed["membership"]["agreement"], true, "{signed}");
    assert_eq!(code(&signs("signAgreement").await), ("agreement.in_force", "organization"));
    assert_eq!(signs("endAgreement").await["membership"]["agreement"], false);
    assert_eq!(code(&signs("endAgreement").await), ("agreement.not_in_force", "organization"));
    let history = "query ($id: ID!) { accountEvents(organization: $id) { nodes { act by user roles } } }";
    let told = world.data("dario", history, json!({ "id": porte })).await;
    let told = told["accountEvents"]["nodes"].as_array().unwrap().clone();
    let acts: Vec<_> = told.iter().rev().map(|one| one["act"].as_str().unwrap()).collect();
    let all = ["ORGANIZATION_ADDED", "USER_ADDED", "USER_INVITED", "AGREEMENT_SIGNED", "AGREEMENT_ENDED"];
    assert_eq!(acts, all);
    let dario = world.data("dario", "{ viewer { name } }", json!({})).await["viewer"]["name"].clone();
    assert!(told.iter().all(|one| one["by"] == dario), "{told:?}");
    assert_eq!(
        told[3]["user"].as_str().zip(told[3]["roles"][0].as_str()),
        Some(("Vera Neri", "ASSOCIATION_OPERATOR"))
    );
}

async fn nobody_else_runs_accounts(base: Base) {
    let world = World::stories(base.clone()).await;
    let (casa, luca) = (organization(&world, "luca").await, user_id(&world, "luca").await);
    let before = base.number("select count(*) from account").await;
    for user in world.users().filter(|user| *user != "dario").map(str::to_owned).collect::<Vec<_>>() {
        for (field, kind, answer, input) in [
            (
                "addOrganization",
                "AddOrganizationInput",
                "membership { id }",
                json!({ "name": "X", "kind": "ODV" }),
            ),
            ("signAgreement", "AgreementInput", "membership { id }", json!({ "organization": casa })),
            ("endAgreement", "AgreementInput", "membership { id }", json!({ "organization": casa })),
            ("inviteUser", "UserIdInput", USER, json!({ "user": luca })),
            ("enableUser", "UserIdInput", USER, json!({ "user": luca })),
            ("disableUser", "UserIdInput", USER, json!({ "user": luca })),
            ("setUserRoles", "SetUserRolesInput", USER, json!({ "user": luca, "roles": ["LISTENER"] })),
        ] {
            let done = world.change(&user, field, kind, answer, input).await;
            assert_eq!(code(&done).0, "accounts.not_yours", "{user} {field}: {done}");
        }
        let done = add(&world, &user, &casa, "vera@casaaperta.example", &["LISTENER"]).await;
        assert_eq!(code(&done).0, "accounts.not_yours", "{user}: {done}");
        if user == "franco" {
            continue;
        }
        let document = "query ($of: ID!, $who: ID!) {
            users { nodes { id } } memberships { nodes { id } }
            accountEvents(organization: $of) { nodes { id } } his: accountEvents(user: $who) { nodes { id } }
            membership(organization: $of) { id } user(id: $who) { id } }";
        let seen = world.data(&user, document, json!({ "of": casa, "who": luca })).await;
        let empty = json!({ "nodes": [] });
        let nothing = json!({ "users": empty, "memberships": empty, "accountEvents": empty, "his": empty,
            "membership": null, "user": null });
        assert_eq!(seen, nothing, "{user}");
    }
    assert_eq!(base.number("select count(*) from account").await, before);
    assert_eq!(base.number("select count(*) from account_event").await, 0);
}

/// An administrator of an organisation that isn't the network's own body: Giulia's seat, in that role.
async fn an_administrator_runs_their_own_organisation_alone(base: Base) {
    let world = World::stories(base).await;
    let administrator = RoleSet::of(&[Role::Administrator]);
    let (own, other) = (organization(&world, "giulia").await, organization(&world, "luca").await);
    let (paolo, luca) = (user_id(&world, "paolo").await, user_id(&world, "luca").await);
    let ask = async |document: &str, variables: Value| {
        let answer = world.ask_in("giulia", administrator, document, variables).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        answer.data
    };
    let seen =
        ask("{ memberships { nodes { id viewerSigns viewerManages } } users { nodes { mail } } }", json!({}))
            .await;
    assert_eq!(
        seen["memberships"]["nodes"],
        json!([{ "id": own, "viewerSigns": false, "viewerManages": true }])
    );
    let mails: Vec<_> =
        seen["users"]["nodes"].as_array().unwrap().iter().map(|one| one["mail"].clone()).collect();
    assert!(mails.contains(&json!(world.seat("paolo").mail)), "{mails:?}");
    assert!(!mails.contains(&json!(world.seat("luca").mail)), "{mails:?}");
    let of_other = json!({ "of": other, "who": luca });
    let there = "query ($of: ID!, $who: ID!) { membership(organization: $of) { id } user(id: $who) { id }
        users(organization: $of) { nodes { id } } }";
    let nothing = json!({ "membership": null, "user": null, "users": { "nodes": [] } });
    assert_eq!(ask(there, of_other).await, nothing);
    let change = async |field: &str, kind: &str, input: Value| {
        let document = format!(
            "mutation ($input: {kind}!) {{ done: {field}(input: $input) {{ problems {{ code field }} }} }}"
        );
        ask(&document, json!({ "input": input })).await["done"].clone()
    };
    let roles = |user: &str| json!({ "user": user, "roles": ["SOCIAL_WORKER"] });
    assert_eq!(code(&change("setUserRoles", "SetUserRolesInput", roles(&paolo)).await).0, "");
    assert_eq!(code(&change("setUserRoles", "SetUserRolesInput", roles(&luca)).await), ("not_found", "user"));
    // Whom the network shut out stays out until the network says otherwise.
    let who = || json!({ "user": paolo });
    for (by_network, refused) in [(true, "user.disabled_by_network"), (false, "")] {
        let disabled = if by_network {
            world.change("dario", "disableUser", "UserIdInput", USER, who()).await
        } else {
            change("disableUser", "UserIdInput", who()).await
        };
        assert_eq!(code(&disabled).0, "", "{disabled}");
        assert_eq!(code(&change("enableUser", "UserIdInput", who()).await).0, refused);
        let back = world.change("dario", "enableUser", "UserIdInput", USER, who()).await;
        assert_eq!(code(&back).0, if by_network { "" } else { "user.not_disabled" });
    }
    // Exact counts of a district are no organisation's to give.
    let ninth = world
        .data("giulia", "{ areas(kind: MUNICIPIO, search: \"municipio 9\") { nodes { id } } }", json!({}))
        .await;
    let ninth = &ninth["areas"]["nodes"][0]["id"];
    assert!(ninth.is_string());
    let coordinator = json!({ "user": paolo, "roles": ["COORDINATOR"], "districts": [ninth] });
    let appointed = change("setUserRoles", "SetUserRolesInput", coordinator.clone()).await;
    assert_eq!(code(&appointed), ("user.coordinator_by_network", "roles"));
    let new = json!({ "organization": own, "name": "Vera Bianchi", "mail": "vera.bianchi@x.example",
        "roles": ["COORDINATOR"], "districts": [ninth] });
    let appointed = change("addUser", "AddUserInput", new).await;
    assert_eq!(code(&appointed), ("user.coordinator_by_network", "roles"));
    let by_network =
        world.change("dario", "setUserRoles", "SetUserRolesInput", USER, coordinator.clone()).await;
    assert_eq!(code(&by_network).0, "", "{by_network}");
    let kept = json!({ "user": paolo, "roles": ["COORDINATOR", "LISTENER"], "districts": [ninth] });
    assert_eq!(
        code(&change("setUserRoles", "SetUserRolesInput", kept).await).0,
        "",
        "what they have stays theirs"
    );
    let told = "query ($id: ID!) { accountEvents(user: $id, first: 1) { nodes { act roles districts } } }";
    let told = world.data("dario", told, json!({ "id": paolo })).await["accountEvents"]["nodes"][0].clone();
    assert_eq!((&told["act"], &told["districts"]), (&json!("ROLES_CHANGED"), &json!(["015146-9"])), "{told}");
    let none = json!({ "user": paolo, "roles": ["COORDINATOR"], "districts": [] });
    assert_eq!(
        code(&change("setUserRoles", "SetUserRolesInput", none.clone()).await).0,
        "",
        "less is theirs to say"
    );
    assert_eq!(
        code(&change("setUserRoles", "SetUserRolesInput", none).await).0,
        "",
        "and nothing is appointed"
    );
    let fewer = json!({ "user": paolo, "roles": ["LISTENER"], "districts": [] });
    assert_eq!(code(&change("setUserRoles", "SetUserRolesInput", fewer).await).0, "");
    assert_eq!(
        code(&change("disableUser", "UserIdInput", json!({ "user": luca })).await),
        ("not_found", "user")
    );
    assert_eq!(
        code(&change("inviteUser", "UserIdInput", json!({ "user": luca })).await),
        ("not_found", "user")
    );
    let vera = |organization: &str| json!({ "organization": organization, "name": "Vera Neri", "mail": "vera@x.example", "roles": ["LISTENER"] });
    assert_eq!(code(&change("addUser", "AddUserInput", vera(&other)).await), ("not_found", "organization"));
    assert_eq!(code(&change("addUser", "AddUserInput", vera(&own)).await).0, "");
    let agreement = json!({ "organization": own });
    assert_eq!(code(&change("endAgreement", "AgreementInput", agreement).await).0, "accounts.not_yours");
}

async fn who_answers_for_data_looks_at_their_own_colleagues(base: Base) {
    let world = World::stories(base).await;
    let (own, other) = (organization(&world, "franco").await, organization(&world, "luca").await);
    let document = "query ($own: ID!, $other: ID!) {
        memberships { nodes { id viewerManages } } users { nodes { mail viewerManages } }
        own: membership(organization: $own) { id viewerSigns } other: membership(organization: $other) { id } }";
    let seen = world.data("franco", document, json!({ "own": own, "other": other })).await;
    assert_eq!(seen["memberships"]["nodes"], json!([{ "id": own, "viewerManages": false }]));
    assert_eq!((&seen["own"]["viewerSigns"], &seen["other"]), (&json!(false), &Value::Null));
    let users = seen["users"]["nodes"].as_array().unwrap();
    assert!(users.iter().any(|one| one["mail"] == json!(world.seat("giulia").mail)), "{users:?}");
    assert!(
        users
            .iter()
            .all(|one| one["viewerManages"] == false && one["mail"] != json!(world.seat("luca").mail))
    );
}

async fn what_cannot_be_is_said_at_its_field(base: Base) {
    let world = World::stories(base).await;
    let casa = organization(&world, "luca").await;
    let region = world.data("dario", "{ areas(kind: REGION) { nodes { id } } }", json!({})).await;
    let region = region["areas"]["nodes"][0]["id"].clone();
    let new = async |input: Value| {
        let done = world
            .change("dario", "addOrganization", "AddOrganizationInput", "membership { id }", input)
            .await;
        let (code, field) = code(&done);
        (code.to_owned(), field.to_owned())
    };
    let refused = |code: &str, field: &str| (code.to_owned(), field.to_owned());
    let known = world.data("luca", "{ viewer { organization { name } } }", json!({})).await;
    let name = known["viewer"]["organization"]["name"].as_str().unwrap().to_uppercase();
    assert_eq!(new(json!({ "name": name, "kind": "ODV" })).await, refused("organization.name_taken", "name"));
    assert_eq!(new(json!({ "name": " ", "kind": "ODV" })).await, refused("text.required", "name"));
    let tax = json!({ "name": "X", "kind": "ODV", "taxCode": "1234567890" });
    assert_eq!(new(tax).await, refused("organization.tax_code", "taxCode"));
    let wide = json!({ "name": "X", "kind": "ODV", "district": region });
    assert_eq!(new(wide).await, refused("area.not_a_district", "district"));
    let user = async |change: Value| {
        let mut input = json!({ "organization": casa, "name": "Vera Neri", "mail": "vera@casaaperta.example",
            "roles": ["LISTENER"] });
        input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let done = world.change("dario", "addUser", "AddUserInput", USER, input).await;
        assert_eq!((&done["user"], &done["invitation"]), (&Value::Null, &Value::Null), "{done}");
        let (code, field) = code(&done);
        (code.to_owned(), field.to_owned())
    };
    let taken = world.seat("giulia").mail.to_uppercase();
    assert_eq!(user(json!({ "mail": taken })).await, refused("user.mail_taken", "mail"));
    assert_eq!(user(json!({ "mail": "vera" })).await, refused("user.mail_unreadable", "mail"));
    assert_eq!(user(json!({ "name": "" })).await, refused("text.required", "name"));
    assert_eq!(user(json!({ "roles": [] })).await, refused("user.role_required", "roles"));
    let both = json!({ "roles": ["ADMINISTRATOR", "LISTENER"] });
    assert_eq!(user(both).await, refused("user.administrator_alone", "roles"));
    let wide = json!({ "roles": ["COORDINATOR"], "districts": [region] });
    assert_eq!(user(wide).await, refused("area.not_a_district", "districts"));
    let nowhere = json!({ "organization": "org_00000000000000000000000000000000" });
    assert_eq!(user(nowhere).await, refused("not_found", "organization"));
}

async fn nobody_shuts_the_network_out(base: Base) {
    let world = World::stories(base.clone()).await;
    let (network, dario) = (organization(&world, "dario").await, user_id(&world, "dario").await);
    let disable = async |by: &str, user: &str| {
        world.change(by, "disableUser", "UserIdInput", USER, json!({ "user": user })).await
    };
    assert_eq!(code(&disable("dario", &dario).await), ("user.yourself", "user"));
    let roles = json!({ "user": dario, "roles": ["LISTENER"] });
    let other = world.change("dario", "setUserRoles", "SetUserRolesInput", USER, roles).await;
    assert_eq!(code(&other), ("user.yourself", "user"), "nor gives themselves a role that sees persons");
    let ends = json!({ "organization": network });
    let ended = world.change("dario", "endAgreement", "AgreementInput", "membership { id }", ends).await;
    assert_eq!(code(&ended), ("agreement.own", "organization"));
    // The one who is left meanwhile: they were recognised while there were two.
    let second = add(&world, "dario", &network, "seconda@amis.example", &["ADMINISTRATOR"]).await;
    let id = second["user"]["id"].as_str().unwrap();
    base.execute("update account set password_hash = 'x' where mail_key = 'seconda@amis.example'").await;
    base.execute("update account set password_hash = null where mail_key = 'dario@rete.example'").await;
    assert_eq!(code(&disable("dario", id).await), ("user.last_administrator", "user"));
    let roles = json!({ "user": id, "roles": ["LISTENER"] });
    let still = world.change("dario", "setUserRoles", "SetUserRolesInput", USER, roles).await;
    assert_eq!(code(&still), ("user.last_administrator", "user"));
    base.execute("update account set password_hash = 'x' where mail_key = 'dario@rete.example'").await;
    assert_eq!(disable("dario", id).await["user"]["state"], "DISABLED");
}

async fn what_two_ask_at_once_is_done_by_turns(base: Base) {
    let world = World::stories(base.clone()).await;
    let (casa, luca) = (organization(&world, "luca").await, user_id(&world, "luca").await);
    let roles = |roles: &[&str]| {
        let input = json!({ "user": luca, "roles": roles });
        world.change("dario", "setUserRoles", "SetUserRolesInput", USER, input)
    };
    for _ in 0..5 {
        let (one, other) =
            tokio::join!(roles(&["ADMINISTRATOR"]), roles(&["ASSOCIATION_OPERATOR", "LISTENER"]));
        assert_eq!((code(&one).0, code(&other).0), ("", ""), "{one} {other}");
        let kept = world.data("dario", "query ($id: ID!) { user(id: $id) { roles } }", json!({ "id": luca }));
        let kept = kept.await["user"]["roles"].clone();
        assert!([&one, &other].iter().any(|done| done["user"]["roles"] == kept), "{kept} of neither");
    }
    let new = || add(&world, "dario", &casa, "vera@casaaperta.example", &["LISTENER"]);
    let (one, other) = tokio::join!(new(), new());
    let mut codes = [code(&one), code(&other)];
    codes.sort_unstable();
    assert_eq!(codes, [("", ""), ("user.mail_taken", "mail")]);
    let named = || {
        let input = json!({ "name": "Ente Nuovo", "kind": "ODV" });
        world.change("dario", "addOrganization", "AddOrganizationInput", "membership { id }", input)
    };
    let (one, other) = tokio::join!(named(), named());
    let mut codes = [code(&one), code(&other)];
    codes.sort_unstable();
    assert_eq!(codes, [("", ""), ("organization.name_taken", "name")]);
}

async fn the_same_request_adds_one_user_and_tells_its_secret_once(base: Base) {
    let world = World::stories(base.clone()).await;
    let casa = organization(&world, "luca").await;
    let input = json!({ "organization": casa, "name": "Vera Neri", "mail": "vera@casaaperta.example",
        "roles": ["LISTENER"], "clientMutationId": "once" });
    let ask = || world.change("dario", "addUser", "AddUserInput", USER, input.clone());
    let (first, again) = (ask().await, ask().await);
    assert_eq!(first["user"]["id"], again["user"]["id"]);
    assert!(first["invitation"]["secret"].is_string() && again["invitation"].is_null(), "{again}");
    assert_eq!(
        base.number("select count(*) from account where mail_key = 'vera@casaaperta.example'").await,
        1
    );
}

async fn who_is_disabled_comes_back_with_another_password(base: Base) {
    let world = World::stories(base.clone()).await;
    let luca = user_id(&world, "luca").await;
    let ask =
        async |field: &str| world.change("dario", field, "UserIdInput", USER, json!({ "user": luca })).await;
    assert_eq!(code(&ask("enableUser").await), ("user.not_disabled", "user"));
    token(&world, "luca").await;
    assert_eq!(ask("disableUser").await["user"]["state"], "DISABLED");
    assert_eq!(code(&ask("disableUser").await), ("user.disabled", "user"));
    assert_eq!(code(&ask("inviteUser").await), ("user.disabled", "user"));
    let back = ask("enableUser").await;
    assert_eq!(back["user"]["state"], "INVITED", "{back}");
    assert!(back["invitation"]["secret"].is_string());
    let open = base.number("select count(*) from token where revoked_at is null").await;
    assert_eq!(open, 0, "what was stolen before opens nothing again");
    assert_eq!(base.number("select count(*) from account where password_hash is null").await, 1);
    let again = ask("inviteUser").await;
    assert_ne!(again["invitation"]["secret"], back["invitation"]["secret"]);
    assert_eq!(base.number("select count(*) from invitation").await, 1, "the former opens nothing");
    world.house.clock.advance(chrono::TimeDelta::days(8));
    let late = world
        .data(
            "dario",
            "query ($id: ID!) { user(id: $id) { invitedUntil } accountEvents(user: $id) { nodes { act } } }",
            json!({ "id": luca }),
        )
        .await;
    assert_eq!(late["user"]["invitedUntil"], Value::Null);
    assert_eq!(late["accountEvents"]["nodes"].as_array().unwrap().len(), 5, "{late}");
}

async fn whoever_loses_a_role_loses_what_it_opened(base: Base) {
    let world = World::stories(base).await;
    let paolo = user_id(&world, "paolo").await;
    let district = world
        .data(
            "dario",
            "query ($id: ID!) { user(id: $id) { districts { id code } roles } }",
            json!({ "id": paolo }),
        )
        .await;
    assert_eq!(district["user"]["districts"][0]["code"], "015146-9", "{district}");
    let input = json!({ "user": paolo, "roles": ["LISTENER", "TRAINEE"] });
    let done = world.change("dario", "setUserRoles", "SetUserRolesInput", USER, input).await;
    assert_eq!(done["user"]["roles"], json!(["LISTENER", "TRAINEE"]));
    assert_eq!(done["user"]["districts"], json!([]), "districts are a coordinator's");
    let left = json!({ "user": paolo, "roles": ["LISTENER"], "districts": [district["user"]["districts"][0]["id"]] });
    let refused = world.change("dario", "setUserRoles", "SetUserRolesInput", USER, left).await;
    assert_eq!(code(&refused), ("user.districts_of_coordinator", "districts"));
}

async fn users_are_found_by_page_name_and_state(base: Base) {
    let world = World::stories(base).await;
    let casa = organization(&world, "luca").await;
    for (at, name) in ["Zoë 100%", "Àngela D'Amìco", "Ugo_Rossi"].iter().enumerate() {
        let input = json!({ "organization": casa, "name": name, "mail": format!("u{at}@casaaperta.example"), "roles": ["LISTENER"] });
        assert_eq!(
            world.change("dario", "addUser", "AddUserInput", USER, input).await["problems"],
            json!([])
        );
    }
    let names = async |variables: Value| {
        let document =
            "query ($search: String, $state: UserState, $of: ID, $first: Int = 100, $after: String) {
            users(search: $search, state: $state, organization: $of, first: $first, after: $after) {
              nodes { name } pageInfo { hasNextPage endCursor } } }";
        let found = world.data("dario", document, variables).await["users"].clone();
        let names: Vec<_> = found["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect();
        (names, found["pageInfo"].clone())
    };
    assert_eq!(names(json!({ "search": "angela damico" })).await.0, [""; 0]);
    assert_eq!(names(json!({ "search": "ANGELA D'AMICO" })).await.0, ["Àngela D'Amìco"]);
    assert_eq!(names(json!({ "search": "u0@casa" })).await.0, ["Zoë 100%"]);
    assert_eq!(names(json!({ "search": "u_@casa" })).await.0, [""; 0], "a letter of a pattern is a letter");
    assert_eq!(names(json!({ "state": "INVITED" })).await.0, ["Àngela D'Amìco", "Ugo_Rossi", "Zoë 100%"]);
    let whole = names(json!({ "of": casa })).await.0;
    let (mut paged, mut after) = (Vec::new(), Value::Null);
    for _ in 0..20 {
        let (page, info) = names(json!({ "of": casa, "first": 2, "after": after })).await;
        paged.extend(page);
        after = info["endCursor"].clone();
        if info["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(paged, whole);
    assert!(whole.len() > 3, "{whole:?}");
}
