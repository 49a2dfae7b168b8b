//! The questions: why, who else, and what if.
use super::model::{Question, Seat, Told};
use crate::{
    accounts::organizations,
    call::{Call, TokenScope, standings_of_everybody},
    db::Conn,
    kernel::{Halt, OrganizationId, PersonId, Problem, Time},
    persons,
    policy::{
        Action, Actor, Difference, ExplainAccess, Law, Part, PartSet, Permit, Purpose, ReadPolicy, Relation,
        Role, RoleSet, Seats, Standing, TryPolicy,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Organisations in one answer.
pub(super) const SEERS_MAX: usize = 200;
/// Rows of the law's table in one answer: more than the law in force has.
const ROWS_MAX: usize = 300;
/// Persons on whom a new law is tried in one query.
const TRIED_MAX: i64 = 200;

/// An answer about one organisation.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) organization: OrganizationId,
    /// The roles that its users have and to which the part is open.
    pub(super) roles: Vec<Role>,
    /// How many of its users the part is closed to by a block that names them.
    pub(super) closed_to: usize,
    pub(super) told: Told,
}

/// Why the caller may do this to the part, or not. Whoever may not know of the person hears what they would hear of
/// nobody; whoever may, and doesn't work for the lead, hears of a closed part only whom to ask.
pub(super) async fn own(call: &Call, person: PersonId, asked: Question) -> Result<Told, Halt> {
    Ok(own_all(call, person, &[asked]).await?.remove(0).1)
}

/// The same for each of these, in their order.
pub(super) async fn own_all(
    call: &Call,
    person: PersonId,
    asked: &[Question],
) -> Result<Vec<(Question, Told)>, Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let standing = call.standing(person).await?;
    let reads = law.decide(actor, &standing, Action::Read);
    let known = reads.knows_person();
    if known {
        // How the caller stands to the person is told, as the record of grants says.
        call.shows(person, standing.version, &reads, Part::Grants);
    }
    let leads = standing.routes.iter().any(|route| route.relation == Relation::Lead);
    let told = |Question { action, part }: Question| {
        if !known {
            return Told::Unknown;
        }
        let finding = law.explain(actor, &standing, action, part);
        // What was closed to one user is not for that user to hear.
        let all = finding.why.is_open() || leads && !standing.closed.contains(part);
        if all { Told::All(finding) } else { Told::Whom(law.how_to_ask(actor, &reads, part)) }
    };
    Ok(asked.iter().map(|asked| (*asked, told(*asked))).collect())
}

/// Why the users of an organisation may do this to each of these parts of a person, or not: for whom the law lets ask.
pub(super) async fn of_organization(
    call: &Call,
    person: PersonId,
    organization: OrganizationId,
    asked: &[Question],
) -> Result<Vec<Seen>, Halt> {
    let permit = leave(call, person).await?;
    let mut everybody = call.standings_of_everybody(std::slice::from_ref(&permit)).await?;
    let actor = organizations::actors(&mut *call.reader().await?, &[organization], call.now()).await?.pop();
    let actor = actor.ok_or_else(|| Problem::not_found("organization"))?;
    let standing = if let Some(standing) = everybody.remove(&(person, organization)) {
        standing
    } else {
        let sealed = everybody.values().any(|one| one.sealed);
        Standing { sealed, ..call.standing_of(&permit, organization).await? }
    };
    let closed = call.closed_to_users(&permit).await?;
    note(call, &permit);
    Ok(asked.iter().map(|asked| weighed(&call.house().law, (&actor, &standing), &closed, *asked)).collect())
}

/// The same for one asker, of each of these parts: of their own sight, or of another organisation's where one is named.
pub async fn of_person(
    call: &Call,
    person: PersonId,
    organization: Option<OrganizationId>,
    asked: &[Question],
) -> Result<Vec<(Question, Told)>, Halt> {
    let Some(organization) = organization else { return own_all(call, person, asked).await };
    let seen = of_organization(call, person, organization, asked).await?;
    Ok(asked.iter().copied().zip(seen.into_iter().map(|seen| seen.told)).collect())
}

