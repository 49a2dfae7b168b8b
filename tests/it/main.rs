//! The tests of the whole program: a module per room, each test on both databases where it needs one.
//! `./test` at the project's root starts PostgreSQL for them.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod support;
mod world;

mod accounts;
mod areas;
mod audit;
mod backup;
mod claims;
mod commands;
mod consent;
mod db;
mod demo;
mod diary;
mod directory;
mod drafts;
mod exchange;
mod groups;
mod handover;
mod house;
mod inbox;
mod insight;
mod law;
mod leaks;
mod limits;
mod live;
mod mail;
mod matching;
mod needs;
mod orientations;
mod pages;
mod policy;
mod processes;
mod referrals;
mod remarks;
mod server;
mod stories;
mod sync;
mod texts;
mod walks;
