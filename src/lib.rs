//! AMìS: a case-management network for sharing needs profiles across organisations.
pub mod accounts;
pub mod areas;
pub mod audit;
pub mod call;
pub mod cli;
pub mod consent;
pub mod db;
pub mod directory;
pub mod kernel;
pub mod locale;
pub mod matching;
pub mod needs;
pub mod persons;
pub mod policy;
pub mod settings;
pub mod web;