/// Every organisation of which some user may do this to the part of a person, the closest first.
pub(super) async fn seers(call: &Call, person: PersonId, asked: Question) -> Result<Vec<Seen>, Halt> {
    let permit = leave(call, person).await?;
    let everybody = call.standings_of_everybody(std::slice::from_ref(&permit)).await?;
    let ids: Vec<_> = everybody.keys().map(|(_, organization)| *organization).collect();
    let actors = organizations::actors(&mut *call.reader().await?, &ids, call.now()).await?;
    let closed = call.closed_to_users(&permit).await?;
    let law = &call.house().law;
    let seen = |actor: &Actor| {
        let standing = everybody.get(&(person, actor.organization))?;
        Some(weighed(law, (actor, standing), &closed, asked)).filter(|seen| seen.told.is_open())
    };
    let mut found: Vec<_> = actors.iter().filter_map(seen).collect();
    found.sort_by_key(|seen| (seen.told.finding().and_then(|finding| finding.relation), seen.organization));
    found.truncate(SEERS_MAX);
    note(call, &permit);
    Ok(found)
}

/// The same of a seat in the law, for everybody who may read it.
pub(super) fn of_rule(call: &Call, seat: Seat, asked: Question) -> Result<Told, Halt> {
    call.within(TokenScope::Read)?;
    let law = &call.house().law;
    let _leave = law.scope::<ReadPolicy>(call.actor()?).map_err(|_| Problem::new("policy.not_yours"))?;
    Ok(of_seat(law, seat, asked))
}

/// The law as people read it, for everybody who may.
pub(super) fn text(call: &Call) -> Result<Option<String>, Halt> {
    call.within(TokenScope::Read)?;
    let law = &call.house().law;
    Ok(law.scope::<ReadPolicy>(call.actor()?).ok().map(|_leave| law.text().to_owned()))
}

/// The law as a table, for everybody who may read it; empty for all others.
pub(super) fn table(call: &Call, relation: Relation, action: Action) -> Result<Vec<Seats>, Halt> {
    call.within(TokenScope::Read)?;
    let law = &call.house().law;
    let Ok(_leave) = law.scope::<ReadPolicy>(call.actor()?) else { return Ok(Vec::new()) };
    let mut seats = law.seats(relation, action);
    seats.truncate(ROWS_MAX);
    Ok(seats)
}

/// What a law says of a seat.
pub fn of_seat(law: &Law, seat: Seat, asked: Question) -> Told {
    let Seat { kind, role, relation, granted } = seat;
    Told::All(law.explain_seat((kind, role), relation, granted, asked.action, asked.part))
}

async fn leave(call: &Call, person: PersonId) -> Result<Permit<ExplainAccess>, Halt> {
    call.within(TokenScope::Read)?;
    let standing = call.standing(person).await?;
    let permit = call.house().law.permit::<ExplainAccess>(call.actor()?, &standing);
    Ok(permit.map_err(|_| Problem::not_found("person"))?)
}

/// The asker sees how others stand to the person: what the record of grants says.
fn note(call: &Call, permit: &Permit<ExplainAccess>) {
    call.shows(permit.on(), permit.version(), permit.decision(), Part::Grants);
}

fn weighed(
    law: &Law,
    (actor, standing): (&Actor, &Standing),
    closed: &[(OrganizationId, PartSet)],
    asked: Question,
) -> Seen {
    let purposes = [Purpose::Coordinate, Purpose::Emergency];
    let finding = |actor: &Actor| {
        let at =
            |purpose| law.explain(&Actor { purpose, ..actor.clone() }, standing, asked.action, asked.part);
        let [work, danger] = purposes.map(at);
        if work.why.is_open() || !danger.why.is_open() { work } else { danger }
    };
    let alone = |role: &Role| finding(&Actor { roles: RoleSet::of(&[*role]), ..actor.clone() });
    let roles = actor.roles.iter().filter(|role| alone(role).why.is_open()).collect();
    let shut =
        |(of, parts): &&(OrganizationId, PartSet)| *of == actor.organization && parts.contains(asked.part);
    let closed_to = closed.iter().filter(shut).count();
    Seen { organization: actor.organization, roles, closed_to, told: Told::All(finding(actor)) }
}

/// What a new law would change.
#[derive(Clone, Debug)]
pub(super) struct Tried {
    pub(super) difference: Difference,
    /// On the persons that the caller's organisation leads; none where the caller knows of no person.
    pub(super) reach: Option<Reach>,
}

/// Refuses whoever may not try laws out: before one is read, for what is wrong with a line tells of its neighbours.
pub(super) fn may_try(call: &Call) -> Result<(), Halt> {
    call.within(TokenScope::Read)?;
    let leave = call.house().law.scope::<TryPolicy>(call.actor()?).map(drop);
    leave.map_err(|_| Problem::new("policy.not_yours").into())
}

