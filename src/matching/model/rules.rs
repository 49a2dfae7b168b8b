//! What a service's rules say of a need, when it opens, and whether it turned the need down. What the reader doesn't know
//! is neither yes nor no.
use super::{NeedFacts, Question, Reason, Said};
use crate::directory::model::{Access, Brief, Calendar, Rules};

/// So many days ahead somebody looks for an open one.
const OPENING_DAYS: usize = 62;
/// The minute at which a day ends.
const DAY_END: i64 = 24 * 60;

impl Question<'_> {
    /// What each rule says; nothing where there is none.
    pub(super) fn rules(&self, rules: &Rules, mut say: impl FnMut(Said)) {
        let judged = [self.sex(rules), self.residence(rules), self.stay(rules)];
        judged.into_iter().flatten().map(Said::plain).for_each(&mut say);
        self.income(rules).into_iter().for_each(&mut say);
        self.access(rules).map(Said::plain).into_iter().for_each(&mut say);
        for paper in rules.papers() {
            say(Said { paper: Some(paper), ..Said::plain(Reason::Bring) });
        }
    }

    fn sex(&self, rules: &Rules) -> Option<Reason> {
        let bound = rules.sex()?;
        let fits = self.facts.sex.map(|sex| sex == bound);
        Some(said(fits, [Reason::SexFits, Reason::SexUnfit, Reason::SexUnknown]))
    }

    /// A residence that is known no finer than a place around one that is asked for may be either.
    fn residence(&self, rules: &Rules) -> Option<Reason> {
        rules.resident().next()?;
        let fits = if rules.resident().any(|area| self.residence_upward.contains(&area)) {
            Some(true)
        } else if rules.resident().any(|area| self.residence_within.contains(&area)) {
            None
        } else {
            self.facts.residence.map(|_| false)
        };
        Some(said(fits, [Reason::ResidenceFits, Reason::ResidenceUnfit, Reason::ResidenceUnknown]))
    }

    /// Yes where it takes all that the person may be, no where it takes none of it.
    fn stay(&self, rules: &Rules) -> Option<Reason> {
        rules.stays().next()?;
        let may_be = self.facts.stays.as_deref().filter(|stays| !stays.is_empty());
        let fits = may_be.and_then(|may_be| {
            let taken = may_be.iter().filter(|stay| rules.stays().any(|taken| taken == **stay)).count();
            if taken == may_be.len() {
                Some(true)
            } else if taken == 0 {
                Some(false)
            } else {
                None
            }
        });
        Some(said(fits, [Reason::StayFits, Reason::StayUnfit, Reason::StayUnknown]))
    }

    fn income(&self, rules: &Rules) -> Option<Said> {
        let most = rules.isee()?;
        let fits = self.facts.isee_cents.map(|cents| cents <= most);
        let reason = said(fits, [Reason::IncomeFits, Reason::IncomeUnfit, Reason::IncomeUnknown]);
        Some(Said { value: Some(most), ..Said::plain(reason) })
    }

    fn access(&self, rules: &Rules) -> Option<Reason> {
        let has = |access| rules.access().any(|one| one == access);
        match self.facts.wheelchair {
            Some(false) => None,
            Some(true) if has(Access::StepFree) => Some(Reason::AccessFits),
            Some(true) if has(Access::Steps) => Some(Reason::AccessUnfit),
            Some(true) => Some(Reason::AccessUnknown),
            None => has(Access::Steps).then_some(Reason::AccessUnknown),
        }
    }

    /// When it opens, where somebody has said so.
    pub(super) fn opening(&self, calendar: &Calendar) -> Option<Said> {
        if calendar.is_silent() {
            return None;
        }
        let until = calendar.open_until(self.now);
        if until.is_some() {
            let known = until.filter(|minute| *minute < DAY_END);
            return calendar.names_days().then_some(Said { value: known, ..Said::plain(Reason::OpenToday) });
        }
        let on = self.today.succ_opt().and_then(|from| calendar.opens_on(from, OPENING_DAYS));
        let NeedFacts { answer_days, .. } = self.facts;
        let in_time = |days: i64| answer_days.is_none_or(|within| days <= within);
        let near = on.is_some_and(|on| in_time((on - self.today).num_days()));
        let reason = match (near, self.facts.presses) {
            (true, _) => Reason::OpensOn,
            (false, true) => Reason::ClosedMeanwhile,
            (false, false) => Reason::ClosedTooLong,
        };
        Some(Said { on, ..Said::plain(reason) })
    }

    /// Whether it turned this need down, and can't be asked again yet.
    pub(super) fn declined(&self, service: &Brief) -> Option<Said> {
        let by_it = self.facts.declined.iter().filter(|declined| {
            declined.by == service.organization
                && declined.service.is_none_or(|asked| asked == service.id)
                && declined.again_on.is_none_or(|day| day > self.today)
        });
        // Where it is senseless to ask again, no day is named.
        let latest = by_it.max_by_key(|declined| (declined.again_on.is_none(), declined.again_on))?;
        Some(Said { on: latest.again_on, ..Said::plain(Reason::DeclinedBefore) })
    }
}

fn said(fits: Option<bool>, [yes, no, unknown]: [Reason; 3]) -> Reason {
    match fits {
        Some(true) => yes,
        Some(false) => no,
        None => unknown,
    }
}
