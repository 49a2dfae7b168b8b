//! `amis demo`: the demo network, made where there is none, with fresh tokens at each start.
use super::{Failure, house, progress, serve};
use crate::{
    accounts::{self, Credentials, NewToken},
    call::{Call, House, TokenScope, TokenScopes},
    demo::{self, Seat, Size, World},
    kernel::{Clock, Halt},
    locale::Language,
    policy::{Purpose, Role},
    settings::Settings,
    web::schema,
};
use async_graphql::Request;
use chrono::TimeDelta;
use serde_json::Value;
use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

/// How long the tokens of one start last, unless another start ends them.
const TOKEN_DAYS: i64 = 30;

/// `amis demo`
pub(super) async fn run(settings: &Settings) -> Result<(), Failure> {
    if !settings.listen.ip().to_canonical().is_loopback() {
        return Err(Failure::new(format!(
            "everybody knows the passwords of the demo network, and {} can be reached from outside; serve it on \
             127.0.0.1",
            settings.listen
        )));
    }
    println!("The data is in {}.", house::place(&settings.database));
    let world = load(settings).await?;
    let house = house::open(settings).await?;
    let signs = sign_ins(&house, &world).await?;
    let jobs = jobs(&house, &signs).await?;
    serve::serve(settings, house, |address| greet(address, &signs, &jobs)).await
}

/// Makes the world with a clock that is moved through the months before today.
async fn load(settings: &Settings) -> Result<World, Failure> {
    let now = Clock::System.now();
    let past = house::open_at(settings, Clock::at(now)).await?;
    let bar = progress::steps("of the demo network's months lived");
    let tell = |done: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let world = demo::load(&past, now, Size::DEMO, &tell).await;
    bar.finish_and_clear();
    past.db.close().await;
    world.map_err(|e| Failure::new(e.to_string()))
}

/// A user and their token.
struct SignIn {
    seat: Seat,
    token: String,
}

/// Fresh tokens for everybody; those of the start before are revoked.
async fn sign_ins(house: &Arc<House>, world: &World) -> Result<BTreeMap<String, SignIn>, Failure> {
    let seats = world.seats.clone();
    let call = Call::new(Arc::clone(house), None, Language::En, "demo".to_owned());
    let issued = call.write(move |job| {
        Box::pin(async move {
            accounts::revoke_tokens_named(job, demo::TOKENS).await?;
            let expires_at = job.now() + TimeDelta::days(TOKEN_DAYS);
            let mut issued = BTreeMap::new();
            for (key, seat) in seats {
                let new = NewToken {
                    user: seat.actor.user,
                    name: demo::TOKENS.to_owned(),
                    scopes: TokenScopes::of(&[TokenScope::Read, TokenScope::Write, TokenScope::Directory]),
                    purpose: Purpose::Coordinate,
                    expires_at,
                };
                let token = accounts::issue_token(job, new).await?.secret.reveal().to_owned();
                issued.insert(key, SignIn { seat, token });
            }
            Ok(issued)
        })
    });
    issued.await.map_err(|halt| Failure::new(format!("the demo's tokens can't be issued: {halt}")))
}

/// What a user's token is answered, for the ids that the lines to try need.
async fn ask(house: &Arc<House>, sign: &SignIn, document: &str) -> Result<Value, Failure> {
    let failed = |halt: Halt| Failure::new(format!("the demo network doesn't answer: {halt}"));
    let caller =
        accounts::authenticate(house, &Credentials::bearer(&sign.token), None).await.map_err(failed)?;
    let call = Call::new(Arc::clone(house), caller, Language::En, "demo".to_owned());
    let answer = schema::build(true).finish().execute(Request::new(document).data(call.clone())).await;
    call.settle().await.map_err(failed)?;
    Ok(answer.data.into_json().unwrap_or_default())
}

fn text(answer: &Value, path: &str) -> Option<String> {
    answer.pointer(path).and_then(Value::as_str).map(str::to_owned)
}

/// One line for each user's job: what it does, and the command.
async fn jobs(
    house: &Arc<House>,
    signs: &BTreeMap<String, SignIn>,
) -> Result<Vec<(&'static str, String, String)>, Failure> {
    let (giulia, luca) = (of(signs, "giulia")?, of(signs, "luca")?);
    let people =
        ask(house, giulia, "{ people(search: \"colombo mario\", first: 1) { nodes { id } } }").await?;
    let mario = text(&people, "/people/nodes/0/id").ok_or_else(|| lost("Mario"))?;
    let cards = "{ needCards(first: 100, filter: { domain: [HOUS] }) { nodes { id myClaim { id } } } }";
    let cards = ask(house, luca, cards).await?;
    let unanswered = |card: &&Value| card["myClaim"].is_null();
    let card = cards.pointer("/needCards/nodes").and_then(Value::as_array).into_iter().flatten();
    let card = card.filter(unanswered).find_map(|card| text(card, "/id"));
    let mut jobs =
        vec![("Giulia, social worker, opens Mario's shared profile", giulia.token.clone(), profile(&mario))];
    if let Some(card) = card {
        jobs.push(("Luca, housing association, answers a need card", luca.token.clone(), claim(&card)));
    }
    Ok(jobs)
}

fn of<'s>(signs: &'s BTreeMap<String, SignIn>, user: &str) -> Result<&'s SignIn, Failure> {
    signs.get(user).ok_or_else(|| lost(user))
}

fn lost(whom: &str) -> Failure {
    Failure::new(format!("the demo network has lost {whom}: remove the database and start again"))
}

fn greet(address: SocketAddr, signs: &BTreeMap<String, SignIn>, jobs: &[(&'static str, String, String)]) {
    println!("\nSign-ins (password for all: {}), each with a token of this start:\n", demo::PASSWORD);
    for sign in signs.values() {
        let roles: Vec<_> = sign.seat.actor.roles.iter().map(Role::name).collect();
        println!("  {} · {} · {}", sign.seat.name, sign.seat.organization, roles.join(", "));
        println!("    {}", sign.seat.mail);
        println!("    {}", sign.token);
    }
    for (what, token, document) in jobs {
        println!("\n{what}:\n\n{}", curl(address, token, document));
    }
}

fn profile(mario: &str) -> String {
    format!(
        "{{ person(id: \\\"{mario}\\\") {{ code identity {{ givenName familyName }} contact {{ nameToUse phone }} \
         household {{ members {{ name tie }} }} needs {{ nodes {{ domain urgency severity waitingDays concerns {{ persons }} }} }} \
         withheld {{ part howToAsk }} }} }}"
    )
}

fn claim(card: &str) -> String {
    format!(
        "mutation {{ claimNeed(input: {{ needCard: \\\"{card}\\\", question: \\\"Da quando?\\\" }}) {{ \
         claim {{ id status }} problems {{ code message }} }} }}"
    )
}

fn curl(address: SocketAddr, token: &str, document: &str) -> String {
    format!(
        "curl -s http://{address}/graphql -H 'content-type: application/json' -H 'authorization: Bearer {token}' \
         -d '{{\"query\":\"{document}\"}}'"
    )
}
