//! What claims are, and which cards an organisation's services answer.
pub mod answers;
pub mod claim;
