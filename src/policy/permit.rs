//! The proof. A store's function that touches content takes a [`Permit`] or a [`Scope`], and only the law can
//! make one: a forgotten check does not compile.
//!
//! ```compile_fail,E0451
//! use amis::policy::{Permit, ReadPerson};
//! fn forged(honest: Permit<ReadPerson>, other: amis::kernel::PersonId) -> Permit<ReadPerson> {
//!     Permit { on: other, ..honest }
//! }
//! ```
//! It is for one act, and there is one of it:
//! ```compile_fail,E0308
//! use amis::policy::{Permit, ReadPerson, UpdatePerson};
//! fn other_act(read: Permit<ReadPerson>) -> Permit<UpdatePerson> { read }
//! ```
//! ```compile_fail,E0277
//! use amis::policy::{Permit, ReadPerson};
//! fn copy<T: Clone>(one: &T) -> T { one.clone() }
//! fn twice(permit: &Permit<ReadPerson>) -> Permit<ReadPerson> { copy(permit) }
//! ```
use super::act::{Act, Open};
use super::part::{Domain, Part, PartSet};
use super::standing::{Actor, Decision};
use super::vocabulary::Relation;
use crate::kernel::{NeedId, PersonId};
use std::marker::PhantomData;

/// No. Carries nothing, so it can't tell whether the record exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not permitted")]
pub struct Denied;

/// Leave to do `A` to one record, once. The store reads the id from here.
#[must_use = "a permit that is never shown protects nothing"]
#[derive(Debug)]
pub struct Permit<A: Act> {
    on: A::On,
    person: PersonId,
    version: i64,
    actor: Actor,
    decision: Decision,
    act: PhantomData<A>,
}

impl<A: Act> Permit<A> {
    pub(super) fn grant(
        on: A::On,
        person: PersonId,
        version: i64,
        actor: &Actor,
        decision: Decision,
    ) -> Self {
        Self { on, person, version, actor: actor.clone(), decision, act: PhantomData }
    }

    /// What the leave is for.
    pub const fn on(&self) -> A::On {
        self.on
    }

    /// The person whose standing was judged.
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// The person's `access_version` that the judgement rests on.
    pub const fn version(&self) -> i64 {
        self.version
    }

    /// Who has the leave.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What was decided.
    pub const fn decision(&self) -> &Decision {
        &self.decision
    }

    /// The parts that are open whole.
    pub const fn parts(&self) -> PartSet {
        self.decision.parts
    }

    /// Whether a part is open whole.
    pub const fn shows(&self, part: Part) -> bool {
        self.decision.parts.contains(part)
    }

    /// Whether a need is open, with all of its domain or alone.
    pub fn shows_need(&self, need: NeedId, domain: Domain) -> bool {
        self.decision.opens_need(need, domain)
    }

    /// Whether the actor's organisation leads the person and that is what opened something.
    pub const fn leads(&self) -> bool {
        self.decision.relations.contains(Relation::Lead)
    }
}

/// The masks of one relation, for a statement that joins the standing:
/// `(duty | (law & granted)) & ((packet & most) | always)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScopeRoute {
    /// The relation that a row of the standing has.
    pub relation: Relation,
    /// What is open without a grant.
    pub duty: PartSet,
    /// What is open where a grant covers it; holds `duty`.
    pub law: PartSet,
    /// What the row's packet is cut to.
    pub most: PartSet,
    /// What is carried whatever the packet.
    pub always: PartSet,
}

/// Leave to do `A` to many, or to what belongs to no person: masks that the statement joins, never a filter
/// after it.
#[must_use = "a scope that is never shown protects nothing"]
#[derive(Debug)]
pub struct Scope<A: Act> {
    actor: Actor,
    routes: Vec<ScopeRoute>,
    act: PhantomData<A>,
}

impl<A: Act> Scope<A> {
    pub(super) fn of(actor: &Actor, routes: Vec<ScopeRoute>) -> Self {
        Self { actor: actor.clone(), routes, act: PhantomData }
    }

    /// Who has the leave; organisation, kind and purpose bind the statement.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The relations through which something could be open; none for what belongs to no person.
    pub fn routes(&self) -> &[ScopeRoute] {
        &self.routes
    }

    /// The masks of one relation; empty ones where it opens nothing.
    pub fn route(&self, relation: Relation) -> ScopeRoute {
        let nothing = ScopeRoute {
            relation,
            duty: PartSet::EMPTY,
            law: PartSet::EMPTY,
            most: relation.most(),
            always: relation.always(),
        };
        self.routes.iter().find(|route| route.relation == relation).copied().unwrap_or(nothing)
    }

    /// The parts that could be open for somebody: sorting or searching by another is refused.
    pub fn ever(&self) -> PartSet {
        self.routes.iter().fold(PartSet::EMPTY, |parts, route| parts.union(route.law))
    }
}

/// Leave to do `A` without an account. Shows what is published; where somebody is signed in, it shows no more.
#[must_use = "a leave that is never shown protects nothing"]
#[derive(Debug)]
pub struct Anybody<A: Open> {
    act: PhantomData<A>,
}

impl<A: Open> Anybody<A> {
    pub(super) const fn leave() -> Self {
        Self { act: PhantomData }
    }
}
