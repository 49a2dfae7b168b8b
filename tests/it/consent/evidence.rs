//! The signed paper beside a grant, over real connections.
use crate::{
    leaks::web::Served9,
    server::Served,
    support::{Base, folder, on_both},
    world::World,
};
use amis::{
    accounts::{self, NewToken},
    call::{Call, House, Terms, TokenScope, TokenScopes},
    db::{Db, Place, backup},
    kernel::{Clock, Secrets, UserId},
    locale::Language,
    policy::{Law, Purpose},
};
use chrono::TimeDelta;
use reqwest::{Client, Response};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

on_both!(
    a_file_is_put_beside_a_grant_and_read_back,
    a_file_is_what_it_holds,
    a_file_is_counted_while_it_is_read,
    a_stranger_cannot_tell_a_grant_from_nobodys_by_its_file,
    whom_a_grant_names_reads_its_paper_where_grants_are_open_to_them,
    another_file_takes_its_place_only_where_that_was_meant,
    nothing_is_sent_that_could_not_be_written_down,
    a_file_that_was_tampered_with_is_not_answered,
    a_file_travels_with_a_backup,
);

const MIB: usize = 1024 * 1024;

/// A paper of this many bytes.
fn paper(bytes: usize) -> Vec<u8> {
    let mut paper = b"%PDF-1.7\nMario Colombo firma qui.\n".to_vec();
    let filling = (0..bytes.saturating_sub(paper.len())).map(|at| u8::try_from(at % 251).unwrap());
    paper.extend(filling);
    paper
}

struct Desk {
    at: Served9,
    grant: String,
}

impl Desk {
    async fn open(base: Base) -> Self {
        let at = Served9::of(World::stories(base).await).await;
        let grant = Self::signed(&at.world, json!(["CONTACT"])).await;
        Self { at, grant }
    }

    /// A consent of Mario's for the service for mental health.
    async fn signed(world: &World, parts: Value) -> String {
        let mario = world.person("giulia", "colombo mario").await;
        let cps = world.seat("carla").actor.organization.to_string();
        let input = json!({ "person": mario, "organization": cps, "basis": "CONSENT", "purpose": "COORDINATE",
            "parts": parts, "givenBy": "PERSON", "channel": "PAPER", "textVersion": "2026-1", "language": "it" });
        let payload = world.change("giulia", "grant", "GrantInput", "grant { id }", input).await;
        payload["grant"]["id"].as_str().unwrap().to_owned()
    }

    fn url(&self, grant: &str) -> String {
        format!("http://{}/grants/{grant}/evidence", self.at.served.address())
    }

    async fn put(&self, user: &str, grant: &str, headers: &[(&str, &str)], file: Vec<u8>) -> Response {
        let bearer = self.at.bearer(user).await;
        let request = Client::new().put(self.url(grant)).header("authorization", bearer).body(file);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        request.send().await.unwrap()
    }

    async fn get(&self, user: &str, grant: &str) -> Response {
        let bearer = self.at.bearer(user).await;
        Client::new().get(self.url(grant)).header("authorization", bearer).send().await.unwrap()
    }

    async fn number(&self, sql: &'static str) -> i64 {
        self.at.world.base.number(sql).await
    }
}

async fn told(answer: Response) -> (u16, Value) {
    let status = answer.status().as_u16();
    (status, answer.json().await.unwrap())
}

fn problem(answer: &Value) -> &str {
    let error = &answer["errors"][0];
    assert!(error["message"].as_str().is_some_and(|words| words.contains(' ')), "it is worded: {answer}");
    error["extensions"]["problem"].as_str().unwrap_or_default()
}

