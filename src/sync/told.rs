//! What of the log is open to a caller, decided anew at each question by the rooms whose affairs they are.
use super::{
    model::{ChangeKind, Row},
    service::{self, Since},
};
use crate::{
    call::Call,
    kernel::{ClaimId, Halt, Id, NeedId, PersonId, ReferralId, Time},
    needs::graphql::{Need, NeedDraft},
    persons::{self, Batch},
    policy::Part,
    referrals::graphql::{Claim, Referral},
};
use chrono::TimeDelta;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// How often one question looks at more of the log to fill its page.
const ROUNDS_MAX: usize = 3;

/// Something that changed, and that is open to the caller.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: ChangeKind,
    pub(super) id: String,
    pub(super) at: Time,
}

/// A page of what changed, where it ends, and whether there is more already.
#[derive(Debug)]
pub(super) struct News {
    pub(super) nodes: Vec<Node>,
    pub(super) end: Since,
    pub(super) more: bool,
    /// Whether something near the caller is of a later moment: another call may be told of it, or of nothing.
    pub(super) again: bool,
}

/// What changed after a cursor's key, of one person alone or of all, each thing once. Noted as shown.
pub(super) async fn after(
    call: &Call,
    key: Option<&str>,
    first: usize,
    of: Option<PersonId>,
) -> Result<News, Halt> {
    let mut stretch = service::after(call, key).await?;
    stretch.rows.retain(|row| of.is_none_or(|person| row.person_id == person));
    let (mut told, mut end, mut more) = (Vec::<Told>::new(), stretch.end, stretch.more);
    let mut again = false;
    if let Some(later) = stretch.rows.iter().position(|row| is_of_later(row, call.now())) {
        end.number = stretch.rows[later].number - 1;
        (more, again) = (false, true);
        stretch.rows.truncate(later);
    }
    let mut rows = stretch.rows.as_slice();
    for _ in 0..ROUNDS_MAX {
        let (now, later) = rows.split_at(rows.len().min((first * 2).max(1)));
        for one in Open::of(call, now).await?.told(now) {
            // Of several parts of one person the last counts.
            // A need has the id of the draft that it was.
            let same = |other: &Told| (other.node.kind, &other.node.id) == (one.node.kind, &one.node.id);
            let before = told.iter().position(same);
            if before.is_none() && told.len() == first {
                end.number = told.last().map_or(one.number - 1, |last| last.number);
                return Ok(News { nodes: shown(call, told), end, more: true, again });
            }
            before.map(|at| told.remove(at));
            told.push(one);
        }
        rows = later;
        if rows.is_empty() {
            break;
        }
    }
    if let Some(next) = rows.first() {
        end.number = next.number - 1;
        more = true;
    }
    Ok(News { nodes: shown(call, told), end, more, again })
}

/// Whether a change is of a moment after the one that this call judges by: what it opened isn't open yet for the call, and
/// would be passed over for good. A clock that once went wrong by more than this holds nothing up.
fn is_of_later(row: &Row, now: Time) -> bool {
    row.at > now && row.at - now < TimeDelta::minutes(1)
}

fn shown(call: &Call, told: Vec<Told>) -> Vec<Node> {
    told.into_iter().map(|one| one.shown(call)).collect()
}

/// A row that is open to the caller, with what that rests on.
struct Told {
    number: i64,
    node: Node,
    ground: Ground,
}

enum Ground {
    Person(Arc<Batch>, usize, Option<Part>),
    Need(Need),
    Draft(NeedDraft),
    Else,
}

impl Told {
    /// Notes that it is told.
    fn shown(self, call: &Call) -> Node {
        match self.ground {
            Ground::Person(batch, at, Some(part)) => {
                batch.shows(call, at, part);
            }
            Ground::Need(need) => {
                let (batch, at) = need.batch();
                batch.shows(call, at);
            }
            Ground::Draft(draft) => draft.is_told(call),
            Ground::Person(batch, at, None) => {
                let permit = &batch.permits()[at];
                call.rests_on(permit.on(), permit.version(), permit.decision());
            }
            Ground::Else => call.rests_on_caller(),
        }
        self.node
    }
}

/// What of some rows of the log is open to the caller.
struct Open {
    persons: Arc<Batch>,
    needs: HashMap<NeedId, Need>,
    drafts: HashMap<NeedId, NeedDraft>,
    referrals: HashSet<ReferralId>,
    claims: HashSet<ClaimId>,
}

impl Open {
    /// Kinds of which there is nothing take the same steps.
    async fn of(call: &Call, rows: &[Row]) -> Result<Self, Halt> {
        fn ids<I: Id>(rows: &[Row], kind: ChangeKind) -> Vec<I> {
            let of = rows.iter().filter(|row| row.kind == kind).map(|row| row.subject_id);
            let ids: HashSet<Uuid> = of.collect();
            if ids.is_empty() { vec![I::of(Uuid::nil())] } else { ids.into_iter().map(I::of).collect() }
        }
        let persons = persons::read_many(call, &ids(rows, ChangeKind::Person)).await?;
        let needs = Need::by_ids(call, &ids(rows, ChangeKind::Need)).await?;
        let drafts = NeedDraft::by_ids(call, &ids(rows, ChangeKind::Draft)).await?;
        let referrals = Referral::by_ids(call, &ids(rows, ChangeKind::Referral)).await?;
        let claims = Claim::by_ids(call, &ids(rows, ChangeKind::Claim)).await?;
        Ok(Self {
            persons: Arc::new(persons),
            needs,
            drafts,
            referrals: referrals.into_keys().collect(),
            claims: claims.into_keys().collect(),
        })
    }

    fn told(&self, rows: &[Row]) -> Vec<Told> {
        rows.iter().filter_map(|row| self.one(row)).collect()
    }

    fn one(&self, row: &Row) -> Option<Told> {
        let (id, ground) = match row.kind {
            ChangeKind::Person => {
                let person = PersonId::of(row.subject_id);
                let at = self.persons.permits().iter().position(|permit| permit.on() == person)?;
                let part = Part::parse(&row.part);
                let is_open = row.part.is_empty() || self.persons.permits()[at].shows(part?);
                is_open.then(|| (person.to_string(), Ground::Person(Arc::clone(&self.persons), at, part)))?
            }
            ChangeKind::Need => {
                let id = NeedId::of(row.subject_id);
                (id.to_string(), Ground::Need(self.needs.get(&id)?.clone()))
            }
            ChangeKind::Draft => {
                let id = NeedId::of(row.subject_id);
                (id.to_string(), Ground::Draft(self.drafts.get(&id)?.clone()))
            }
            ChangeKind::Referral => {
                let id = ReferralId::of(row.subject_id);
                (self.referrals.contains(&id).then(|| id.to_string())?, Ground::Else)
            }
            ChangeKind::Claim => {
                let id = ClaimId::of(row.subject_id);
                (self.claims.contains(&id).then(|| id.to_string())?, Ground::Else)
            }
        };
        let node = Node { kind: row.kind, id, at: row.at };
        Some(Told { number: row.number, node, ground })
    }
}
