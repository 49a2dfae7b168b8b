//! The law: what it promises, and that no line of it can change unnoticed.
mod explained;
mod files;
mod matrix;
mod mutation;
pub mod plain;
mod promises;
mod properties;
mod scenes;
mod vocabulary;

use amis::policy::Law;
use std::sync::LazyLock;

pub const POLICY: &str = include_str!("../../../policies/policy.csv");
pub const BASIS: &str = include_str!("../../../policies/basis.csv");

/// The law in force, compiled once.
pub static LAW: LazyLock<Law> = LazyLock::new(|| opened(POLICY));

/// A law with other lines, which must be sound.
pub fn opened(policy: &str) -> Law {
    Law::open(policy, BASIS).unwrap_or_else(|problems| panic!("{problems:#?}"))
}
