//! Who may do what, to which part of a profile, on which ground. Owns the vocabulary, the strict reader of
//! `policies/`, the table compiled from it, and the only way to a [`Permit`] or a [`Scope`]. The only room that
//! names the judge of the policy.
mod act;
mod basis;
pub mod commands;
mod difference;
mod explain;
mod graphql;
mod judge;
mod law;
mod matrix;
mod part;
mod permit;
mod reader;
mod row;
mod standing;
mod table;
mod text;
mod vocabulary;
mod withheld;
pub(crate) mod words;

pub use act::*;
pub use basis::BasisTable;
pub use difference::{Change, Difference};
pub use explain::{Finding, LawLine, Why};
pub use law::Law;
pub use matrix::Seats;
pub use part::{Domain, Part, PartSet};
pub use permit::{Anybody, Denied, Permit, Scope, ScopeRoute};
pub use reader::PartGroup;
pub use row::{EntriesShown, LooksShown, Row, told_to_person};
pub use standing::{Actor, Decision, GrantInForce, Reach, Route, Standing};
pub use text::Problem;
pub use vocabulary::{
    Action, Basis, Class, Kind, KindGroup, KindSet, Purpose, Relation, RelationSet, Resource, Role, RoleSet,
};
pub use withheld::{HowToAsk, Withheld, WithheldReason};
