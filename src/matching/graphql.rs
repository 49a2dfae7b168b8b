//! Matches over the API. Needs and cards ask [`matches()`] with the facts that their reader may see.
pub use super::model::{Declined, NeedFacts};
pub use super::service::asks;
use super::{
    model::{Match, Reason, Said, Side},
    service,
};
use crate::{
    call::Call,
    directory::{graphql::ServiceObject, model::Paper},
    kernel::{Halt, Problem, ServiceId},
    locale::{self, Language},
};
use async_graphql::{Object, SimpleObject};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The most matches that one need is asked for.
const FIRST_MAX: i32 = 20;

/// One reason, in words.
#[derive(Clone, Debug, SimpleObject)]
pub struct MatchReason {
    /// Stable across releases.
    code: Reason,
    /// In the caller's language.
    message: String,
    /// What it adds to the score, or takes from it.
    points: f64,
    /// The day that it speaks of: on which it was said, on which it opens, from which it can be asked again; null where
    /// there is none.
    on: Option<NaiveDate>,
    /// What has to be brought, for `BRING`.
    paper: Option<Paper>,
}

impl MatchReason {
    fn of(call: &Call, said: &Said) -> Self {
        let message = worded(call.language(), said);
        Self { code: said.reason, message, points: hundredths(said.points), on: said.on, paper: said.paper }
    }
}

/// A reason in words, with its number and the day that it speaks of.
fn worded(language: Language, said: &Said) -> String {
    let word = said.reason.name().replace('_', "-");
    if let Some(paper) = said.paper {
        let paper = locale::word(language, "paper", paper.name());
        return locale::message(language, &format!("match-{word}-counted"), &[("value", paper)]);
    }
    let counted = said.value.map(|value| ("value", amount(said.reason, value)));
    let key = if counted.is_some() { format!("match-{word}-counted") } else { format!("match-{word}") };
    let message = locale::message(language, &key, &Vec::from_iter(counted));
    let Some(on) = said.on else { return message };
    let key = match said.reason {
        Reason::OpensOn | Reason::ClosedTooLong | Reason::ClosedMeanwhile => "match-on-opens",
        Reason::DeclinedBefore => "match-on-again",
        _ => "match-on-said",
    };
    format!("{message} ({})", locale::message(language, key, &[("day", on.format("%d/%m/%Y").to_string())]))
}

/// Sums are kept in cents and told in euros, hours in minutes.
fn amount(reason: Reason, value: i64) -> String {
    match reason {
        Reason::OpenToday => format!("{:02}:{:02}", value / 60, value % 60),
        Reason::IncomeFits | Reason::IncomeUnfit | Reason::IncomeUnknown if value % 100 == 0 => {
            (value / 100).to_string()
        }
        Reason::IncomeFits | Reason::IncomeUnfit | Reason::IncomeUnknown => {
            format!("{}.{:02}", value / 100, value % 100)
        }
        _ => value.to_string(),
    }
}

/// A service that could answer a need, as the API shows it.
#[derive(Clone, Debug)]
pub struct MatchObject {
    id: ServiceId,
    service: ServiceObject,
    km: Option<i64>,
    score: f64,
    fits: bool,
    reasons: Vec<MatchReason>,
    against: Vec<MatchReason>,
    unknown: Vec<MatchReason>,
    notes: Vec<MatchReason>,
}

/// A service that could answer a need, and why or why not. People decide.
#[Object(name = "Match")]
impl MatchObject {
    /// The service.
    async fn service(&self) -> &ServiceObject {
        &self.service
    }

    /// 0 to 1: the sum of the points of all reasons.
    async fn score(&self) -> f64 {
        self.score
    }

    /// Kilometres from the middle of the need's place, as far as the caller is shown it, to the nearest of the service's places
    /// that anybody may know; null where one of them isn't known.
    async fn distance_km(&self) -> Option<i64> {
        self.km
    }

