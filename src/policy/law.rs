//! The law in force: decides, and hands out permits and scopes.
use super::act::{Act, Open, OpenEmergency, Touches};
use super::basis::BasisTable;
use super::part::{Domain, Part, PartSet};
use super::permit::{Anybody, Denied, Permit, Scope, ScopeRoute};
use super::reader::{self, Policy};
use super::standing::{Actor, Decision, GrantInForce, Reach, Route, Standing};
use super::table::{Masks, Table};
use super::text::Problem;
use super::vocabulary::{Action, Class, Purpose, Relation, Resource};
use crate::kernel::{NeedId, PersonId};
use sha2::{Digest, Sha256};

/// The judge's model; it is part of the program, not of the files that may be replaced.
pub(super) const MODEL: &str = include_str!("../../policies/model.conf");

/// The lines, the table compiled from them, and the table of legal bases.
#[derive(Clone, Debug)]
pub struct Law {
    pub(super) policy: Policy,
    pub(super) table: Table,
    basis: BasisTable,
    hash: String,
    /// What it was read from: `policy.csv`, `basis.csv`.
    sources: [std::sync::Arc<str>; 2],
}

impl Law {
    /// Reads and compiles the lines and the table of legal bases; on failure every problem of both.
    pub fn open(policy_text: &str, grounds: &str) -> Result<Self, Vec<Problem>> {
        let hash = hash(&[MODEL, policy_text, grounds]);
        match (reader::read(policy_text), BasisTable::read(grounds)) {
            (Ok(policy), Ok(basis)) => {
                let table = Table::of(&policy)?;
                let sources = [policy_text.into(), grounds.into()];
                Ok(Self { policy, table, basis, hash, sources })
            }
            (policy, basis) => Err([policy.err(), basis.err()].into_iter().flatten().flatten().collect()),
        }
    }

    /// This law with other lines: `policy` in the place of its own, without the lines of these numbers, and with
    /// those to be added at its end.
    pub fn amended(
        &self,
        policy: Option<String>,
        add: &[String],
        remove: &[i32],
    ) -> Result<Self, Vec<Problem>> {
        let whole = policy.unwrap_or_else(|| self.sources[0].to_string());
        let gone = |number: usize| remove.iter().any(|one| usize::try_from(*one) == Ok(number));
        // A line that is left out becomes a blank one: the numbers of the others stay.
        let kept = whole.split_inclusive('\n').zip(1..).map(|(line, at)| if gone(at) { "\n" } else { line });
        let added = add.iter().flat_map(|line| [line.as_str(), "\n"]);
        Self::open(&kept.chain(added).collect::<String>(), &self.sources[1])
    }

    /// The law that the program was built with.
    pub fn embedded() -> Result<Self, Vec<Problem>> {
        Self::open(include_str!("../../policies/policy.csv"), include_str!("../../policies/basis.csv"))
    }

    /// `policy.csv`, whole, with the sentences that its lines stand under.
    pub fn text(&self) -> &str {
        &self.sources[0]
    }

    /// Which kind may record which legal basis for which class.
    pub const fn basis(&self) -> &BasisTable {
        &self.basis
    }

    /// SHA-256 of model, policy and bases, in hexadecimal: it stands in every audit record.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// What the actor may do with the person, for one action: the sum over their routes.
    pub fn decide(&self, actor: &Actor, standing: &Standing, action: Action) -> Decision {
        let mut decision = Decision::default();
        if !may_open(actor) {
            return decision;
        }
        for route in routes(standing, actor.purpose) {
            self.add_route(&mut decision, actor, standing, action, &route);
        }
        decision
    }

