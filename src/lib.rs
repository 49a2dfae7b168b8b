//! AMìS: a case-management network for sharing needs profiles across organisations.
pub mod db;
pub mod kernel;
pub mod policy;
