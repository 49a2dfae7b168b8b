//! Break-glass: opened by one user, ended, reviewed.
use super::super::{
    model::emergency::{Emergency, Event, Ground, MACHINE, MISSES_MAX, Verdict, Whom},
    store::emergency as store,
};
use crate::{
    call::{Call, Job, Memo, TokenScope},
    kernel::{EmergencyId, Halt, Id, Page, PersonId, Place, Problem, once},
    policy::{
        Act, Actor, Kind, KindSet, Law, OpenEmergency, Part, PartSet, ReadEmergencies, ReadPerson, Relation,
        ReviewEmergency, Role,
    },
};
use chrono::TimeDelta;
use std::collections::BTreeSet;

/// Opens a profile to the caller alone, for some hours, in calls for the purpose `emergency`. Whoever looks for
/// somebody who isn't there, is sealed, or is closed to them, finds nobody, and can't do so often. An attempt is counted
/// before anybody is looked for: of many at once no more are let through.
pub async fn open(call: &Call, memo: Memo, whom: Whom, ground: Ground) -> Result<EmergencyId, Halt> {
    let ground = ground.checked()?;
    let attempt = (EmergencyId::mint().uuid(), call.actor()?.user);
    call.write(move |job| {
        Box::pin(async move {
            let now = job.now();
            store::miss(&mut job.conn, attempt, now).await
        })
    })
    .await?;
    let opened = call.mutate(memo, move |job| Box::pin(break_glass(job, whom, ground))).await;
    if !matches!(&opened, Err(Halt::Refused(problem)) if problem.code == "not_found") {
        call.write(move |job| Box::pin(async move { store::no_miss(&mut job.conn, attempt).await })).await?;
    }
    opened
}

async fn break_glass(job: &mut Job, whom: Whom, ground: Ground) -> Result<EmergencyId, Halt> {
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    if !law.may_open_emergencies(&actor) {
        return Err(Problem::new("emergency.not_your_role").into());
    }
    if store::misses(&mut job.conn, actor.user, now).await? > MISSES_MAX {
        return Err(Problem::new("emergency.too_many").into());
    }
    if store::waits_for_review(&mut job.conn, actor.user, now).await? {
        return Err(Problem::new("emergency.review_first").into());
    }
    let person = store::find(&mut job.conn, &whom).await?.unwrap_or_else(PersonId::mint);
    let standing = job.standing(person).await?;
    let there = store::may_be_found(&mut job.conn, person).await?;
    let permit = law.permit_emergency(&actor, &standing).ok().filter(|_| there);
    let permit = permit.ok_or_else(|| Problem::not_found("person"))?;
    let (id, until) = (EmergencyId::mint(), now + TimeDelta::hours(ground.hours));
    let opened = store::open(&mut job.conn, &permit, id, &ground, (now, until)).await?;
    once(opened, || Problem::new("emergency.already_open").at("person"))?;
    let parts: Vec<_> = permit.parts().iter().collect();
    job.audit_emergency(OpenEmergency::NAME, person, &parts).await?;
    // No change that others could read of: who opened it may be nobody whom they may know of.
    job.ring_changes();
    Ok(id)
}

/// Ends the caller's own emergency access before its time.
pub async fn close(call: &Call, memo: Memo, id: EmergencyId) -> Result<EmergencyId, Halt> {
    call.mutate(memo, move |job| Box::pin(end(job, id))).await
}

async fn end(job: &mut Job, id: EmergencyId) -> Result<EmergencyId, Halt> {
    let not_found = || Problem::not_found("emergency");
    let (user, now) = (job.actor()?.user, job.now());
    let access = store::facts(&mut job.conn, id).await?.filter(|access| access.account_id == user);
    let access = access.ok_or_else(not_found)?;
    MACHINE.step(access.status_at(now), Event::Close).map_err(|problem| problem.at("emergency"))?;
    job.standing(access.person_id).await?;
    once(store::close(&mut job.conn, id, user, now).await?, not_found)?;
    job.raise(access.person_id).await?;
    job.audit_emergency("emergency.close", access.person_id, &[]).await?;
    Ok(id)
}

/// Says what an access that has ended was. For the privacy officer of the person's lead; nobody reviews their own.
pub async fn review(
    call: &Call,
    memo: Memo,
    id: EmergencyId,
    verdict: Verdict,
    note: Option<String>,
) -> Result<EmergencyId, Halt> {
    call.mutate(memo, move |job| Box::pin(judge(job, id, verdict, note))).await
}