    fn add_route(
        &self,
        to: &mut Decision,
        actor: &Actor,
        standing: &Standing,
        action: Action,
        route: &Route,
    ) {
        let counts = |grant: &&GrantInForce| {
            grant.fits(actor.purpose, action) && grant.reach.counts(route.relation, standing.sealed)
        };
        let grants: Vec<_> = standing.grants.iter().filter(counts).collect();
        let granted = grants.iter().fold(PartSet::EMPTY, |parts, grant| parts.union(grant.parts));
        let (duty, law) = self.masks(actor, route.relation, action);
        let carried = route.relation.carries(route.carries).minus(standing.closed);
        let open = duty.union(law.intersect(granted)).intersect(carried);
        if open.is_empty() {
            return;
        }
        let opened = match route.need {
            None => {
                to.parts = to.parts.union(open);
                open
            }
            Some((need, domain)) => {
                let own = open.intersect(PartSet::of(&[Part::Needs(domain)]));
                to.add_need(need, own);
                to.parts = to.parts.union(open.without_needs());
                own.union(open.without_needs())
            }
        };
        if opened.is_empty() {
            return;
        }
        to.relations.insert(route.relation);
        let rests_on = |grant: &&&GrantInForce| !grant.parts.intersect(opened).minus(duty).is_empty();
        let ends = grants.iter().filter(rests_on).map(|grant| grant.until);
        to.until = ends.chain(route.until).chain(to.until).min();
    }

    /// The parts that the actor's roles open through a relation: by duty, and where a grant covers them.
    pub(super) fn masks(&self, actor: &Actor, relation: Relation, action: Action) -> (PartSet, PartSet) {
        let masks = self.bits(actor, relation, action);
        let parts = |bits: u64| PartSet::from_bits(bits.cast_signed());
        (parts(masks.duty), parts(masks.law))
    }

    fn bits(&self, actor: &Actor, relation: Relation, action: Action) -> Masks {
        let seat = self.table.seat(actor.kind, actor.organization, actor.district.as_deref());
        let of_role = |role| self.table.masks(role, seat, relation, action);
        actor.roles.iter().map(of_role).fold(Masks::default(), Masks::or)
    }

    /// Leave to do `A` to one person, as far as the decision goes.
    pub fn permit<A: Act<On = PersonId>>(
        &self,
        actor: &Actor,
        standing: &Standing,
    ) -> Result<Permit<A>, Denied> {
        let decision = self.decide(actor, standing, A::ACTION);
        let leave = match A::TOUCHES {
            Touches::Profile => decision.knows_person(),
            Touches::Parts(parts) => decision.parts.covers(parts),
            Touches::Need | Touches::Card | Touches::Answer | Touches::Resource(_) => false,
        };
        settle(leave, standing.person, actor, standing, decision)
    }

    /// Leave to do `A` to one person where the input touches these parts: all of them or nothing, and never none.
    pub fn permit_parts<A: Act<On = PersonId>>(
        &self,
        actor: &Actor,
        standing: &Standing,
        touched: PartSet,
    ) -> Result<Permit<A>, Denied> {
        let decision = self.decide(actor, standing, A::ACTION);
        let own = match A::TOUCHES {
            Touches::Parts(parts) => parts,
            _ => PartSet::EMPTY,
        };
        let leave = !touched.is_empty() && decision.parts.covers(touched.union(own));
        settle(leave, standing.person, actor, standing, decision)
    }

    /// Leave to bring a person into the network with these parts filled in: the roles must be allowed to
    /// register, and to write as the lead that the organisation becomes.
    pub fn permit_new<A: Act<On = PersonId>>(
        &self,
        actor: &Actor,
        new: PersonId,
        touched: PartSet,
    ) -> Result<Permit<A>, Denied> {
        let standing = as_lead(new);
        let (registers, _) = self.masks(actor, Relation::Member, Action::Register);
        let decision = self.decide(actor, &standing, Action::Write);
        let leave = A::ACTION == Action::Register
            && matches!(A::TOUCHES, Touches::Parts(parts) if registers.covers(parts))
            && decision.parts.covers(touched);
        settle(leave, new, actor, &standing, decision)
    }

    /// Leave to do `A` to a person whom the actor's organisation leads though the basis on which it keeps them has ended:
    /// what is left to it then. Whoever asks has seen that both are so.
    pub fn permit_beyond_basis<A: Act<On = PersonId>>(
        &self,
        actor: &Actor,
        standing: &Standing,
    ) -> Result<Permit<A>, Denied> {
        self.permit(actor, &Standing { routes: as_lead(standing.person).routes, ..standing.clone() })
    }

