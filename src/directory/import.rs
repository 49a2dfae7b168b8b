//! What an import does to the directory: it lays a new edition of its source beside the one in force, a
//! bounded number of steps in each job, then puts it in force at one stroke.
use super::{
    model::{Face, Location, NETWORK, Service},
    service::KEPT,
    store::{
        edition::{self, Entity, StandingRow},
        write::{self, Origin},
    },
};
use crate::{
    call::{Call, Job},
    kernel::{Halt, Id, Problem, once},
};
use std::sync::Arc;
use uuid::Uuid;

/// Records of one kind that a source may have.
pub const RECORDS_MAX: usize = 200_000;
/// Steps in one job: it holds the writer well under 200 ms.
const STEPS: usize = 40;

/// A record of a source.
#[derive(Clone, Debug)]
pub enum Entry {
    /// The public face of an organisation.
    Organization(Face),
    /// A place.
    Location(Location),
    /// A service, with the name of its organisation.
    Service(Box<Service>, String),
}

/// One step of an import.
#[derive(Clone, Debug)]
pub enum Step {
    /// Lays a record down in the next edition.
    Lay {
        /// The source's id.
        source_id: String,
        /// The hash of all that the source says of it.
        digest: [u8; 32],
        /// The record.
        entry: Box<Entry>,
    },
    /// From the next edition on this row is no longer in force, or (`false`) stays in force after all.
    End(Entity, Uuid, i64, bool),
    /// Takes a row away that never was in force.
    Erase(Entity, Uuid, i64),
}

/// The edition in force of a source, and all its rows.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The edition.
    pub edition: i64,
    /// The rows, by kind of record.
    pub rows: Vec<(Entity, Vec<StandingRow>)>,
}

/// Whether a source may be called this: 1–40 small letters, digits and hyphens, and not the network itself.
pub fn is_source(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=40).contains(&name.len()) && name.chars().all(fits) && name != NETWORK
}

/// What stands of a source.
pub async fn standing(call: &Call, source: &str) -> Result<Standing, Halt> {
    let name = source.to_owned();
    let edition =
        call.write(move |job| Box::pin(async move { edition::source(&mut job.conn, &name).await })).await?;
    let most = i64::try_from(RECORDS_MAX * 3).unwrap_or(i64::MAX);
    let mut standing = Standing { edition, rows: Vec::new() };
    for entity in Entity::ALL {
        let mut conn = call.reader().await?;
        standing.rows.push((entity, edition::rows(&mut conn, entity, source, most).await?));
    }
    call.release().await;
    Ok(standing)
}

/// Takes the steps, some in each job. `edition` is the one that they lead to. A caller that stops in between
/// leaves nothing that is seen; the same steps, asked for again, go on from there.
pub async fn take(
    call: &Call,
    source: &str,
    edition: i64,
    steps: Vec<Step>,
    mut done: impl FnMut(usize),
) -> Result<(), Halt> {
    let source: Arc<str> = source.into();
    let mut steps = steps.into_iter();
    loop {
        let some: Vec<_> = steps.by_ref().take(STEPS).collect();
        if some.is_empty() {
            return Ok(());
        }
        let (count, source) = (some.len(), Arc::clone(&source));
        call.write(move |job| {
            Box::pin(async move {
                for step in some {
                    take_one(job, &source, edition, step).await?;
                }
                Ok(())
            })
        })
        .await?;
        done(count);
    }
}

async fn take_one(job: &mut Job, source: &str, edition: i64, step: Step) -> Result<(), Halt> {
    let conn = &mut job.conn;
    match step {
        Step::End(entity, id, of, ends) => {
            edition::supersede(conn, entity, (id, of), ends.then_some(edition)).await
        }
        Step::Erase(entity, id, of) => edition::erase(conn, entity, id, of).await,
        Step::Lay { source_id, digest, entry } => {
            let origin = Origin { source, source_id: Some(&source_id), edition, digest: Some(&digest) };
            match *entry {
                Entry::Organization(face) => write::face(conn, origin, &face).await,
                Entry::Location(location) => write::location(conn, origin, &location).await,
                Entry::Service(service, by) => write::service(conn, origin, &service, &by).await,
            }
        }
    }
}

/// Puts the edition in force: from now on everybody sees it whole.
pub async fn finish(call: &Call, source: &str, edition: i64, layout: &'static str) -> Result<(), Halt> {
    let source = source.to_owned();
    call.write(move |job| {
        Box::pin(async move {
            let now = job.now();
            let touched = edition::finish(&mut job.conn, &source, edition, layout, now).await?;
            once(touched, || Problem::new("import.overtaken"))?;
            edition::enlist(&mut job.conn, &source, edition, now).await?;
            job.outdate(KEPT).await.map(drop)
        })
    })
    .await
}

/// Takes away what a finished edition has replaced.
pub async fn sweep(call: &Call, source: &str, edition: i64) -> Result<(), Halt> {
    for entity in Entity::ALL {
        loop {
            let source = source.to_owned();
            let swept = call
                .write(move |job| {
                    Box::pin(async move {
                        let most = i64::try_from(STEPS).unwrap_or(i64::MAX);
                        let rows = edition::replaced(&mut job.conn, entity, &source, edition, most).await?;
                        for (id, of) in &rows {
                            edition::erase(&mut job.conn, entity, *id, *of).await?;
                        }
                        Ok(rows.len())
                    })
                })
                .await?;
            if swept == 0 {
                break;
            }
        }
    }
    Ok(())
}

impl Entry {
    /// Which kind of record it is.
    pub const fn entity(&self) -> Entity {
        match self {
            Self::Organization(_) => Entity::Organization,
            Self::Location(_) => Entity::Location,
            Self::Service(..) => Entity::Service,
        }
    }

    /// Its id.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Organization(face) => face.organization.uuid(),
            Self::Location(location) => location.id.uuid(),
            Self::Service(service, _) => service.id.uuid(),
        }
    }
}