/// Compares a law with the one in force, on the cells, and on the persons of whom the caller may ask who sees what.
pub(super) async fn try_out(call: &Call, new: &Law) -> Result<Tried, Halt> {
    may_try(call)?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let difference = law.difference(new);
    if law.scope::<ExplainAccess>(actor).is_err() {
        return Ok(Tried { difference, reach: None });
    }
    let led = persons::led_by(&mut *call.reader().await?, actor.organization, TRIED_MAX).await?;
    let standings = call.standings(&led).await?;
    let permits: Vec<_> =
        standings.values().filter_map(|one| law.permit::<ExplainAccess>(actor, one).ok()).collect();
    let everybody = call.standings_of_everybody(&permits).await?;
    let ids: BTreeSet<_> = everybody.keys().map(|(_, organization)| *organization).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let actors = organizations::actors(&mut *call.reader().await?, &ids, call.now()).await?;
    let mut reach = Reach::default();
    reach.add(law, new, &actors, &everybody);
    for permit in &permits {
        note(call, permit);
    }
    Ok(Tried { difference, reach: Some(reach) })
}

/// How many persons a new law would show more of, or less, and to which organisations.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Persons that were looked at.
    pub persons: usize,
    /// Persons of whom somebody would see or do more.
    pub gain: usize,
    /// Persons of whom somebody would see or do less.
    pub lose: usize,
    /// For each organisation that changes anything: of how many persons more, of how many less.
    pub organizations: BTreeMap<OrganizationId, (usize, usize)>,
}

/// Adds these persons to a reach: for whoever runs the system, who learns counts alone.
pub async fn affected(
    conn: &mut Conn,
    (law, new): (&Law, &Law),
    persons: &[PersonId],
    now: Time,
    reach: &mut Reach,
) -> Result<(), Halt> {
    let everybody = standings_of_everybody(conn, persons, now).await?;
    let ids: BTreeSet<_> = everybody.keys().map(|(_, organization)| *organization).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let actors = organizations::actors(conn, &ids, now).await?;
    reach.add(law, new, &actors, &everybody);
    Ok(())
}

impl Reach {
    fn add(
        &mut self,
        law: &Law,
        new: &Law,
        actors: &[Actor],
        everybody: &BTreeMap<(PersonId, OrganizationId), Standing>,
    ) {
        let mut persons: BTreeMap<PersonId, (bool, bool)> = BTreeMap::new();
        for ((person, organization), standing) in everybody {
            let (gains, loses) = persons.entry(*person).or_default();
            let Some(actor) = actors.iter().find(|actor| actor.organization == *organization) else {
                continue;
            };
            let (more, less) = shifted(law, new, actor, standing);
            if more || less {
                let of = self.organizations.entry(*organization).or_default();
                *of = (of.0 + usize::from(more), of.1 + usize::from(less));
            }
            (*gains, *loses) = (*gains || more, *loses || less);
        }
        self.persons += persons.len();
        self.gain += persons.values().filter(|(gains, _)| *gains).count();
        self.lose += persons.values().filter(|(_, loses)| *loses).count();
    }
}

/// What organisations do with persons whom they know.
const LOOKED_AT: [Action; 5] = [Action::Read, Action::Write, Action::Claim, Action::Refer, Action::Share];

/// Whether some role that the organisation's users have would be open to more, or to less, of one person.
fn shifted(law: &Law, new: &Law, actor: &Actor, standing: &Standing) -> (bool, bool) {
    let (mut more, mut less) = (false, false);
    for role in actor.roles.iter() {
        for purpose in [Purpose::Coordinate, Purpose::Emergency] {
            let actor = Actor { roles: RoleSet::of(&[role]), purpose, ..actor.clone() };
            for action in &LOOKED_AT {
                let (before, after) =
                    (open(law, &actor, standing, *action), open(new, &actor, standing, *action));
                more |= !before.covers(after);
                less |= !after.covers(before);
            }
        }
    }
    (more, less)
}

/// Parts that are open, whole or for one need: both laws judge the same needs.
fn open(law: &Law, actor: &Actor, standing: &Standing, action: Action) -> PartSet {
    let decision = law.decide(actor, standing, action);
    decision.needs.iter().fold(decision.parts, |parts, (_, alone)| parts.union(*alone))
}
