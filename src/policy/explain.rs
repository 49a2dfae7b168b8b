//! Why something is open to somebody or closed: the line that decides, or the one that comes nearest. Told from the
//! law and from facts; no content is looked at.
use super::law::{Law, may_open, routes};
use super::part::{Part, PartSet};
use super::reader::Rule;
use super::standing::{Actor, GrantInForce, Reach, Route, Standing};
use super::vocabulary::{Action, Kind, Purpose, Relation, Role, RoleSet};
use super::words::words;
use crate::kernel::{GrantId, Id, NeedId, OrganizationId, PersonId, UserId};
use chrono::{DateTime, Utc};
use uuid::Uuid;

words! {
    /// Why a part is open, or what keeps it closed.
    #[graphql(name = "ExplanationReason")]
    pub enum Why {
        /// Open: a line opens it by duty.
        Duty = 0 "duty",
        /// Open: a line opens it where a grant covers it, and one does.
        Granted = 1 "granted",
        /// Closed: the organisation has signed no data agreement.
        NoAgreement = 2 "no_agreement",
        /// Closed: a call for this purpose opens no part this way.
        Purpose = 3 "purpose",
        /// Closed: it was closed to this organisation, to this user, or to everybody but the lead.
        Closed = 4 "closed",
        /// Closed: a line denies it.
        Denied = 5 "denied",
        /// Closed: a line would open it where a grant covers it, and none in force does.
        NoGrant = 6 "no_grant",
        /// Closed: a line would open it, but what the organisation was given doesn't reach as far.
        NotCarried = 7 "not_carried",
        /// Closed: a line opens it to another role.
        OtherRole = 8 "other_role",
        /// Closed: a line opens it to who stands to the person in another way.
        OtherRelation = 9 "other_relation",
        /// Closed: a line opens it to another kind of organisation.
        OtherKind = 10 "other_kind",
        /// Closed: no line comes near.
        NoLine = 11 "no_line",
    }
}

impl Why {
    /// Whether the part is open.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Duty | Self::Granted)
    }
}

/// A line of the law, as it stands in `policy.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawLine {
    /// Counted from one.
    pub number: usize,
    /// Its cells.
    pub text: String,
}

/// What an explanation rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What decides.
    pub why: Why,
    /// How the organisation stands to the person on the way that was weighed.
    pub relation: Option<Relation>,
    /// The line that decides, or comes nearest.
    pub line: Option<LawLine>,
    /// The grant that covers it.
    pub grant: Option<GrantId>,
    /// For whom the nearest line is, where that is what is missing: a role, a relation or a kind.
    pub instead: Option<&'static str>,
    /// Needs of the part that are open alone; empty where the whole part is.
    pub alone: Vec<NeedId>,
    /// When what it rests on ends by itself.
    pub until: Option<DateTime<Utc>>,
}

/// A way that was weighed: a route, one of the actor's roles, and a line that speaks of the part.
struct Try<'l> {
    route: &'l Route,
    role: Role,
    rule: &'l Rule,
}

impl Law {
    /// Why the actor may do this to the part, or what stands nearest to it.
    pub fn explain(&self, actor: &Actor, standing: &Standing, action: Action, part: Part) -> Finding {
        let ways = routes(standing, actor.purpose);
        let decision = self.decide(actor, standing, action);
        let alone: Vec<_> =
            decision.needs.iter().filter(|(_, parts)| parts.contains(part)).map(|(need, _)| *need).collect();
        let whole = decision.parts.contains(part);
        if whole || !alone.is_empty() {
            let alone = if whole { Vec::new() } else { alone };
            return Finding {
                alone,
                until: decision.until,
                ..self.ground(actor, standing, &ways, action, part)
            };
        }
        if !actor.agreement {
            return Finding::bare(Why::NoAgreement);
        }
        if !may_open(actor) {
            return Finding::bare(Why::Purpose);
        }
        if standing.closed.contains(part) {
            let unclosed = Standing { closed: PartSet::EMPTY, ..standing.clone() };
            let would = self.explain(actor, &unclosed, action, part);
            if would.why.is_open() {
                return Finding { why: Why::Closed, grant: None, alone: Vec::new(), until: None, ..would };
            }
        }
        self.nearest(actor, standing, &ways, action, part)
    }

