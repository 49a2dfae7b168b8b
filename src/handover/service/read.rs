//! Who sees what of an offer.
use super::{
    super::{
        model::{Status, Transfer},
        store::{self, Narrowed},
    },
    nobody,
};
use crate::{
    call::{Call, TokenScope},
    consent,
    kernel::{Halt, Page, PersonId, Place, TransferId},
    policy::{
        Act, AnswerTransfer, Class, Decision, Kind, Part, Permit, ReadPerson, ReadTransfers, Scope, Standing,
    },
    referrals::referral::Direction,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What an offer is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::handover) enum Leave {
    /// To the person's lead, whole; the note where the reader sees who the person is.
    Lead {
        /// Whether the note may be read.
        note: bool,
    },
    /// To whoever is asked, while it waits: nothing that says who it is about.
    Asked {
        /// Whether a grant in force shows them cards of the person: then also why, where, and how delicate.
        basis: bool,
    },
    /// To either side, once it is over or without a basis: that it was, and how it ended; nothing of the person.
    Bare,
}

/// An offer and what it is shown with.
#[derive(Clone, Debug)]
pub(in crate::handover) struct Shown {
    pub(in crate::handover) row: Transfer,
    pub(in crate::handover) leave: Leave,
}

/// Leave to see what one's organisation is offered, for those who may answer.
fn asked(call: &Call) -> Result<Option<Scope<AnswerTransfer>>, Halt> {
    Ok(call.house().law.scope_as_lead::<AnswerTransfer>(call.actor()?).ok())
}

/// Leave to see what one's organisation offered.
fn offers(call: &Call) -> Result<Option<Scope<ReadTransfers>>, Halt> {
    Ok(call.house().law.scope_as_lead::<ReadTransfers>(call.actor()?).ok())
}

/// One offer, or nothing: one that may not be known of is not there, by the same statements.
pub(in crate::handover) async fn read(call: &Call, id: TransferId) -> Result<Option<Shown>, Halt> {
    call.within(TokenScope::Read)?;
    let found = store::facts(&mut *call.reader().await?, id).await?;
    let person = found.as_ref().map_or_else(nobody, |found| found.person_id);
    let standings = call.standings(&[person]).await?;
    let mut own = Vec::new();
    if let Some(scope) = asked(call)? {
        own.extend(store::one_received(&mut *call.reader().await?, &scope, id).await?);
    }
    if let Some(scope) = offers(call)? {
        own.extend(store::one_sent(&mut *call.reader().await?, &scope, id, call.now()).await?);
    }
    let as_lead = found.filter(|found| own.is_empty() && lead(call, found, &standings).is_some());
    own.extend(as_lead);
    own.truncate(1);
    let based = based(call, &own).await?;
    Ok(let_in(call, own, &standings, &based).pop())
}

/// A page of the offers that the caller's organisation made or was made, the newest first, and their places.
pub(in crate::handover) async fn find(
    call: &Call,
    direction: Direction,
    status: &[Status],
    page: &Page,
) -> Result<(Vec<Shown>, Vec<Place>), Halt> {
    call.within(TokenScope::Read)?;
    let now = call.now();
    let to = Narrowed::of(status, page, now);
    let found = match direction {
        Direction::Received => match asked(call)? {
            Some(scope) => store::received(&mut *call.reader().await?, &scope, to).await?,
            None => vec![],
        },
        Direction::Sent => match offers(call)? {
            Some(scope) => store::sent(&mut *call.reader().await?, &scope, to, now).await?,
            None => vec![],
        },
    };
    let persons: BTreeSet<_> = found.iter().map(|row| row.person_id).collect();
    let standings = call.standings(&Vec::from_iter(persons)).await?;
    let place = |row: &Transfer| Place::of(row.proposed_at.timestamp_micros().to_string(), row.id);
    let places = found.iter().map(place).collect();
    let based = based(call, &found).await?;
    Ok((let_in(call, found, &standings, &based), places))
}

/// Offers about one person that are shown at most.
const SHOWN_MAX: usize = 50;