async fn a_file_is_put_beside_a_grant_and_read_back(base: Base) {
    let desk = Desk::open(base).await;
    let file = paper(3 * MIB + 17);
    let put = desk.put("giulia", &desk.grant, &[("content-type", "text/html")], file.clone()).await;
    assert_eq!(put.status().as_u16(), 204);
    let tag = put.headers()["etag"].to_str().unwrap().to_owned();
    let views = "select count(*) from audit_event where act = 'person.read' and parts = 'grants'";
    for user in ["giulia", "franco"] {
        let before = desk.number(views).await;
        let got = desk.get(user, &desk.grant).await;
        assert_eq!(got.status().as_u16(), 200, "{user}");
        for (header, value) in [
            ("content-type", "application/pdf"),
            ("content-disposition", "attachment; filename=\"evidence.pdf\""),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
            ("cache-control", "no-store"),
            ("etag", &tag),
        ] {
            assert_eq!(got.headers()[header], value, "{header}");
        }
        assert!(got.bytes().await.unwrap() == file, "byte for byte");
        assert_eq!(desk.number(views).await, before + 1, "a view of the grants");
    }
    let mario = desk.at.world.person("giulia", "colombo mario").await;
    let document =
        "query ($id: ID!) { person(id: $id) { grants { id evidenceFile { kind bytes sha256 } } } }";
    let seen = desk.at.world.data("giulia", document, json!({ "id": mario })).await;
    let grants = seen["person"]["grants"].as_array().unwrap();
    let known = json!({ "kind": "PDF", "bytes": file.len(), "sha256": tag.trim_matches('"') });
    let files = |has: bool| grants.iter().filter(|grant| (grant["evidenceFile"] == known) == has).count();
    assert_eq!((files(true), files(false)), (1, grants.len() - 1));
    let again = desk.put("giulia", &desk.grant, &[], file).await;
    assert_eq!(again.status().as_u16(), 204, "the same file again changes nothing");
    assert_eq!(desk.number("select count(*) from audit_event where act = 'grant.attach'").await, 1);
    assert_eq!(desk.number("select count(*) from grant_event where event = 'attach'").await, 1);
}

