//! After how many days a need with no service begun counts as unmet: data of an operator, by domain.
use crate::policy::Domain;

/// Days for the needs of one urgency: the same for every domain, but for those that have days of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetDays {
    all: i64,
    own: Vec<(Domain, i64)>,
}

impl TargetDays {
    /// The same for every domain.
    pub const fn of(days: i64) -> Self {
        Self { all: days, own: Vec::new() }
    }

    /// With days of its own for a domain, which it has once at most.
    #[must_use]
    pub fn but(mut self, domain: Domain, days: i64) -> Self {
        self.own.retain(|(other, _)| *other != domain);
        self.own.push((domain, days));
        self
    }

    /// Whether a domain has days of its own.
    pub fn has_own(&self, domain: Domain) -> bool {
        self.own.iter().any(|(other, _)| *other == domain)
    }

    /// Those of a domain.
    pub fn days(&self, domain: Domain) -> i64 {
        self.own.iter().find(|(other, _)| *other == domain).map_or(self.all, |(_, days)| *days)
    }
}