async fn judge(
    job: &mut Job,
    id: EmergencyId,
    verdict: Verdict,
    note: Option<String>,
) -> Result<EmergencyId, Halt> {
    let not_found = || Problem::not_found("emergency");
    let (actor, law, now) = (job.actor()?, job.law(), job.now());
    let access = store::facts(&mut job.conn, id).await?;
    let person = access.as_ref().map_or_else(PersonId::mint, |access| access.person_id);
    let standing = job.standing(person).await?;
    let permit = law.permit::<ReviewEmergency>(&actor, &standing).map_err(|_| not_found())?;
    let access = access.ok_or_else(not_found)?;
    if access.account_id == actor.user {
        return Err(Problem::new("emergency.own_review").at("emergency").into());
    }
    MACHINE.step(access.status_at(now), Event::Review).map_err(|problem| problem.at("emergency"))?;
    let found = (verdict, note.as_deref());
    once(store::review(&mut job.conn, &permit, id, found, now).await?, not_found)?;
    job.audit(ReviewEmergency::NAME, &standing, &[Part::AccessLog]).await?;
    Ok(id)
}

/// One emergency access: the caller's own, or of a person whose log the caller may read for the lead.
pub async fn read(call: &Call, id: EmergencyId) -> Result<Option<Emergency>, Halt> {
    call.within(TokenScope::Read)?;
    let found = store::facts(&mut *call.reader().await?, id).await?;
    let person = found.as_ref().map_or_else(PersonId::mint, |access| access.person_id);
    let standing = call.standing(person).await?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let permit = law.permit::<ReadEmergencies>(actor, &standing).ok().filter(crate::policy::Permit::leads);
    if let Some(permit) = &permit {
        call.shows(permit.on(), permit.version(), permit.decision(), Part::AccessLog);
    }
    let closed = closed(law, actor);
    let shown = |access: &Emergency| {
        let kind = KindSet::from_bits(access.kind_bit);
        let speaks = !kind.intersect(closed).is_empty() && access.organization_id != actor.organization;
        access.account_id == actor.user || permit.is_some() && !speaks
    };
    Ok(found.filter(shown))
}

/// Of which kinds' accesses a worker of the lead isn't told, as in the access log: discreet ones, and those that say by
/// themselves what isn't the worker's to see. The lead's privacy officer is told of all.
fn closed(law: &Law, actor: &Actor) -> KindSet {
    if actor.roles.contains(Role::PrivacyOfficer) {
        return KindSet::default();
    }
    let open = law.scope::<ReadPerson>(actor).map_or(PartSet::EMPTY, |scope| scope.route(Relation::Lead).law);
    let speaks = |kind: &Kind| kind.speaks_of().is_some_and(|domain| !open.contains(Part::Needs(domain)));
    Kind::ALL.iter().copied().filter(|kind| kind.is_discreet() || speaks(kind)).collect()
}

/// A page of the emergency accesses to persons that the caller's organisation leads, the newest first, with the
/// place of each.
pub async fn find(call: &Call, to_review: bool, page: &Page) -> Result<(Vec<Emergency>, Vec<Place>), Halt> {
    let (found, places) = known(call, to_review, page).await?;
    note(call, &found).await?;
    Ok((found, places))
}

/// The same, for whoever counts them; nobody is noted to have seen anything.
pub async fn known(call: &Call, to_review: bool, page: &Page) -> Result<(Vec<Emergency>, Vec<Place>), Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let Ok(scope) = law.scope::<ReadEmergencies>(actor) else { return Ok((vec![], vec![])) };
    let (limit, now) = (page.limit(), call.now());
    let before = page.newest_before(now);
    let which = (to_review, closed(law, actor));
    let found = store::list(&mut *call.reader().await?, &scope, which, (before, limit), now).await?;
    let place = |access: &Emergency| Place::of(access.opened_at.timestamp_micros().to_string(), access.id);
    let places = found.iter().map(place).collect();
    Ok((found, places))
}

/// Notes that the caller is shown these: that somebody looked stands in a person's access log.
pub async fn note(call: &Call, found: &[Emergency]) -> Result<(), Halt> {
    let (actor, law) = (call.actor()?, &call.house().law);
    let persons: BTreeSet<_> = found.iter().map(|access| access.person_id).collect();
    for standing in call.standings(&Vec::from_iter(persons)).await?.values() {
        if let Ok(permit) = law.permit::<ReadPerson>(actor, standing) {
            call.shows(permit.on(), permit.version(), permit.decision(), Part::AccessLog);
        }
    }
    Ok(())
}

/// Whether the caller could move it so now.
pub fn may(call: &Call, access: &Emergency, event: Event) -> Result<bool, Halt> {
    let (actor, now) = (call.actor()?, call.now());
    let own = access.account_id == actor.user;
    let side = match event {
        Event::Close => own,
        Event::Review => !own && call.house().law.scope::<ReviewEmergency>(actor).is_ok(),
        Event::Expire => false,
    };
    Ok(side && MACHINE.moves(access.status_at(now)).contains(&event))
}