async fn a_file_is_what_it_holds(base: Base) {
    let desk = Desk::open(base).await;
    for (said, file) in [
        ("application/pdf", b"<!doctype html><script>alert(1)</script>".to_vec()),
        ("image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("application/pdf", b"PK\x03\x04\x14\0\0\0".to_vec()),
    ] {
        let headers = [("content-type", said), ("accept-language", "en")];
        let (status, answer) = told(desk.put("giulia", &desk.grant, &headers, file).await).await;
        assert_eq!((status, problem(&answer)), (415, "evidence.type_not_allowed"));
        let words = answer["errors"][0]["message"].as_str().unwrap();
        assert!(words.contains("PDF, PNG, JPEG, WEBP, HEIF"), "it names what is kept: {words}");
    }
    let (status, answer) = told(desk.put("giulia", &desk.grant, &[], Vec::new()).await).await;
    assert_eq!((status, problem(&answer)), (400, "evidence.empty"));
    assert_eq!(desk.number("select count(*) from grant_file").await, 0);
    let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec();
    desk.put("giulia", &desk.grant, &[("content-type", "application/pdf")], jpeg).await;
    let got = desk.get("giulia", &desk.grant).await;
    assert_eq!(got.headers()["content-disposition"], "attachment; filename=\"evidence.jpeg\"");
}

async fn a_file_is_counted_while_it_is_read(base: Base) {
    let desk = Desk::open(base).await;
    let most = desk.put("giulia", &desk.grant, &[], paper(10 * MIB)).await;
    assert_eq!(most.status().as_u16(), 204, "ten of them may come");
    let (status, _) = told(desk.put("giulia", &desk.grant, &[], paper(10 * MIB + 1)).await).await;
    assert_eq!(status, 413);
    // A head that says nothing of the length.
    let bearer = desk.at.bearer("giulia").await;
    let mut stream = TcpStream::connect(desk.at.served.address()).await.unwrap();
    let head = format!(
        "PUT /grants/{}/evidence HTTP/1.1\r\nhost: amis\r\nauthorization: {bearer}\r\ntransfer-encoding: chunked\r\n\
         connection: close\r\n\r\n{:x}\r\n",
        desk.grant,
        10 * MIB + 1
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&paper(10 * MIB + 1)).await.unwrap();
    drop(stream.write_all(b"\r\n0\r\n\r\n").await);
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
    assert_eq!(desk.number("select count(*) from grant_file").await, 1);
}

async fn a_stranger_cannot_tell_a_grant_from_nobodys_by_its_file(base: Base) {
    let desk = Desk::open(base).await;
    desk.put("giulia", &desk.grant, &[], paper(100)).await;
    let nobodys = "grant_00000000000000000000000000000000";
    for user in ["nadia", "carla", "amina", "paolo", "dario", "luca", "piero", "bea"] {
        let got = told(desk.get(user, &desk.grant).await).await;
        assert_eq!((got.0, problem(&got.1)), (404, "not_found"), "{user}");
        assert_eq!(got, told(desk.get(user, nobodys).await).await, "{user}");
        let put = told(desk.put(user, &desk.grant, &[], paper(200)).await).await;
        assert_eq!((put.0, problem(&put.1)), (404, "not_found"), "{user}");
        assert_eq!(put, told(desk.put(user, nobodys, &[], paper(200)).await).await, "{user}");
    }
    let franco = told(desk.put("franco", &desk.grant, &[], paper(200)).await).await;
    assert_eq!(franco.0, 404, "the privacy officer reads and puts nothing there");
    let other = Desk::signed(&desk.at.world, json!(["CONTACT"])).await;
    assert_eq!(desk.get("giulia", &other).await.status().as_u16(), 404, "a grant without a file");
    let nobody = Client::new().get(desk.url(&desk.grant)).send().await.unwrap();
    assert_eq!(nobody.status().as_u16(), 401);
    let cookie = ("cookie", "__Host-amis=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    for said in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
        let request =
            Client::new().put(desk.url(&desk.grant)).header(cookie.0, cookie.1).header(said.0, said.1);
        assert_eq!(request.body(paper(9)).send().await.unwrap().status().as_u16(), 403, "{said:?}");
    }
    let (house, giulia) = (&desk.at.world.house, desk.at.world.seat("giulia").actor.user);
    let reader = token(house, giulia, TokenScope::Read).await;
    let writer = token(house, giulia, TokenScope::Write).await;
    let put = Client::new().put(desk.url(&desk.grant)).header("authorization", reader).body(paper(300));
    assert_eq!(put.send().await.unwrap().status().as_u16(), 403);
    let get = Client::new().get(desk.url(&desk.grant)).header("authorization", writer);
    assert_eq!(get.send().await.unwrap().status().as_u16(), 403);
    assert_eq!(desk.number("select max(bytes) from grant_file").await, 100);
}

/// A token that may be used for one thing alone.
async fn token(house: &Arc<House>, user: UserId, scope: TokenScope) -> String {
    let new = NewToken {
        user,
        name: "narrow".to_owned(),
        scopes: TokenScopes::of(&[scope]),
        purpose: Purpose::Coordinate,
        expires_at: house.clock.now() + TimeDelta::days(1),
    };
    let call = Call::new(Arc::clone(house), None, Language::En, "token".to_owned());
    let issued = call.write(move |job| Box::pin(accounts::issue_token(job, new))).await.unwrap();
    format!("Bearer {}", issued.secret.reveal())
}

async fn whom_a_grant_names_reads_its_paper_where_grants_are_open_to_them(base: Base) {
    let desk = Desk::open(base).await;
    let grant = Desk::signed(&desk.at.world, json!(["CONTACT", "GRANTS"])).await;
    for one in [&grant, &desk.grant] {
        desk.put("giulia", one, &[], paper(50)).await;
    }
    assert_eq!(desk.get("carla", &grant).await.status().as_u16(), 200);
    let suspend = json!({ "grant": grant, "reason": "SAFETY" });
    desk.at.world.change("giulia", "suspendGrant", "SuspendGrantInput", "grant { id }", suspend).await;
    assert_eq!(desk.get("carla", &grant).await.status().as_u16(), 404);
}

async fn another_file_takes_its_place_only_where_that_was_meant(base: Base) {
    let desk = Desk::open(base).await;
    let (first, second) = (paper(MIB), paper(10));
    let early = desk.put("giulia", &desk.grant, &[("if-match", "\"00\"")], first.clone()).await;
    assert_eq!(problem(&told(early).await.1), "evidence.another", "there is none to replace");
    let put = desk.put("giulia", &desk.grant, &[], first).await;
    let tag = put.headers()["etag"].to_str().unwrap().to_owned();
    let (status, answer) = told(desk.put("giulia", &desk.grant, &[], second.clone()).await).await;
    assert_eq!((status, problem(&answer)), (409, "evidence.exists"));
    let other = desk.put("giulia", &desk.grant, &[("if-match", "\"00\"")], second.clone()).await;
    assert_eq!(problem(&told(other).await.1), "evidence.another");
    assert_eq!(desk.number("select count(*) from grant_file_chunk").await, 4);
    let put = desk.put("giulia", &desk.grant, &[("if-match", &tag)], second.clone()).await;
    assert_eq!(put.status().as_u16(), 204);
    assert_eq!(
        desk.number("select count(*) from grant_file_chunk").await,
        1,
        "nothing is left of the former"
    );
    assert!(desk.get("giulia", &desk.grant).await.bytes().await.unwrap() == second);
    assert_eq!(desk.number("select count(*) from grant_event where reason = 'replaced'").await, 1);
}

async fn nothing_is_sent_that_could_not_be_written_down(base: Base) {
    let desk = Desk::open(base.clone()).await;
    desk.put("giulia", &desk.grant, &[], paper(100)).await;
    base.execute("alter table audit_event rename to elsewhere").await;
    let got = desk.get("giulia", &desk.grant).await;
    assert_eq!(got.status().as_u16(), 503);
    let whole = format!("{:?} {}", got.headers().clone(), got.text().await.unwrap());
    assert!(!whole.contains("Mario") && !whole.contains("attachment"), "{whole}");
    base.execute("alter table elsewhere rename to audit_event").await;
    assert_eq!(desk.get("giulia", &desk.grant).await.status().as_u16(), 200);
}

async fn a_file_that_was_tampered_with_is_not_answered(base: Base) {
    let desk = Desk::open(base.clone()).await;
    desk.put("giulia", &desk.grant, &[], paper(MIB)).await;
    for tampered in [
        "update grant_file_chunk set number = number + 10 where number < 2",
        "delete from grant_file_chunk where number = 3",
        "update grant_file_chunk set sealed = (select sealed from grant_file_chunk where number = 10)",
    ] {
        base.execute(tampered).await;
        let (status, answer) = told(desk.get("giulia", &desk.grant).await).await;
        assert_eq!(status, 500, "{tampered}");
        assert!(answer["errors"][0]["extensions"]["ticket"].is_string() && answer["data"].is_null());
    }
}

async fn a_file_travels_with_a_backup(base: Base) {
    let desk = Desk::open(base).await;
    let file = paper(MIB);
    desk.put("giulia", &desk.grant, &[], file.clone()).await;
    let folder = folder();
    let (copy, place) = (folder.path().join("copy"), Place::Sqlite(folder.path().join("copy.db")));
    let mut conn = desk.at.world.base.db().reader().await.unwrap();
    let now = desk.at.world.house.clock.now();
    backup::write(&mut conn, &copy, now, &mut |_| {}).await.unwrap().keep().unwrap();
    conn.give_back().await;
    let clear = data_encoding::HEXLOWER.encode(b"firma qui");
    assert!(!std::fs::read_to_string(&copy).unwrap().contains(&clear), "sealed in there too");
    backup::restore(&place, &copy, &mut |_| {}).await.unwrap();
    let restored = Db::open(&place).await.unwrap();
    let law = Arc::new(Law::embedded().expect("the law is sound"));
    let house = amis::house(restored.clone(), law, Clock::at(now), Secrets::new([1; 32]), Terms::default());
    let house = Arc::new(house);
    let served = Served::of(Arc::clone(&house), &[]).await;
    let url = format!("http://{}/grants/{}/evidence", served.address(), desk.grant);
    let user = desk.at.world.seat("giulia").actor.user;
    let bearer = token(&house, user, TokenScope::Read).await;
    let got = Client::new().get(&url).header("authorization", bearer).send().await.unwrap();
    assert!(got.bytes().await.unwrap() == file);
    served.stop().await;
    restored.close().await;
}