    /// The same of a seat in the law, without a person: a kind and a role that stand in a relation, with or without a
    /// grant that covers everything.
    pub fn explain_seat(
        &self,
        (kind, role): (Kind, Role),
        relation: Relation,
        granted: bool,
        action: Action,
        part: Part,
    ) -> Finding {
        let outside = relation == Relation::Outsider;
        let purpose = if relation == Relation::Emergency { Purpose::Emergency } else { Purpose::Coordinate };
        let actor = Actor {
            user: UserId::of(Uuid::nil()),
            organization: OrganizationId::of(Uuid::nil()),
            kind,
            roles: RoleSet::of(&[role]),
            district: None,
            agreement: !outside,
            purpose,
        };
        let all = GrantInForce {
            id: GrantId::of(Uuid::nil()),
            parts: PartSet::ALL,
            reads: true,
            writes: true,
            reach: if relation == Relation::Conference { Reach::Seat } else { Reach::Name },
            purpose,
            until: DateTime::<Utc>::MAX_UTC,
        };
        let route = Route { relation, need: None, carries: PartSet::ALL, until: None };
        let mut standing = Standing::nobody(PersonId::of(Uuid::nil()));
        standing.grants.extend(granted.then_some(all));
        standing.routes.push(route);
        Finding { grant: None, until: None, ..self.explain(&actor, &standing, action, part) }
    }

    /// The closest relation, and by duty before by grant.
    fn ground(
        &self,
        actor: &Actor,
        standing: &Standing,
        ways: &[Route],
        action: Action,
        part: Part,
    ) -> Finding {
        let tries = self.tries(actor, ways, action, part);
        let open = tries.iter().filter(|one| self.fits(actor, one) && carries(one.route, standing, part));
        let open = open.filter(|one| self.denied(actor, one, action, part).is_none());
        let grounds = open.filter_map(|one| {
            let grant =
                if one.rule.by_duty { None } else { Some(covering(actor, standing, one, action, part)?) };
            Some((one, grant))
        });
        let closest = grounds.min_by_key(|(one, grant)| (one.route.relation, grant.is_some(), one.rule.line));
        closest.map_or(Finding::bare(Why::NoLine), |(one, grant)| Finding {
            why: if grant.is_some() { Why::Granted } else { Why::Duty },
            grant: grant.map(|grant| grant.id),
            ..one.finding()
        })
    }

    fn nearest(
        &self,
        actor: &Actor,
        standing: &Standing,
        ways: &[Route],
        action: Action,
        part: Part,
    ) -> Finding {
        let tries = self.tries(actor, ways, action, part);
        let leads = ways.iter().any(|route| route.relation == Relation::Lead);
        let misses = tries.iter().filter_map(|one| {
            let finding = self.miss(actor, standing, one, action, part)?;
            Some((is_idle(leads, finding.why, one), finding.why, attainable(one), one.rule.line, finding))
        });
        let nearest = misses.min_by_key(|(idle, why, attainable, line, _)| (*idle, *why, *attainable, *line));
        nearest.map_or(Finding::bare(Why::NoLine), |(.., finding)| finding)
    }

    /// What one try lacks, where it is one thing alone.
    fn miss(
        &self,
        actor: &Actor,
        standing: &Standing,
        one: &Try<'_>,
        action: Action,
        part: Part,
    ) -> Option<Finding> {
        let (role, relation, kind) = self.three(actor, one);
        let told = |why, instead| Some(Finding { why, instead, ..one.finding() });
        match (role, relation, kind) {
            (true, true, true) => {
                if let Some(deny) = self.denied(actor, one, action, part) {
                    return Some(Finding { line: Some(line(deny)), ..told(Why::Denied, None)? });
                }
                let uncovered = !one.rule.by_duty && covering(actor, standing, one, action, part).is_none();
                told(if uncovered { Why::NoGrant } else { Why::NotCarried }, None)
            }
            (false, true, true) => told(Why::OtherRole, one.rule.role.one().map(|role| role.name())),
            (true, false, true) => told(Why::OtherRelation, one.rule.relation.one().map(|way| way.name())),
            (true, true, false) => told(Why::OtherKind, None),
            _ => None,
        }
    }

