//! `amis demo --story`: Mario's week, played by the users of the demo network in a database of its own. After
//! each call everybody's view of Mario is asked anew, as they see it themselves.
mod essence;
mod view;
mod week;

use super::{SignIn, authenticated, lost, of, sign_ins};
use crate::{
    call::{Call, House},
    cli::{Failure, audit, house},
    db::Place,
    demo::{self, Size},
    kernel::{Clock, Halt, Id, NeedId, PersonId, Time, random},
    locale::{Language, message},
    settings::Settings,
    web::schema::{self, Schema},
};
use async_graphql::{Request, Variables};
use chrono::{TimeZone, Utc};
use essence::essence;
use serde_json::{Map, Value};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use view::View;
use week::{Beat, WEEK};

/// Whose view is told after each call.
const AUDIENCE: [&str; 6] = ["giulia", "luca", "sofia", "amina", "nadia", "paolo"];

/// Monday 2 November 2026, ten in the morning in Milan: the week is the same at each playing.
fn monday() -> Time {
    Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).single().unwrap_or_default()
}

/// `amis demo --story`
pub(super) async fn run(settings: &Settings, language: Language) -> Result<(), Failure> {
    let folder = Folder::new()?;
    let settings = Settings { database: Place::Sqlite(folder.0.join("amis.db")), ..settings.clone() };
    println!("{}\n", message(language, "story-begins", &[]));
    let house = house::begin_at(&settings, Clock::at(monday())).await?;
    let played = play(&house, language).await;
    house.db.close().await;
    played?;
    println!("\n{}", audit::sentence(&audit::look_at(&settings).await?));
    Ok(())
}

/// A folder that goes when this does.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, Failure> {
        use std::os::unix::fs::DirBuilderExt as _;
        let name = format!("amis-story-{}", data_encoding::HEXLOWER.encode(&random::bytes::<8>()));
        let folder = std::env::temp_dir().join(name);
        let made = std::fs::DirBuilder::new().mode(0o700).create(&folder);
        made.map_err(|e| Failure::new(format!("{}: the folder can't be made: {e}", folder.display())))?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all::<&Path>(self.0.as_ref()));
    }
}

/// The network with Mario in it, and who plays.
struct Stage {
    house: Arc<House>,
    schema: Schema,
    language: Language,
    signs: BTreeMap<String, SignIn>,
    mario: PersonId,
    /// His needs by their domains.
    needs: BTreeMap<String, NeedId>,
}

impl Stage {
    async fn set(house: &Arc<House>, language: Language) -> Result<Self, Failure> {
        let world = demo::load(house, monday(), Size::Stories, &|_, _| ()).await;
        let world = world.map_err(|e| Failure::new(e.to_string()))?;
        let signs = sign_ins(house, &world).await?;
        let schema = schema::build(true).finish();
        let needs = BTreeMap::new();
        let mut stage =
            Self { house: Arc::clone(house), schema, language, signs, mario: PersonId::mint(), needs };
        let find =
            "{ people(search: \"colombo mario\", first: 1) { nodes { id needs { nodes { id domain } } } } }";
        let found = stage.ask(of(&stage.signs, "giulia")?, find, Value::Null).await?;
        let mario = &found["people"]["nodes"][0];
        stage.mario = mario["id"].as_str().and_then(PersonId::parse).ok_or_else(|| lost("Mario"))?;
        for need in mario["needs"]["nodes"].as_array().into_iter().flatten() {
            if let (Some(domain), Some(id)) =
                (need["domain"].as_str(), need["id"].as_str().and_then(NeedId::parse))
            {
                stage.needs.insert(domain.to_owned(), id);
            }
        }
        Ok(stage)
    }

    fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        message(self.language, key, args)
    }

    async fn call(&self, sign: &SignIn) -> Result<Call, Failure> {
        authenticated(&self.house, sign, self.language).await
    }

    /// What a user is answered; an error of the API is a fault of the story.
    async fn ask(&self, sign: &SignIn, document: &str, variables: Value) -> Result<Value, Failure> {
        let call = self.call(sign).await?;
        let request = Request::new(document).variables(Variables::from_json(variables));
        let answer = self.schema.execute(request.data(call.clone())).await;
        call.settle().await.map_err(failed)?;
        if let Some(error) = answer.errors.first() {
            return Err(Failure::new(format!("the story can't go on: {}", error.message)));
        }
        Ok(answer.data.into_json().unwrap_or_default())
    }
}

fn failed(halt: Halt) -> Failure {
    Failure::new(format!("the story can't go on: {halt}"))
}

async fn play(house: &Arc<House>, language: Language) -> Result<(), Failure> {
    let stage = Stage::set(house, language).await?;
    let home = stage.needs.get("HOUS").ok_or_else(|| lost("Mario's need of a home"))?;
    let mut known = BTreeMap::from([("mario", stage.mario.to_string()), ("home", home.to_string())]);
    let mut views = BTreeMap::new();
    for (number, beat) in WEEK.iter().enumerate() {
        house.clock.advance(beat.after);
        call(&stage, number + 1, beat, &mut known).await?;
        tell_views(&stage, &mut views).await?;
    }
    println!("\n{}", stage.say("story-ends", &[("calls", WEEK.len().to_string())]));
    Ok(())
}

async fn call(
    stage: &Stage,
    number: usize,
    beat: &Beat,
    known: &mut BTreeMap<&'static str, String>,
) -> Result<(), Failure> {
    let sign = of(&stage.signs, beat.by)?;
    let given: Map<_, _> = beat
        .given
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), Value::from(known.get(name)?.as_str()))))
        .collect();
    let answer = stage.ask(sign, beat.document, Value::Object(given)).await?;
    let when = stage.house.clock.now().with_timezone(&chrono_tz::Europe::Rome).format("%F %R");
    println!("\n{number}. {when}  {}", stage.say(beat.what, &[]));
    println!("   {}, {}: {}", sign.seat.name, sign.seat.organization, beat.document);
    println!("   = {}", essence(&answer));
    if let Some((name, find)) = beat.keep {
        let found = find(&answer).and_then(Value::as_str).ok_or_else(|| lost(name))?;
        known.insert(name, found.to_owned());
    }
    Ok(())
}

/// One line for each; why, where something is seen that was not seen before, or no more.
async fn tell_views(stage: &Stage, before: &mut BTreeMap<&'static str, View>) -> Result<(), Failure> {
    println!("   {}", stage.say("story-views", &[]));
    for key in AUDIENCE {
        let sign = of(&stage.signs, key)?;
        let view = View::of(stage, sign).await?;
        let given_name = sign.seat.name.split(' ').next().unwrap_or_default();
        println!("   {given_name:<7} {}", view.what);
        if before.get(key) != Some(&view) {
            println!("           {}", view.why);
            before.insert(key, view);
        }
    }
    Ok(())
}
