//! The demo network: one invented world for tests, demonstration and documentation. It is made through the
//! API, by its own users, at the times at which things happen; only areas, organisations, users and the
//! directory are planted. The same seed makes the same world.
mod ask;
mod crowd;
mod ground;
mod groups;
mod people;
mod step;
mod texts;

pub use ground::Seat;
pub use texts::texts;

use crate::{
    call::{Call, House},
    kernel::{Halt, Time, clock::day},
    locale::Language,
    web::schema::{self, Schema},
};
use chrono::TimeDelta;
use std::{collections::BTreeMap, sync::Arc};

/// The password of every demo user. Everybody knows it: `serve` refuses such a database anywhere but on
/// loopback.
pub const PASSWORD: &str = "mario-cerca-casa";
/// The name under which the demo's tokens are issued at each start.
pub const TOKENS: &str = "demo";
/// What says that the world was loaded to its end.
const MARK: &str = "demo";

/// How much of a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The people of the stories alone.
    Stories,
    /// The stories, and this many others besides.
    Crowd(u32),
}

impl Size {
    /// Enough that statistics have something to show under their own rules.
    pub const DEMO: Self = Self::Crowd(620);
}

/// What is known of a world once it is made.
#[derive(Clone, Debug)]
pub struct World {
    /// The users by their keys, such as `giulia`.
    pub seats: BTreeMap<String, Seat>,
}

/// Why a world could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The writer or the database stopped it.
    #[error("the demo network can't be loaded: {0:?}")]
    Halted(Halt),
    /// The API refused one of its own users.
    #[error("the demo network's own users were refused: {0}")]
    Refused(String),
    /// An earlier loading was cut off.
    #[error("an earlier loading of the demo network was cut off: remove the database and start again")]
    Half,
}

impl From<Halt> for DemoError {
    fn from(halt: Halt) -> Self {
        Self::Halted(halt)
    }
}

/// Makes the world in an empty database, or finds it again. `clock_house` must have a clock that can be set:
/// it is left at `now`. Progress is told in steps done of all.
pub async fn load(
    clock_house: &Arc<House>,
    now: Time,
    size: Size,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<World, DemoError> {
    let call = Call::new(Arc::clone(clock_house), None, Language::It, "demo".to_owned());
    let loaded = call.version(MARK).await? > 0;
    let begun = crate::accounts::has_demo(&mut *call.reader().await?).await?;
    call.release().await;
    if begun && !loaded {
        return Err(DemoError::Half);
    }
    if loaded {
        return Ok(World { seats: ground::seats(&call).await? });
    }
    clock_house.clock.set(now - TimeDelta::days(400));
    let ground = ground::plant(&call).await?;
    call.write(|job| {
        Box::pin(async move {
            let today = day(job.now());
            crate::texts::plant(job, &texts(today)).await
        })
    })
    .await?;
    let schema: Schema = schema::build(true).finish();
    let asker = ask::Asker::new(Arc::clone(clock_house), schema);
    let mut days = people::stories(&ground, now);
    days.extend(groups::groups(&ground, now)?);
    if let Size::Crowd(persons) = size {
        days.extend(crowd::lives(&ground, persons, now));
    }
    live(&asker, days, now, progress).await?;
    clock_house.clock.set(now);
    call.write(|job| Box::pin(async move { job.outdate(MARK).await })).await?;
    Ok(World { seats: ground.seats })
}

/// One person's life in the network: steps in order, each at its time.
pub(crate) struct Life(pub(crate) Vec<(Time, ask::Step)>);

/// Days are lived in order, the people of one day side by side, each person's steps one after another.
async fn live(
    asker: &ask::Asker,
    lives: Vec<Life>,
    now: Time,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<(), DemoError> {
    const SIDE_BY_SIDE: usize = 32;
    let mut days: BTreeMap<Time, Vec<(usize, Vec<ask::Step>)>> = BTreeMap::new();
    let people = lives.len();
    for (person, life) in lives.into_iter().enumerate() {
        for (at, step) in life.0 {
            let today = days.entry(at.min(now)).or_default();
            match today.last_mut() {
                Some((same, steps)) if *same == person => steps.push(step),
                _ => today.push((person, vec![step])),
            }
        }
    }
    let known = ask::Known::for_people(people);
    let (mut done, all) = (0, days.values().map(Vec::len).sum());
    for (at, today) in days {
        asker.house().clock.set(at);
        let mut today = today.into_iter();
        loop {
            let some: Vec<_> = today.by_ref().take(SIDE_BY_SIDE).collect();
            if some.is_empty() {
                break;
            }
            done += some.len();
            let steps = some.into_iter().map(|(person, steps)| asker.walk(&known, person, steps));
            futures_util::future::try_join_all(steps).await?;
            progress(done, all);
        }
    }
    Ok(())
}
