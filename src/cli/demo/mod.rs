//! `amis demo`: the demo network, made where there is none, with fresh tokens at each start.
mod jobs;
mod story;

use super::{Failure, house, progress, serve};
use crate::{
    accounts::{self, Credentials, NewToken},
    call::{Call, House, TokenScope, TokenScopes},
    db::Hold,
    demo::{self, Seat, Size, World},
    kernel::{Clock, Halt},
    locale::Language,
    policy::{Purpose, Role},
    settings::Settings,
    web::schema,
};
use async_graphql::Request;
use chrono::TimeDelta;
use jobs::JobToTry;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Once},
};

/// How long the tokens of one start last, unless another start ends them.
const TOKEN_DAYS: i64 = 30;

/// `amis demo`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Play a father's week call by call, in a database of its own, and say after each who sees what, and why.
    #[arg(long)]
    story: bool,
    /// The language of the story: `en`, `it`.
    #[arg(long, default_value = "en", requires = "story", value_parser = language)]
    language: Language,
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "it is `en` or `it`".to_owned())
}

pub(super) async fn run(settings: &Settings, args: Args) -> Result<(), Failure> {
    if args.story {
        return story::run(settings, args.language).await;
    }
    if !settings.listen.ip().to_canonical().is_loopback() {
        return Err(Failure::new(format!(
            "everybody knows the passwords of the demo network, and {} can be reached from outside; serve it on \
             127.0.0.1",
            settings.listen
        )));
    }
    let ports = serve::Ports::bind(settings).await?;
    let _alone = alone(settings).await?;
    println!("The data is in {}.", house::place(&settings.database));
    let world = load(settings).await?;
    let house = house::open(settings).await?;
    let signs = sign_ins(&house, &world).await?;
    let jobs = jobs::jobs(&house, &signs).await?;
    serve::serve(settings, ports, house, |address| greet(address, &signs, &jobs)).await
}

/// One start at a time loads the network and issues its tokens: another on the same database would take a
/// network that is half made for a broken one, or end the tokens of the one that serves.
async fn alone(settings: &Settings) -> Result<Hold, Failure> {
    house::make_room(settings)?;
    let place = house::place(&settings.database);
    let hold = Hold::take(&settings.database, "demo").await;
    let hold = hold.map_err(|e| Failure::new(format!("{e}; it was looked for at {place}")))?;
    hold.ok_or_else(|| {
        Failure::new(format!(
            "another `amis demo` is at work with {place}: it loads the demo network there, or serves it. Use that one, \
             stop it first, or name another database with --database"
        ))
    })
}

/// Makes the world with a clock that is moved through the months before today.
async fn load(settings: &Settings) -> Result<World, Failure> {
    let now = Clock::System.now();
    let past = house::begin_at(settings, Clock::at(now)).await?;
    let bar = progress::steps("of the demo network's months lived");
    let new = Once::new();
    let tell = |done: usize, all: usize| {
        new.call_once(|| println!("It is empty: the demo network is made now, which takes some seconds."));
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let world = demo::load(&past, now, Size::DEMO, &tell).await;
    bar.finish_and_clear();
    past.db.close().await;
    let world = world.map_err(|e| Failure::new(e.to_string()))?;
    if !new.is_completed() {
        println!("The demo network of an earlier start is there.");
    }
    Ok(world)
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
    let call = authenticated(house, sign, Language::En).await?;
    let answer = schema::build(true).finish().execute(Request::new(document).data(call.clone())).await;
    call.settle().await.map_err(silent)?;
    Ok(answer.data.into_json().unwrap_or_default())
}

/// A call of whoever a token speaks for.
async fn authenticated(house: &Arc<House>, sign: &SignIn, language: Language) -> Result<Call, Failure> {
    let caller = accounts::authenticate(house, &Credentials::bearer(&sign.token), None).await;
    Ok(Call::new(Arc::clone(house), caller.map_err(silent)?, language, "demo".to_owned()))
}

fn silent(halt: Halt) -> Failure {
    Failure::new(format!("the demo network doesn't answer: {halt}"))
}

fn of<'s>(signs: &'s BTreeMap<String, SignIn>, user: &str) -> Result<&'s SignIn, Failure> {
    signs.get(user).ok_or_else(|| lost(user))
}

fn lost(whom: &str) -> Failure {
    Failure::new(format!("the demo network has lost {whom}: remove the database and start again"))
}

fn greet(address: SocketAddr, signs: &BTreeMap<String, SignIn>, jobs: &[JobToTry]) {
    println!("\nSign-ins (password for all: {}), each with a token of this start:\n", demo::PASSWORD);
    let (first, others): (Vec<_>, Vec<_>) =
        signs.iter().partition(|(user, _)| jobs::OF.contains(&user.as_str()));
    for (_, sign) in first.into_iter().chain(others) {
        let roles: Vec<_> = sign.seat.actor.roles.iter().map(Role::name).collect();
        println!("  {} · {} · {}", sign.seat.name, sign.seat.organization, roles.join(", "));
        println!("    {}", sign.seat.mail);
        println!("    {}", sign.token);
    }
    println!(
        "\nTo try, each to be pasted into another terminal as it stands (with `| python3 -m json.tool` behind `<<'END'` \
         the answer comes line by line):"
    );
    for job in jobs {
        job.print(address);
    }
    println!("\nStop with Ctrl-C. The next start finds the data again, and prints new tokens.");
}