/// The offers about persons, to their lead's users who see the grants, the latest first. What others than the reader's
/// organisation did is left out where what they are says what the reader may not see.
pub(in crate::handover) async fn of_persons(
    call: &Call,
    permits: &[Permit<ReadPerson>],
) -> Result<HashMap<PersonId, Vec<Shown>>, Halt> {
    let found = store::of_persons(&mut *call.reader().await?, permits).await?;
    let permits: HashMap<_, _> = permits.iter().map(|permit| (permit.on(), permit)).collect();
    let mut shown: HashMap<_, Vec<_>> = HashMap::new();
    for row in found {
        let Some(permit) = permits.get(&row.person_id).filter(|permit| names(permit, &row)) else { continue };
        let note = permit.shows(Part::Identity);
        let of_person = shown.entry(row.person_id).or_default();
        if of_person.len() < SHOWN_MAX {
            of_person.push(Shown { row, leave: Leave::Lead { note } });
        }
    }
    Ok(shown)
}

/// Whether the reader may hear of both sides of an offer: their own organisation's always.
fn names<A: Act>(permit: &Permit<A>, row: &Transfer) -> bool {
    let own = permit.actor().organization;
    let open = |kind: Kind| kind.speaks_of().is_none_or(|domain| permit.shows(Part::Needs(domain)));
    [row.from_id, row.to_id].contains(&own) || (open(row.from_kind) && open(row.to_kind))
}

fn lead(
    call: &Call,
    row: &Transfer,
    standings: &HashMap<PersonId, Standing>,
) -> Option<Permit<ReadTransfers>> {
    let (actor, standing) = (call.actor().ok()?, standings.get(&row.person_id)?);
    let permit = call.house().law.permit::<ReadTransfers>(actor, standing).ok()?;
    Some(permit).filter(|permit| permit.leads() && names(permit, row))
}

/// Whether an offer waits for the caller's organisation.
fn is_asked(call: &Call, row: &Transfer) -> bool {
    row.status == Status::Proposed && call.organization().is_ok_and(|own| own == row.to_id)
}

/// The persons of the offers that wait for the caller's organisation of whom a grant in force shows it cards.
async fn based(call: &Call, found: &[Transfer]) -> Result<HashSet<PersonId>, Halt> {
    let asked = found.iter().filter(|row| is_asked(call, row) && !row.sealed);
    let pairs: Vec<_> = asked.map(|row| (row.person_id, row.to_id)).collect();
    if pairs.is_empty() {
        return Ok(HashSet::new());
    }
    let covered = consent::covered_each(&mut *call.reader().await?, &pairs, call.now()).await?;
    let cards = covered.into_iter().filter(|(_, parts)| parts.contains(Part::Card));
    Ok(cards.map(|((person, _), _)| person).collect())
}

/// Each with its leave; that something is shown of a person is noted.
fn let_in(
    call: &Call,
    found: Vec<Transfer>,
    standings: &HashMap<PersonId, Standing>,
    based: &HashSet<PersonId>,
) -> Vec<Shown> {
    let one = |row: Transfer| {
        if let Some(permit) = lead(call, &row, standings) {
            call.shows(permit.on(), permit.version(), permit.decision(), Part::Grants);
            let leave = Leave::Lead { note: permit.shows(Part::Identity) };
            return Shown { row, leave };
        }
        if !is_asked(call, &row) {
            return Shown { row, leave: Leave::Bare };
        }
        // Who is asked reads a card of the person, as it were.
        call.shows(row.person_id, row.access_version, &Decision::default(), Part::Card);
        let leave = Leave::Asked { basis: based.contains(&row.person_id) };
        Shown { row, leave }
    };
    found.into_iter().map(one).collect()
}

/// How many needs of class S1 and of class S2 are open of the persons of these offers, as whoever is asked may hear it.
pub(in crate::handover) async fn open_needs(
    call: &Call,
    offers: &[Shown],
) -> Result<HashMap<PersonId, [i64; 2]>, Halt> {
    let told = |offer: &&Shown| matches!(offer.leave, Leave::Asked { .. }) && !offer.row.sealed;
    let persons: Vec<_> = offers.iter().filter(told).map(|offer| offer.row.person_id).collect();
    let Some(scope) = asked(call)?.filter(|_| !persons.is_empty()) else { return Ok(HashMap::new()) };
    let rows = store::open_needs(&mut *call.reader().await?, &scope, &persons).await?;
    let mut found: HashMap<_, _> = persons.into_iter().map(|person| (person, [0, 0])).collect();
    for (person, domain, needs) in rows {
        let of: &mut [i64; 2] = found.entry(person).or_default();
        of[usize::from(domain.class() == Class::S2)] += needs;
    }
    Ok(found)
}
