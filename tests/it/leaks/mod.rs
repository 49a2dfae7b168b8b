//! Nothing leaks: what is shown is what the rules say, whichever way it is asked for.
mod cards;
mod joining;
mod lists;
mod model;
mod neighbours;
mod network;
mod oneself;
mod oracle;
mod planting;
mod probing;
mod records;
pub mod revoked;
mod search;
mod statistics;
pub mod web;

pub use probing::{changed, held_by_luca};
