//! The same through the program itself: whole answers, headers and errors and cursors among them, the page of who looked,
//! and what the server writes into its log.
use super::{
    Marks, Paths, all_found, at_first,
    things::{Things, prepared},
};
use crate::{
    support::{
        Base, figure, folder, on_both,
        program::{Program, amis},
    },
    world::World,
};
use amis::{
    accounts::{self, NewToken},
    call::{Call, TokenScopes},
    kernel::Clock,
    locale::Language,
    policy::Purpose,
    web::pages::{PAGES, Page},
};
use chrono::TimeDelta;
use serde_json::json;
use std::{fs::File, path::Path};

on_both!(what_the_server_sends_and_logs_tells_no_more);

const DEPTH: usize = 4;
/// One document of so many is asked.
const SAMPLED: usize = 120;

/// A token that is good by the machine's clock.
async fn token(base: &Base, world: &World, user: &str) -> String {
    let house = crate::server::house(base.db().clone());
    let new = NewToken {
        user: world.seat(user).actor.user,
        name: "oracle".to_owned(),
        scopes: TokenScopes::ALL,
        purpose: Purpose::Coordinate,
        expires_at: Clock::System.now() + TimeDelta::days(1),
    };
    let call = Call::new(house, None, Language::En, "token".to_owned());
    let issued = call.write(move |job| Box::pin(accounts::issue_token(job, new))).await.unwrap();
    issued.secret.reveal().to_owned()
}

/// The program, with all that it says of itself in a file.
fn serve(base: &Base, folder: &Path) -> Program {
    let mut command = amis(folder);
    command.args(["serve", "--listen=127.0.0.1:0", "--log=debug", "--allow-unsafe-database"]);
    command.env("DATABASE_URL", base.url()).stderr(File::create(folder.join("log")).unwrap());
    Program::start(command, "AMìS answers at ")
}

/// Everything that comes back: status, headers, body.
async fn whole(request: reqwest::RequestBuilder) -> String {
    let answer = request.send().await.unwrap();
    let head = format!("{} {:?}", answer.status(), answer.headers());
    format!("{head}\n{}", answer.text().await.unwrap())
}

/// Every page, of each thing of Mario's and Anna's that it can be of.
fn pages(things: &Things) -> Vec<String> {
    let of = |page: &Page| -> Vec<String> {
        let path = page.path;
        if path.contains("{link}") {
            return vec![path.replace("{link}", "AAAA")];
        }
        if !path.contains("{id}") {
            return vec![path.to_owned()];
        }
        let one = |name: &str| vec![things.others[name].clone()];
        let ids = match path.split('/').nth(1).unwrap() {
            "people" => things.persons.clone(),
            "needs" => things.needs.clone(),
            "referrals" => one("referral"),
            "claims" => one("claim"),
            "drafts" => one("needDraft"),
            "orientations" => one("orientation"),
            "transfers" => one("transfer"),
            "organizations" => one("organization"),
            "users" => one("user"),
            "directory" => one("service"),
            "groups" if path.starts_with("/groups/places") => one("groupPlace"),
            "groups" | "gruppi" => one("group"),
            other => panic!("say whose pages `{other}` are"),
        };
        ids.iter().map(|id| path.replace("{id}", id)).collect()
    };
    let asked = ["/?tab=MINE", "/?tab=STALLED", "/?tab=NOTICES", "/policy?seat=true"].map(str::to_owned);
    let added = things.persons.iter().map(|id| format!("/people/{id}/needs/new?domain=FOOD"));
    PAGES.iter().flat_map(of).chain(asked).chain(added).collect()
}

/// What stands in the text, none of which may be beyond what its reader may find.
fn check(user: &str, what: &str, text: &str, things: &Things) -> Marks {
    let (mario, anna) = all_found(text, things);
    let beyond: Vec<_> = mario.difference(&at_first(user)).cloned().collect();
    assert!(beyond.is_empty(), "{user} finds {beyond:?} of Mario\n{what}\n{text}");
    assert!(user == "bea" || anna.is_empty(), "{user} finds {anna:?} of Anna\n{what}\n{text}");
    mario.union(&anna).cloned().collect()
}

async fn what_the_server_sends_and_logs_tells_no_more(base: Base) {
    let (world, things) = prepared(&base).await;
    let folder = folder();
    let mut tokens = Vec::new();
    for user in world.users() {
        tokens.push((user, token(&base, &world, user).await));
    }
    let server = serve(&base, folder.path());
    let asked = Paths::new().documents(DEPTH, &|field, argument| things.values(field, argument));
    let (client, mut answers, mut by_lead) = (reqwest::Client::new(), 0, Marks::new());
    let [mario, anna] = &things.persons[..] else { panic!("two persons") };
    let pages = pages(&things);
    assert!(pages.len() > PAGES.len(), "{pages:?}");
    for (user, token) in &tokens {
        for one in asked.iter().step_by(SAMPLED) {
            let request = client.post(server.url()).json(&json!({ "query": one.document }));
            let told = whole(request.bearer_auth(token)).await;
            let seen = check(user, &one.document, &told, &things);
            by_lead.extend(seen.into_iter().filter(|_| *user == "giulia"));
            answers += 1;
        }
        for (person, readers) in [(mario, &["giulia", "franco"][..]), (anna, &["bea"])] {
            let page = format!("/people/{person}/who-looked?words=full");
            let told = whole(client.get(server.url().replace("/graphql", &page)).bearer_auth(token)).await;
            let seen = check(user, &page, &told, &things);
            assert_eq!(seen.contains("id.code"), readers.contains(user), "{user} {page}\n{told}");
            answers += 1;
        }
        for page in &pages {
            let told = whole(client.get(server.url().replace("/graphql", page)).bearer_auth(token)).await;
            by_lead.extend(check(user, page, &told, &things).into_iter().filter(|_| *user == "giulia"));
            answers += 1;
        }
    }
    assert!(by_lead.len() > 5, "Giulia finds what is hers: {by_lead:?}");
    assert!(server.stop().await.success());
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    let lines = log.lines().filter(|line| line.contains("answered")).count();
    assert!(lines >= answers, "{lines} lines of {answers} answers");
    let (of_mario, of_anna) = all_found(&log, &things);
    assert!(of_mario.is_empty() && of_anna.is_empty(), "the log tells {of_mario:?} {of_anna:?}");
    for said in ["mark mario", "mark anna", "colombo"]
        .into_iter()
        .chain(tokens.iter().map(|(_, token)| token.as_str()))
    {
        assert!(!log.to_lowercase().contains(&said.to_lowercase()), "the log tells {said}");
    }
    figure(
        "P4",
        &format!(
            "{answers} whole answers of the program, headers and pages among them, and its log: no mark and no id where \
             it may not be"
        ),
    );
}
