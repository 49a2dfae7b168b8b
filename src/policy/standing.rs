//! Who asks, and what is true between their organisation and one person before anybody is let in.
use super::Domain;
use super::part::{Part, PartSet};
use super::vocabulary::{Action, Kind, Purpose, Relation, RelationSet, RoleSet};
use crate::kernel::{GrantId, NeedId, OrganizationId, PersonId, UserId};
use chrono::{DateTime, Utc};

/// Who calls, for which organisation, for what.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The user, or the service account.
    pub user: UserId,
    /// The organisation they act for.
    pub organization: OrganizationId,
    /// What that organisation is.
    pub kind: Kind,
    /// The roles they have there; `administrator` stands alone.
    pub roles: RoleSet,
    /// The district of that organisation, by the code that policy lines use.
    pub district: Option<String>,
    /// Whether the organisation has signed the data agreement.
    pub agreement: bool,
    /// Why this call is made.
    pub purpose: Purpose,
}

/// Facts only, no content.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The person that the facts are about.
    pub person: PersonId,
    /// The person's `access_version` when they were read.
    pub version: i64,
    /// Whether the person is sealed: then nobody is `member`, and only grants by name count.
    pub sealed: bool,
    /// How the organisation stands to the person; `member` needs no route of its own.
    pub routes: Vec<Route>,
    /// The grants in force that name the organisation, its kind, or a conference at which it sits.
    pub grants: Vec<GrantInForce>,
    /// What is closed to the organisation, or to the user who asks, whatever else would open it.
    pub closed: PartSet,
}

impl Standing {
    /// What is known of somebody who is not there, or of whom there is nothing to know.
    pub const fn nobody(person: PersonId) -> Self {
        Self {
            person,
            version: 0,
            sealed: false,
            routes: Vec::new(),
            grants: Vec::new(),
            closed: PartSet::EMPTY,
        }
    }
}

/// One way in which the organisation stands to the person.
#[derive(Clone, Debug)]
pub struct Route {
    /// The relation.
    pub relation: Relation,
    /// The one need that a claim or referral is about; its part is opened for that need alone.
    pub need: Option<(NeedId, Domain)>,
    /// The most that this route can open.
    pub carries: PartSet,
    /// When it ends by itself.
    pub until: Option<DateTime<Utc>>,
}

/// One grant that covers the organisation now.
#[derive(Clone, Debug)]
pub struct GrantInForce {
    /// The grant.
    pub id: GrantId,
    /// What it shares.
    pub parts: PartSet,
    /// Whether it shares for every action but `write`.
    pub reads: bool,
    /// Whether it shares for `write`.
    pub writes: bool,
    /// How it comes to cover the organisation.
    pub reach: Reach,
    /// What it was given for.
    pub purpose: Purpose,
    /// Its end.
    pub until: DateTime<Utc>,
}

/// How a grant comes to cover an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It names it.
    Name,
    /// It names its kind.
    Kind,
    /// It names a conference at which it sits.
    Seat,
}

impl Reach {
    /// Whether such a grant counts on a way. Of a sealed person, and to be shared with, one has to be named; a grant to a
    /// kind is the basis of cards, claims and referrals; one to a conference opens at that table alone.
    pub const fn counts(self, relation: Relation, sealed: bool) -> bool {
        match self {
            Self::Name => true,
            Self::Kind => !sealed && !matches!(relation, Relation::SharedWith | Relation::Conference),
            Self::Seat => !sealed && matches!(relation, Relation::Conference),
        }
    }
}

impl GrantInForce {
    /// Whether a call for this purpose may rest this action on it.
    pub const fn fits(&self, purpose: Purpose, action: Action) -> bool {
        let carried = if matches!(action, Action::Write) { self.writes } else { self.reads };
        carried && purpose.covers(self.purpose)
    }
}

impl Relation {
    /// What every route of this relation opens at most, whatever else it carries.
    pub const fn most(self) -> PartSet {
        match self {
            Self::Lead => PartSet::ALL,
            Self::SharedWith | Self::CareTeam | Self::Conference => {
                PartSet::ALL.minus(PartSet::of(&[Part::Notes]))
            }
            Self::Emergency => PartSet::ALL.minus(PartSet::of(&[Part::Notes, Part::Protection])),
            Self::Referred | Self::Member | Self::Outsider => PartSet::EMPTY,
        }
    }

    /// Whether a call for this purpose may rest on it: an emergency access is for emergencies, and an emergency is
    /// for nothing else.
    pub const fn counts_for(self, purpose: Purpose) -> bool {
        matches!(self, Self::Emergency) == matches!(purpose, Purpose::Emergency)
    }

    /// What every route of this relation carries, whatever its packet.
    pub const fn always(self) -> PartSet {
        match self {
            Self::CareTeam => PartSet::of(&[Part::Card, Part::CareTeam]),
            Self::Referred | Self::Member => PartSet::of(&[Part::Card]),
            _ => PartSet::EMPTY,
        }
    }

    /// What a route can open that was given this packet.
    pub const fn carries(self, packet: PartSet) -> PartSet {
        packet.intersect(self.most()).union(self.always())
    }
}

/// What one actor may do with one person, for one action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Parts opened whole.
    pub parts: PartSet,
    /// Needs opened one by one, through a claim or referral.
    pub needs: Vec<(NeedId, PartSet)>,
    /// The relations through which something was opened.
    pub relations: RelationSet,
    /// The earliest end of what the decision rests on.
    pub until: Option<DateTime<Utc>>,
}

impl Decision {
    pub(super) fn add_need(&mut self, need: NeedId, open: PartSet) {
        match self.needs.iter_mut().find(|(id, _)| *id == need) {
            Some((_, parts)) => *parts = parts.union(open),
            None if open.is_empty() => {}
            None => self.needs.push((need, open)),
        }
    }

    /// Whether the person may be known of: anything is open but the card.
    pub fn knows_person(&self) -> bool {
        !self.needs.is_empty() || !self.parts.minus(PartSet::of(&[Part::Card])).is_empty()
    }

    /// Whether a need of this domain is open, with all of its domain or alone.
    pub fn opens_need(&self, need: NeedId, domain: Domain) -> bool {
        let part = Part::Needs(domain);
        self.parts.contains(part) || self.needs.iter().any(|(id, parts)| *id == need && parts.contains(part))
    }

    /// The closest of the relations that opened something.
    pub fn relation(&self) -> Option<Relation> {
        self.relations.iter().next()
    }
}
