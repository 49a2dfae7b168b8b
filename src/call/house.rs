use super::{Bell, Job, Runner, TargetDays};
use crate::{
    audit::Sealer,
    db::Db,
    kernel::{Clock, Halt, Secrets, Slots},
    policy::{Domain, Law},
};
use chrono::TimeDelta;
use futures_util::future::BoxFuture;
use std::{any::Any, sync::Arc};

/// Runs at the end of every job that succeeded, inside its transaction, on what the job noted.
pub type Finisher = for<'a> fn(&'a mut Job) -> BoxFuture<'a, Result<(), Halt>>;

/// What an operator may set of how the network works; lengths of time, mostly.
#[derive(Clone, Debug)]
pub struct Terms {
    /// How long an active claim holds its need.
    pub hold: TimeDelta,
    /// How long an active claim can be undone, and contact stays closed for a first-eligible one.
    pub undo: TimeDelta,
    /// How many claims of one organisation may wait or hold a need at a time.
    pub claims_max: i64,
    /// How long a completed referral still opens its packet.
    pub grace: TimeDelta,
    /// How long an organisation that was asked has to answer for a routine need: on its own opening days.
    pub answer_routine: TimeDelta,
    /// For one that somebody should see to soon: on its own opening days.
    pub answer_soon: TimeDelta,
    /// For an urgent one: by the calendar.
    pub answer_urgent: TimeDelta,
    /// For one that can't wait at all: by the calendar.
    pub answer_immediate: TimeDelta,
    /// After how many days a routine need with no service begun counts as unmet.
    pub target_routine: TargetDays,
    /// One that somebody should see to soon.
    pub target_soon: TargetDays,
    /// An urgent one.
    pub target_urgent: TargetDays,
    /// One that can't wait at all.
    pub target_immediate: TargetDays,
    /// After what time an answer that the person's side owes counts as forgotten.
    pub forgotten: TimeDelta,
    /// After what time a draft of a need that nobody touched counts as forgotten.
    pub draft_forgotten: TimeDelta,
    /// After what time in which nothing was said of a need that is served somebody looks whether it still is.
    pub service_silent: TimeDelta,
    /// How long after a look an act counts as its consequence.
    pub act_within: TimeDelta,
    /// Whether the access log names those who looked, beside their organisations and roles.
    pub access_log_names: bool,
    /// How long a session lasts without a request.
    pub idle: TimeDelta,
    /// How long a session lasts at most.
    pub session: TimeDelta,
    /// Numbers to call at once, each with what it is, beside those that are the same everywhere.
    pub on_call: Vec<(String, String)>,
    /// Whether users can hear of what waits by mail.
    pub mail: bool,
}

impl Terms {
    /// Whether what is more urgent is never given more time to be answered.
    pub fn answers_are_in_order(&self) -> bool {
        self.answer_routine >= self.answer_soon
            && self.answer_soon >= self.answer_urgent
            && self.answer_urgent >= self.answer_immediate
    }

    /// A domain in which what is more urgent may wait longer than what is less.
    pub fn target_out_of_order(&self) -> Option<Domain> {
        let targets = [&self.target_routine, &self.target_soon, &self.target_urgent, &self.target_immediate];
        let in_order = |domain: Domain| targets.is_sorted_by(|a, b| a.days(domain) >= b.days(domain));
        Domain::ALL.iter().copied().find(|domain| !in_order(*domain))
    }
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            hold: TimeDelta::hours(72),
            undo: TimeDelta::minutes(10),
            claims_max: 50,
            grace: TimeDelta::days(14),
            answer_routine: TimeDelta::days(10),
            answer_soon: TimeDelta::days(5),
            answer_urgent: TimeDelta::days(2),
            answer_immediate: TimeDelta::days(1),
            target_routine: TargetDays::of(30),
            target_soon: TargetDays::of(14),
            target_urgent: TargetDays::of(3),
            target_immediate: TargetDays::of(1),
            forgotten: TimeDelta::days(5),
            draft_forgotten: TimeDelta::days(14),
            service_silent: TimeDelta::days(60),
            act_within: TimeDelta::days(7),
            access_log_names: false,
            idle: TimeDelta::minutes(15),
            session: TimeDelta::hours(8),
            on_call: Vec::new(),
            mail: false,
        }
    }
}

/// What lives as long as the process.
#[derive(Debug)]
pub struct House {
    /// The data.
    pub db: Db,
    /// Who may do what.
    pub law: Arc<Law>,
    /// The time.
    pub clock: Clock,
    /// Keys for cursors, cards, signatures.
    pub secrets: Secrets,
    /// What an operator may set.
    pub terms: Terms,
    /// Rings when something was committed that others are told of.
    pub bell: Bell,
    /// In this order; each room above the call that keeps counts of what others change has one.
    pub(super) finishers: Vec<Finisher>,
    /// Each room that has something to do in time has one for each kind of errand.
    pub(super) runners: Vec<(&'static str, Runner)>,
    kept: Slots,
    _sealer: Sealer,
}

impl House {
    /// Puts a process together, and begins to seal the audit.
    pub fn new(db: Db, law: Arc<Law>, clock: Clock, secrets: Secrets, terms: Terms) -> Self {
        let sealer = Sealer::start(&db, &clock);
        let (finishers, runners, kept) = (Vec::new(), Vec::new(), Slots::default());
        let bell = Bell::default();
        Self { db, law, clock, secrets, terms, bell, finishers, runners, kept, _sealer: sealer }
    }

    /// Adds what is to run at the end of every job.
    #[must_use]
    pub fn finishing(mut self, finisher: Finisher) -> Self {
        self.finishers.push(finisher);
        self
    }

    /// What a room keeps in memory for the whole process: one value of each type, empty at first.
    pub fn kept<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        self.kept.slot()
    }
}
