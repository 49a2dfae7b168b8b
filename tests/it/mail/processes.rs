use super::{given, impatient, json, post, wants, wants_at_once, world};
use crate::support::{
    Base, folder, on_both,
    program::{Program, amis},
    smtp::Smtp,
};
use amis::{
    call::{House, Terms},
    kernel::Secrets,
    mail::{Given, Mailer, Post, Tls},
};
use chrono::TimeDelta;
use serde_json::Value;
use std::{path::Path, process::Command, sync::Arc};

on_both!(
    two_processes_send_one_message,
    a_process_killed_after_sending_sends_the_same_message_again,
    over_an_encrypted_line_amis_says_who_it_is,
    what_cannot_be_encrypted_is_not_sent,
);

async fn two_processes_send_one_message(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    let terms = Terms { mail: true, ..Terms::default() };
    let (law, clock) = (Arc::clone(&world.house.law), world.house.clock.clone());
    let other: Arc<House> =
        Arc::new(amis::house(base.again().await, law, clock, Secrets::new([1; 32]), terms));
    let users = ["amina", "ines", "giulia"];
    let mut sent = 0;
    for day in 1..=5 {
        for user in users {
            wants(&world, user, json!({ "manner": "AT_ONCE", "tabs": ["TO_ANSWER", "MINE"] })).await;
        }
        // What was told is forgotten, and all of it due at once.
        let forgotten = if base.is_sqlite() { "x''" } else { "''::bytea" };
        base.execute(&format!(
            "update mail set told = {forgotten}, quiet_until = null, due_at = '2026-11-02T09:00:00+00:00'"
        ))
        .await;
        let (here, there) = (post(&smtp), post(&smtp));
        let rounds = tokio::join!(Mailer::round(&world.house, &here), Mailer::round(&other, &there));
        sent += rounds.0.unwrap() + rounds.1.unwrap();
        assert_eq!(sent, day * users.len(), "each was written to once");
    }
    assert_eq!(smtp.count(), sent as u64);
    other.db.close().await;
}

fn serve(base: &Base, folder: &Path, smtp: &Smtp, more: &[&str]) -> Program {
    let server = format!("--mail-server=127.0.0.1:{}", smtp.port);
    let flags = [&server, "--mail-from=avvisi@rete.example", "--address=https://amis.rete.example"];
    Program::serve(base, folder, &[&flags[..], more].concat())
}

async fn a_process_killed_after_sending_sends_the_same_message_again(base: Base) {
    let (world, mut smtp) = (world(base.clone()).await, Smtp::start());
    let folder = folder();
    wants(&world, "giulia", json!({ "manner": "AT_ONCE", "tabs": ["MINE"] })).await;
    base.execute("update mail set due_at = '2020-01-01T00:00:00+00:00'").await;
    smtp.tell(&json!({ "do": "hold" }));
    let first = serve(&base, folder.path(), &smtp, &["--mail-tls=none"]);
    let sent = smtp.mail();
    first.kill();
    smtp.tell(&json!({ "do": "accept" }));
    // As if the minutes had gone for which the dead one had it for itself.
    base.execute("update mail set claimed_until = '2020-01-01T00:00:00+00:00'").await;
    let second = serve(&base, folder.path(), &smtp, &["--mail-tls=none"]);
    let again = smtp.mail();
    assert_eq!(again.header("Message-ID"), sent.header("Message-ID"));
    assert_eq!(again.text(), sent.text());
    assert!(second.stop().await.success());
    let on_its_way = base.number("select count(*) from mail where claimed_until is not null").await;
    assert_eq!(on_its_way, 0, "told to stop, it ends what it has begun");
    assert_eq!(smtp.count(), 2);
}

/// A certificate of this machine's own.
fn certificate(folder: &Path) -> Value {
    let ask = "[req]\ndistinguished_name = name\nx509_extensions = more\n[name]\n[more]\n\
               subjectAltName = DNS:localhost,IP:127.0.0.1\nbasicConstraints = critical,CA:FALSE\n";
    std::fs::write(folder.join("ask"), ask).unwrap();
    let line = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 7300 -subj /CN=localhost \
                -config ask -keyout key.pem -out cert.pem";
    let made = Command::new("openssl").current_dir(folder).args(line.split_whitespace()).output();
    let made = made.expect("openssl is there: ./test installs it");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    json!({ "key": folder.join("key.pem"), "cert": folder.join("cert.pem"), "user": "amis", "password": "sotto il ponte" })
}

async fn over_an_encrypted_line_amis_says_who_it_is(base: Base) {
    let (world, folder) = (world(base.clone()).await, folder());
    wants(&world, "giulia", json!({ "manner": "AT_ONCE", "tabs": ["MINE"] })).await;
    std::fs::write(folder.path().join("password"), "sotto il ponte\n").unwrap();
    let mut options = certificate(folder.path());
    for tls in ["starttls", "implicit"] {
        options["tls"] = json!(tls);
        let smtp = Smtp::with(&options);
        let forgotten = if base.is_sqlite() { "x''" } else { "''::bytea" };
        base.execute(&format!(
            "update mail set told = {forgotten}, quiet_until = null, claimed_until = null, message_id = null, due_at = '2020-01-01T00:00:00+00:00'"
        ))
        .await;
        let mut command = amis(folder.path());
        command.args(["serve", "--listen=127.0.0.1:0", "--log=warn", "--allow-unsafe-database"]);
        command.arg(format!("--mail-server=127.0.0.1:{}", smtp.port)).arg(format!("--mail-tls={tls}"));
        command.args(["--mail-from=avvisi@rete.example", "--address=https://amis.rete.example"]);
        command.args(["--mail-user=amis", "--mail-password-file=password"]);
        command.env("DATABASE_URL", base.url()).env("SSL_CERT_FILE", folder.path().join("cert.pem"));
        let program = Program::start(command, "AMìS answers at ");
        let mail = smtp.mail();
        assert_eq!((&mail.0["secure"], &mail.0["user"]), (&json!(true), &json!("amis")), "{tls}");
        assert!(program.stop().await.success());
    }
}

async fn what_cannot_be_encrypted_is_not_sent(base: Base) {
    let (world, folder) = (world(base.clone()).await, folder());
    wants_at_once(&world, "amina").await;
    let mut options = certificate(folder.path());
    options["user"] = Value::Null;
    for (offers, wants) in [("none", Tls::StartTls), ("starttls", Tls::StartTls), ("implicit", Tls::Implicit)]
    {
        options["tls"] = json!(offers);
        let mut smtp = Smtp::with(&options);
        let careful = Post::new(Given { tls: wants, ..given(&smtp) }).unwrap();
        assert_eq!(Mailer::round(&world.house, &careful).await.unwrap(), 0, "{offers}");
        assert_eq!(smtp.count(), 0, "no certificate that is trusted, or none at all: {offers}");
        world.house.clock.advance(TimeDelta::hours(1));
    }
    let smtp = Smtp::start();
    assert_eq!(Mailer::round(&world.house, &impatient(&smtp)).await.unwrap(), 1, "and not lost");
}
