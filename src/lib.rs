//! AMìS: a case-management network for sharing needs profiles across organisations.
pub mod accounts;
pub mod areas;
pub mod audit;
pub mod call;
pub mod cli;
pub mod conferences;
pub mod consent;
pub mod db;
pub mod demo;
pub mod diary;
pub mod directory;
pub mod exchange;
pub mod explain;
pub mod groups;
pub mod handover;
pub mod inbox;
pub mod insight;
pub mod kernel;
pub mod live;
pub mod locale;
pub mod looks;
pub mod mail;
pub mod matching;
pub mod needs;
pub mod orientations;
pub mod persons;
pub mod policy;
pub mod referrals;
pub mod remarks;
pub mod settings;
pub mod sync;
pub mod texts;
pub mod web;

use std::sync::Arc;

/// A process with everything that runs at the end of a change, and in time.
pub fn house(
    db: db::Db,
    law: Arc<policy::Law>,
    clock: kernel::Clock,
    secrets: kernel::Secrets,
    terms: call::Terms,
) -> call::House {
    call::House::new(db, law, clock, secrets, terms)
        .finishing(referrals::keep)
        .finishing(needs::keep_cards)
        .finishing(insight::finisher)
        .finishing(sync::keep)
        .finishing(mail::wake)
        .running(referrals::LAPSE, referrals::lapse_in_time)
        .running(referrals::EXPIRE, referrals::expire_in_time)
        .running(referrals::OPEN, referrals::open_in_time)
        .running(consent::BEGIN, consent::begin_in_time)
}