    /// Leave to do `A` to persons whom the actor's organisation is offered to lead: all that the act touches, as the lead
    /// that it would become.
    pub fn scope_as_lead<A: Act>(&self, actor: &Actor) -> Result<Scope<A>, Denied> {
        let scope = self.scope::<A>(actor)?;
        let duty = scope.route(Relation::Lead).duty;
        let whole = matches!(A::TOUCHES, Touches::Parts(parts) if duty.covers(parts));
        if whole { Ok(scope) } else { Err(Denied) }
    }

    /// Leave to open one person's profile in an emergency: what the actor would read once it is open. Never of a
    /// sealed person, and nothing that is closed to them.
    pub fn permit_emergency(
        &self,
        actor: &Actor,
        standing: &Standing,
    ) -> Result<Permit<OpenEmergency>, Denied> {
        let actor = Actor { purpose: Purpose::Emergency, ..actor.clone() };
        let route = Route { relation: Relation::Emergency, need: None, carries: PartSet::ALL, until: None };
        let opened = Standing { routes: vec![route], ..standing.clone() };
        let decision = self.decide(&actor, &opened, OpenEmergency::ACTION);
        let leave = matches!(OpenEmergency::TOUCHES, Touches::Parts(parts) if decision.parts.covers(parts));
        settle(leave, standing.person, &actor, &opened, decision)
    }

    /// Whether the actor's roles may open anybody's profile in an emergency.
    pub fn may_open_emergencies(&self, actor: &Actor) -> bool {
        let (duty, _) = self.masks(actor, Relation::Emergency, OpenEmergency::ACTION);
        let reach = matches!(OpenEmergency::TOUCHES, Touches::Parts(parts) if duty.covers(parts));
        actor.agreement && reach
    }

    /// Leave to do `A` to one need, by its own part or by its card, as the act says.
    pub fn permit_need<A: Act<On = NeedId>>(
        &self,
        actor: &Actor,
        standing: &Standing,
        need: NeedId,
        domain: Domain,
    ) -> Result<Permit<A>, Denied> {
        let decision = self.decide(actor, standing, A::ACTION);
        let leave = match A::TOUCHES {
            Touches::Need => decision.opens_need(need, domain),
            Touches::Card => self.shows_card(actor, standing, domain, A::ACTION),
            Touches::Answer => {
                self.reached(actor, standing, need, A::ACTION)
                    || self.shows_card(actor, standing, domain, A::ACTION)
            }
            Touches::Parts(parts) => decision.parts.covers(parts),
            Touches::Profile | Touches::Resource(_) => false,
        };
        settle(leave, need, actor, standing, decision)
    }

    /// Whether the need's card is shown to the actor as to any member: one and the same grant holds `card` and
    /// the need's part. Never for S4, never for a sealed person.
    fn shows_card(&self, actor: &Actor, standing: &Standing, domain: Domain, action: Action) -> bool {
        let works = actor.agreement && actor.purpose.is_work();
        if !works || standing.sealed || domain.class() == Class::S4 {
            return false;
        }
        let both = PartSet::of(&[Part::Card, Part::Needs(domain)]);
        if !both.intersect(standing.closed).is_empty() {
            return false;
        }
        let (duty, law) = self.masks(actor, Relation::Member, action);
        let shared = standing.grants.iter().any(|grant| {
            let counts = grant.reach.counts(Relation::Member, standing.sealed);
            counts && grant.fits(actor.purpose, action) && grant.parts.covers(both)
        });
        shared && duty.union(law).contains(Part::Card)
    }

    /// Whether this need was sent to the actor's organisation or is held by it, and the action is allowed on its
    /// card.
    fn reached(&self, actor: &Actor, standing: &Standing, need: NeedId, action: Action) -> bool {
        let opens_card = |route: &Route| {
            let mut alone = Decision::default();
            self.add_route(&mut alone, actor, standing, action, route);
            alone.parts.contains(Part::Card)
        };
        let of_need = |route: &&Route| {
            let tie = matches!(route.relation, Relation::CareTeam | Relation::Referred);
            tie && route.need.is_some_and(|(id, _)| id == need)
        };
        may_open(actor) && routes(standing, actor.purpose).iter().filter(of_need).any(opens_card)
    }

