//! What a user wants by mail, and what a change makes necessary.
use super::{
    model::{NoticeManner, Preferences, Tabs},
    store,
};
use crate::{
    areas,
    call::{Call, Job, Memo, TokenScope},
    directory,
    inbox::InboxKinds,
    kernel::{AreaId, Halt, Problem, UserId},
    policy::Role,
};
use futures_util::future::BoxFuture;

/// What is to be changed of a user's preferences; what isn't named stays.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub manner: NoticeManner,
    pub tabs: Option<Tabs>,
    pub silent: Option<InboxKinds>,
    pub districts: Option<Vec<AreaId>>,
    pub counts_only: Option<bool>,
}

/// What the caller wants by mail.
pub(super) async fn preferences(call: &Call) -> Result<Preferences, Halt> {
    call.within(TokenScope::Read)?;
    let user = call.actor()?.user;
    store::preferences(&mut *call.reader().await?, user).await
}

/// Writes down what the caller wants by mail from now on, and when their inbox is looked at first.
pub(super) async fn set(call: &Call, memo: Memo, change: Change) -> Result<UserId, Halt> {
    check_districts(call, change.districts.as_deref().unwrap_or_default()).await?;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let (actor, now) = (job.actor()?, job.now());
            if actor.roles.contains(Role::ServiceAccount) {
                return Err(Problem::new("notices.for_humans").at("manner").into());
            }
            let wanted = change.of(store::preferences(&mut job.conn, actor.user).await?);
            check(&wanted, job.house().terms.mail)?;
            store::set_preferences(&mut job.conn, actor.user, &wanted).await?;
            let first = match wanted.manner {
                NoticeManner::Off => None,
                NoticeManner::AtOnce => Some(now),
                NoticeManner::Digest => {
                    let calendar = directory::calendar(&mut job.conn, actor.organization).await?;
                    wanted.next_look(&calendar, now)
                }
            };
            store::schedule(&mut job.conn, actor.user, first).await?;
            Ok(actor.user)
        })
    })
    .await
}

impl Change {
    fn of(self, before: Preferences) -> Preferences {
        Preferences {
            manner: self.manner,
            tabs: self.tabs.unwrap_or(before.tabs),
            silent: self.silent.unwrap_or(before.silent),
            districts: self.districts.unwrap_or(before.districts),
            counts_only: self.counts_only.unwrap_or(before.counts_only),
        }
    }
}

fn check(wanted: &Preferences, sends: bool) -> Result<(), Problem> {
    if wanted.manner == NoticeManner::Off {
        return Ok(());
    }
    if !sends {
        return Err(Problem::new("notices.no_mail").at("manner"));
    }
    if wanted.tabs.is_empty() {
        return Err(Problem::new("notices.tabs_required").at("tabs"));
    }
    Ok(())
}

async fn check_districts(call: &Call, districts: &[AreaId]) -> Result<(), Halt> {
    if districts.is_empty() {
        return Ok(());
    }
    let tree = areas::tree(call).await?;
    match districts.iter().position(|id| tree.district_of(*id) != Some(*id)) {
        Some(at) => Err(Problem::new("notices.no_district").at(&format!("districts.{at}")).into()),
        None => Ok(()),
    }
}

/// Runs at the end of every change: what touched a person may have put something into the inbox of those who stand to
/// them. What it is, is looked at when their mail is written.
pub fn wake(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        if !job.house().terms.mail || job.touched().is_empty() {
            return Ok(());
        }
        let (now, persons) = (job.now(), job.touched().clone());
        store::wake(&mut job.conn, persons.iter(), now).await
    })
}
