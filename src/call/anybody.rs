//! What is asked without an account is counted, by where it comes from.
use super::Call;
use crate::{
    kernel::{Halt, Problem},
    policy::{Anybody, Open},
};
use governor::{Quota, RateLimiter, clock::MonotonicClock, state::keyed::HashMapStateStore};
use std::{net::IpAddr, num::NonZeroU32};

/// Questions of one place in a minute; as many at once. A page asks one.
pub const ASKED_MAX: NonZeroU32 = NonZeroU32::new(120).expect("not zero");
/// Wishes of one place in an hour; as many at once. Behind one address stands a whole office, or a provider's customers.
pub const WISHED_MAX: NonZeroU32 = NonZeroU32::new(30).expect("not zero");
/// Places that are remembered before those that asked nothing lately are forgotten.
const REMEMBERED_MAX: usize = 20_000;

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
    /// Leave to do what nobody needs an account for, unless this place did too much of it lately.
    pub fn anybody<A: Open>(&self, place: IpAddr) -> Result<Anybody<A>, Halt> {
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
}