    /// Every line that allows the action on the part, on each way and for each role.
    fn tries<'l>(&'l self, actor: &Actor, ways: &'l [Route], action: Action, part: Part) -> Vec<Try<'l>> {
        let speaks =
            |rule: &&Rule| rule.allow && rule.columns >> part.bit() & 1 == 1 && rule.action.says(&action);
        let rules: Vec<_> = self.policy.rules.iter().filter(speaks).collect();
        let seats = ways.iter().flat_map(|route| actor.roles.iter().map(move |role| (route, role)));
        seats.flat_map(|(route, role)| rules.iter().map(move |rule| Try { route, role, rule })).collect()
    }

    /// Whether role, relation and kind (with organisation and district) are those of the line.
    fn three(&self, actor: &Actor, one: &Try<'_>) -> (bool, bool, bool) {
        let rule = one.rule;
        let district = rule.district.one().is_none_or(|named| actor.district.as_ref() == Some(named));
        let place =
            rule.kinds.contains(actor.kind) && rule.organization.says(&actor.organization) && district;
        (self.policy.role_fits(rule, one.role), self.policy.relation_fits(rule, one.route.relation), place)
    }

    fn fits(&self, actor: &Actor, one: &Try<'_>) -> bool {
        self.three(actor, one) == (true, true, true)
    }

    /// The line that denies what a try would open.
    fn denied(&self, actor: &Actor, one: &Try<'_>, action: Action, part: Part) -> Option<&Rule> {
        let denies =
            |rule: &&Rule| !rule.allow && rule.columns >> part.bit() & 1 == 1 && rule.action.says(&action);
        let mut rules = self.policy.rules.iter().filter(denies);
        rules.find(|rule| self.fits(actor, &Try { rule, ..*one }))
    }
}

impl Finding {
    const fn bare(why: Why) -> Self {
        Self { why, relation: None, line: None, grant: None, instead: None, alone: Vec::new(), until: None }
    }
}

impl Try<'_> {
    fn finding(&self) -> Finding {
        Finding {
            relation: Some(self.route.relation),
            line: Some(line(self.rule)),
            ..Finding::bare(Why::NotCarried)
        }
    }
}

fn line(rule: &Rule) -> LawLine {
    LawLine { number: rule.line, text: format!("p, {}", rule.cells.join(", ")) }
}

fn carries(route: &Route, standing: &Standing, part: Part) -> bool {
    let own = match (part, route.need) {
        (Part::Needs(domain), Some((_, of))) => domain == of,
        _ => true,
    };
    own && route.relation.carries(route.carries).minus(standing.closed).contains(part)
}

fn covering<'s>(
    actor: &Actor,
    standing: &'s Standing,
    one: &Try<'_>,
    action: Action,
    part: Part,
) -> Option<&'s GrantInForce> {
    standing.grants.iter().find(|grant| {
        let counts = grant.reach.counts(one.route.relation, standing.sealed);
        counts && grant.fits(actor.purpose, action) && grant.parts.contains(part)
    })
}

/// Whether a miss says little to a lead: it gives itself no grant, and needs no other relation.
fn is_idle(leads: bool, why: Why, one: &Try<'_>) -> bool {
    let own = one.route.relation == Relation::Lead && one.rule.by_duty;
    leads && !(own && why != Why::OtherRelation)
}

/// Of two equal misses that one is told which somebody can do something about: be named in a grant, sooner than lead.
fn attainable(one: &Try<'_>) -> u8 {
    match one.rule.relation.one() {
        Some(Relation::SharedWith) => 0,
        Some(Relation::CareTeam) => 1,
        Some(Relation::Referred | Relation::Conference | Relation::Member) => 2,
        Some(Relation::Lead) | None => 3,
        Some(Relation::Emergency | Relation::Outsider) => 4,
    }
}
