//! The operator's commands, as an operator gives them: beside whatever else has the database open, by the
//! machine's clock.
use super::{HOME, World, fresh, refusal};
use crate::support::{Base, on_both};
use amis::{
    accounts::{self, Credentials},
    call::{TokenScope, TokenScopes},
    kernel::{Clock, Halt},
    policy::{Kind, Role, RoleSet},
};
use std::process::{Command, Output};

on_both!(
    an_operator_begins_a_network,
    an_operator_adds_users_of_new_and_known_organisations,
    an_operator_issues_and_revokes_tokens,
    an_operator_disables_a_user,
    an_operator_ends_an_agreement,
    the_demo_network_is_served_to_nobody_outside,
);

/// Gives a command, and waits for it.
async fn amis(base: &Base, line: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amis"));
    command
        .args(line)
        .env("DATABASE_URL", base.url())
        .env("AMIS_LOG", "error")
        .current_dir(std::env::temp_dir());
    tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap()
}

/// What it prints where it must do what it was told.
async fn done(base: &Base, line: &[&str]) -> String {
    let output = amis(base, line).await;
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{line:?}: {words}");
    String::from_utf8(output.stdout).unwrap()
}

/// Its one sentence where it must refuse.
async fn refused(base: &Base, line: &[&str]) -> String {
    let output = amis(base, line).await;
    assert!(!output.status.success(), "{line:?} was done");
    String::from_utf8(output.stderr).unwrap()
}

const FIRST: &[&str] =
    &["user", "add", "--first", "--name", "Dario", "--mail", "dario@rete.example", "--organization", "Rete"];

async fn an_operator_begins_a_network(base: Base) {
    let world = World::empty(&base, Clock::System);
    let told = done(&base, FIRST).await;
    let secret = told.lines().nth(1).unwrap();
    assert!(told.contains("amis token issue --user dario@rete.example"), "{told}");
    let password = "tre capre sotto il ponte".to_owned();
    let accepted = accounts::accept_invitation(&world.call(None), &fresh(HOME), secret, password).await;
    let actor = accepted.unwrap().caller.actor;
    assert_eq!((actor.kind, actor.roles), (Kind::Network, RoleSet::of(&[Role::Administrator])));
    assert!(actor.agreement);
    assert!(refused(&base, FIRST).await.contains("there are users already"));
    assert!(
        done(&base, &["user", "list"])
            .await
            .contains("Rete\tdario@rete.example\tDario\tadministrator\tactive")
    );
}

async fn an_operator_adds_users_of_new_and_known_organisations(base: Base) {
    let nadia = ["--name", "Nadia", "--mail", "nadia@m8.example", "--organization", "Municipio 8"];
    let piero = ["--name", "Piero", "--mail", "piero@m8.example", "--organization", "municipio 8"];
    let add = |who: &[&'static str], more: &[&'static str]| [&["user", "add"], who, more].concat();
    let told = refused(&base, &add(&nadia, &["--role", "social_worker"])).await;
    assert!(told.contains("say what it is with --kind"), "{told}");
    let told = refused(&base, &add(&nadia, &["--kind", "municipality"])).await;
    assert!(told.contains("it is one of: comune, ambito, municipio"), "{told}");
    let told = refused(&base, &add(&nadia, &["--kind", "municipio"])).await;
    assert!(told.contains("--role: A user has at least one role."), "{told}");
    assert_eq!(base.number("select count(*) from organization").await, 0, "refused whole");
    done(&base, &add(&nadia, &["--kind", "municipio", "--agreement", "--role", "social_worker"])).await;
    done(&base, &add(&piero, &["--role", "trainee", "--role", "coordinator"])).await;
    assert_eq!(base.number("select count(*) from organization").await, 1);
    let told = refused(&base, &add(&piero, &["--role", "trainee"])).await;
    assert!(told.contains("--mail: This address is another user's already:"), "{told}");
    let told = refused(&base, &add(&piero, &["--role", "trainee", "--kind", "odv"])).await;
    assert!(told.contains("a kind never changes"), "{told}");
    let listed = done(&base, &["user", "list"]).await;
    assert!(listed.contains("Municipio 8\tnadia@m8.example\tNadia\tsocial_worker\tinvited"), "{listed}");
    let again = done(&base, &["user", "invite", "nadia@m8.example"]).await;
    assert_eq!(again.lines().nth(1).unwrap().len(), 43);
}

async fn an_operator_issues_and_revokes_tokens(base: Base) {
    let world = World::at(&base, Clock::System).await;
    let user = ["--user", "giulia@comune.example"];
    let issue = ["token", "issue", "--name", "intake", "--scope", "read"];
    let token = done(&base, &[&issue[..], &user].concat()).await;
    let credentials = Credentials::bearer(token.trim());
    let shown = || accounts::authenticate(&world.house, &credentials, None);
    let caller = shown().await.unwrap().unwrap();
    assert_eq!((caller.actor.user, caller.scopes), (world.giulia, TokenScopes::of(&[TokenScope::Read])));
    let listed = done(&base, &[&["token", "list"][..], &user].concat()).await;
    assert!(listed.contains("\tgiulia@comune.example\tintake\tread\tcoordinate\tuntil "), "{listed}");
    assert!(!listed.contains(token.trim()));
    let id = listed.split('\t').next().unwrap();
    done(&base, &["token", "revoke", id]).await;
    assert!(matches!(shown().await, Err(Halt::Unauthenticated)));
    assert!(done(&base, &["token", "list"]).await.contains("\trevoked "));
    let told = refused(&base, &["token", "revoke", id]).await;
    assert!(told.contains("no token in force has this id; `amis token list`"), "{told}");
    let told = refused(&base, &[&issue[..], &user, &["--days", "500"]].concat()).await;
    assert!(told.starts_with("amis: --days: ") && told.contains("366 days"), "{told}");
    refused(&base, &[&issue[..], &["--user", "nobody@comune.example"]].concat()).await;
}

async fn an_operator_disables_a_user(base: Base) {
    let world = World::at(&base, Clock::System).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    assert!(world.bearer(&token).await.is_ok());
    done(&base, &["user", "disable", "giulia@comune.example"]).await;
    assert!(matches!(world.bearer(&token).await, Err(Halt::Unauthenticated)));
    assert_eq!(refusal(world.sign_in(&fresh(HOME), "giulia", super::PASSWORD).await), "sign_in.refused");
}

async fn an_operator_ends_an_agreement(base: Base) {
    let world = World::at(&base, Clock::System).await;
    let token = world.token(world.giulia, TokenScopes::ALL).await;
    done(&base, &["agreement", "end", "Municipio 9"]).await;
    assert!(!world.bearer(&token).await.unwrap().unwrap().actor.agreement);
    done(&base, &["agreement", "sign", "Municipio 9"]).await;
    assert!(world.bearer(&token).await.unwrap().unwrap().actor.agreement);
    assert!(
        refused(&base, &["agreement", "end", "Nessuno"]).await.contains("no organisation is called Nessuno")
    );
}

async fn the_demo_network_is_served_to_nobody_outside(base: Base) {
    World::at(&base, Clock::System).await;
    base.execute("update account set demo = (mail = 'giulia@comune.example')").await;
    let told = refused(&base, &["serve", "--allow-unsafe-database", "--listen", "0.0.0.0:0"]).await;
    assert!(told.contains("the database holds the demo network"), "{told}");
}