    /// Whether nothing that is known is a definite no: another domain or kind of help, another place, age, size of household
    /// or language, another sex, residence, ground of stay or income than its rules ask for, steps, no room, or that it turned
    /// this need down and can't be asked again yet.
    async fn fits(&self) -> bool {
        self.fits
    }

    /// What speaks for it. At most 15.
    async fn reasons(&self) -> &[MatchReason] {
        &self.reasons
    }

    /// What speaks against it. At most 15.
    async fn against(&self) -> &[MatchReason] {
        &self.against
    }

    /// What can't be judged, because it isn't known or the caller may not see it. At most 10.
    async fn unknown(&self) -> &[MatchReason] {
        &self.unknown
    }

    /// What to know before one goes, which counts neither way: when it opens, what to bring. At most 10.
    async fn notes(&self) -> &[MatchReason] {
        &self.notes
    }
}

impl MatchObject {
    /// Which service it is.
    pub fn service_id(&self) -> ServiceId {
        self.id
    }

    fn of(call: &Call, service: ServiceObject, found: &Match) -> Self {
        let said = |side| found.on(side).map(|said| MatchReason::of(call, said)).collect();
        Self {
            id: found.service,
            service,
            km: found.km,
            score: hundredths(found.score),
            fits: found.fits(),
            reasons: said(Side::For),
            against: said(Side::Against),
            unknown: said(Side::Unknown),
            notes: said(Side::Note),
        }
    }
}

/// The best services for each of these needs, best first, at most `first` each: all services are read in one
/// statement. The facts hold what the caller may see and nothing else.
pub async fn matches(call: &Call, needs: &[NeedFacts], first: i32) -> Result<Vec<Vec<MatchObject>>, Halt> {
    let first = usize::try_from(first)
        .ok()
        .filter(|_| first <= FIRST_MAX)
        .ok_or_else(|| Problem::new("page.first").at("first").with("max", FIRST_MAX))?;
    let mut found = Vec::with_capacity(needs.len());
    for facts in needs {
        found.push(service::candidates(call, facts, first).await?);
    }
    shown(call, &found).await
}

/// How one service fits each of these needs, and why it is not among their matches where it isn't; `None` for a service
/// that is not active.
pub async fn weighed(
    call: &Call,
    needs: &[NeedFacts],
    service: ServiceId,
) -> Result<Vec<Option<MatchObject>>, Halt> {
    let named = ServiceObject::by_ids(call, &[service]).await?.remove(&service);
    let mut found = Vec::with_capacity(needs.len());
    for facts in needs {
        let fit = service::weigh(call, facts, service).await?;
        found.push(fit.zip(named.clone()).map(|(fit, named)| MatchObject::of(call, named, &fit)));
    }
    Ok(found)
}

/// How these services fit each of these needs, best first: all services are read in one statement.
pub async fn all_weighed(
    call: &Call,
    needs: &[(NeedFacts, BTreeSet<ServiceId>)],
) -> Result<Vec<Vec<MatchObject>>, Halt> {
    let mut found = Vec::with_capacity(needs.len());
    for (facts, services) in needs {
        found.push(service::weigh_all(call, facts, services).await?);
    }
    shown(call, &found).await
}

async fn shown(call: &Call, found: &[Vec<Match>]) -> Result<Vec<Vec<MatchObject>>, Halt> {
    let ids: BTreeSet<_> = found.iter().flatten().map(|one| one.service).collect();
    let services = ServiceObject::by_ids(call, &Vec::from_iter(ids)).await?;
    let object = |one: &Match| Some(MatchObject::of(call, services.get(&one.service)?.clone(), one));
    Ok(found.iter().map(|matches| matches.iter().filter_map(object).collect()).collect())
}

fn hundredths(points: i64) -> f64 {
    f64::from(i32::try_from(points).unwrap_or(i32::MAX)) / 100.0
}
