//! What is asked without an account is counted, by where it comes from.
use super::Call;
use crate::{
    kernel::{Halt, Problem, Time},
    policy::{Anybody, Open},
};
use chrono::{DateTime, TimeDelta};
use governor::{Quota, RateLimiter, clock::MonotonicClock, state::keyed::HashMapStateStore};
use std::{net::IpAddr, num::NonZeroU32};

/// Questions of one place in a minute; as many at once. A page asks one.
pub const ASKED_MAX: NonZeroU32 = NonZeroU32::new(120).expect("not zero");
/// Wishes of one place in an hour; as many at once. Behind one address stands a whole office, or a provider's customers.
pub const WISHED_MAX: NonZeroU32 = NonZeroU32::new(30).expect("not zero");
/// Places that are remembered before those that asked nothing lately are forgotten.
const REMEMBERED_MAX: usize = 20_000;

/// Nobody fills in a form faster.
const FILLED_IN: TimeDelta = TimeDelta::seconds(2);
/// A form that was opened longer ago is opened anew.
const OPENED: TimeDelta = TimeDelta::hours(12);
/// What tickets are sealed for.
const TICKET: &str = "form for anybody";

type Counter = RateLimiter<IpAddr, HashMapStateStore<IpAddr>, MonotonicClock>;

/// How often each place asked, in this process alone: it is there to keep machines out, not to be exact.
#[derive(Debug)]
pub(super) struct Counters {
    asked: Counter,
    wished: Counter,
}

impl Default for Counters {
    fn default() -> Self {
        Self {
            asked: RateLimiter::hashmap_with_clock(Quota::per_minute(ASKED_MAX), MonotonicClock),
            wished: RateLimiter::hashmap_with_clock(Quota::per_hour(WISHED_MAX), MonotonicClock),
        }
    }
}

impl Call {
    /// Leave to do what nobody needs an account for, unless this place did too much of it lately. Who is signed in isn't counted.
    pub fn anybody<A: Open>(&self, place: IpAddr) -> Result<Anybody<A>, Halt> {
        if self.caller().is_some() {
            return Ok(self.house().law.anybody());
        }
        let counters = self.house().kept::<Counters>();
        let counter = if A::WRITES { &counters.wished } else { &counters.asked };
        if counter.len() > REMEMBERED_MAX {
            counter.retain_recent();
        }
        if counter.check_key(&place).is_err() {
            return Err(Problem::new("anybody.too_many").into());
        }
        Ok(self.house().law.anybody())
    }

    /// What a form for anybody carries: when it was opened.
    pub fn ticket(&self) -> String {
        self.house().secrets.seal(TICKET, &self.now().timestamp().to_be_bytes())
    }

    /// Refuses a form that a machine filled in: faster than anybody types, or with the field that nobody sees. `ticket` is
    /// [`Self::ticket`] of when it was opened.
    pub fn filled_in(&self, ticket: &str, trap: Option<&str>) -> Result<(), Problem> {
        if trap.is_some_and(|typed| !typed.trim().is_empty()) {
            return Err(Problem::new("anybody.trap").at("website"));
        }
        let opened = self.opened(ticket).ok_or_else(|| Problem::new("anybody.ticket").at("ticket"))?;
        let took = self.now() - opened;
        if took < FILLED_IN {
            return Err(Problem::new("anybody.too_fast").at("ticket"));
        }
        if took > OPENED { Err(Problem::new("anybody.ticket").at("ticket")) } else { Ok(()) }
    }

    fn opened(&self, ticket: &str) -> Option<Time> {
        let bytes = self.house().secrets.unseal(TICKET, ticket.trim())?;
        DateTime::from_timestamp(i64::from_be_bytes(bytes.try_into().ok()?), 0)
    }
}