    /// Leave to do what nobody needs an account for. Ask [`crate::call::Call::anybody`], which counts.
    pub const fn anybody<A: Open>(&self) -> Anybody<A> {
        Anybody::leave()
    }

    /// Leave to do `A` to many persons or needs, or to what belongs to no person.
    pub fn scope<A: Act>(&self, actor: &Actor) -> Result<Scope<A>, Denied> {
        if let Touches::Resource(resource) = A::TOUCHES {
            let leave = self.reaches(actor, resource, A::ACTION);
            return if leave { Ok(Scope::of(actor, Vec::new())) } else { Err(Denied) };
        }
        if !may_open(actor) {
            return Err(Denied);
        }
        let routes: Vec<_> = Relation::ALL
            .iter()
            .filter_map(|relation| self.scope_route(actor, *relation, A::ACTION, A::TOUCHES))
            .collect();
        if routes.is_empty() { Err(Denied) } else { Ok(Scope::of(actor, routes)) }
    }

    fn scope_route(
        &self,
        actor: &Actor,
        relation: Relation,
        action: Action,
        touches: Touches,
    ) -> Option<ScopeRoute> {
        let card = PartSet::of(&[Part::Card]);
        let reach = match touches {
            Touches::Profile | Touches::Need => PartSet::ALL,
            Touches::Parts(parts) => parts,
            Touches::Card | Touches::Answer => card,
            Touches::Resource(_) => PartSet::EMPTY,
        };
        let (most, always) = (relation.most(), relation.always());
        if !relation.counts_for(actor.purpose) {
            return None;
        }
        let (duty, law) = self.masks(actor, relation, action);
        let (duty, law) = (duty.intersect(reach), law.intersect(reach));
        let reachable = law.intersect(most.union(always));
        (!reachable.is_empty()).then_some(ScopeRoute { relation, duty, law, most, always })
    }

    /// Whether the actor may do the action on something that belongs to no person. Exact counts are for
    /// coordinating alone.
    fn reaches(&self, actor: &Actor, resource: Resource, action: Action) -> bool {
        let relation = if actor.agreement { Relation::Member } else { Relation::Outsider };
        let fits = resource != Resource::Statistics || actor.purpose == Purpose::Coordinate;
        fits && self.bits(actor, relation, action).duty >> resource.bit() & 1 == 1
    }
}

/// Tested before everything else: without an agreement, or for counting, no part of anybody.
pub(super) const fn may_open(actor: &Actor) -> bool {
    actor.agreement && actor.purpose.opens_parts()
}

fn settle<A: Act>(
    leave: bool,
    on: A::On,
    actor: &Actor,
    standing: &Standing,
    decision: Decision,
) -> Result<Permit<A>, Denied> {
    if leave {
        Ok(Permit::grant(on, standing.person, standing.version, actor, decision))
    } else {
        Err(Denied)
    }
}

/// The routes that count for this purpose: those of the standing, and `member` for everybody but where the person is
/// sealed. To a sealed person only the lead and those that a grant names stand in any relation.
pub(super) fn routes(standing: &Standing, purpose: Purpose) -> Vec<Route> {
    let named = standing.grants.iter().any(|grant| grant.reach == Reach::Name);
    let counts = |route: &&Route| match route.relation {
        Relation::Lead => true,
        Relation::Member | Relation::Outsider => false,
        Relation::Emergency => !standing.sealed,
        _ => !standing.sealed || named,
    };
    let member = Route { relation: Relation::Member, need: None, carries: PartSet::EMPTY, until: None };
    let everybody = (!standing.sealed).then_some(member);
    let all = standing.routes.iter().filter(counts).cloned().chain(everybody);
    all.filter(|route| route.relation.counts_for(purpose)).collect()
}

/// The standing of an organisation to the person that it is about to register.
fn as_lead(person: PersonId) -> Standing {
    let lead = Route { relation: Relation::Lead, need: None, carries: PartSet::ALL, until: None };
    Standing { routes: vec![lead], ..Standing::nobody(person) }
}

fn hash(texts: &[&str]) -> String {
    let mut sha = Sha256::new();
    for text in texts {
        sha.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        sha.update(text);
    }
    data_encoding::HEXLOWER.encode(&sha.finalize())
}
