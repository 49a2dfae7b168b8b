use crate::{
    call::{Job, Terms},
    kernel::{Halt, Problem, ServiceId},
    locale,
    matching::{Ground, Match, NeedFacts, Said},
    needs::{AgeBand, Card, HouseholdBand, wheelchair},
};
use std::collections::BTreeSet;

/// What a provider may go by: the card's fields alone. What the card doesn't say isn't known. Whoever says that it can
/// answer is there: no calendar tells it that it is closed.
pub(in crate::referrals) fn facts(card: &Card, terms: &Terms) -> NeedFacts {
    let languages: Vec<_> = card.languages.split_whitespace().map(str::to_owned).collect();
    NeedFacts {
        area: Some(card.area_id),
        ages: card.age_band.map(AgeBand::span),
        household: card.household_band.map(HouseholdBand::span),
        languages: (!languages.is_empty()).then_some(languages),
        wheelchair: wheelchair(card.answers.iter().map(|one| (one.code.as_str(), one.value.as_str()))),
        answer_days: Some(card.urgency.answer_days(terms)),
        ..NeedFacts::new(card.domain, card.kind_of_help_id, card.district_id)
    }
}

/// Those of these services that have no definite no to a card. One that goes to the first who can is refused where none is
/// left, with what doesn't fit the best of them.
pub(super) fn eligible(
    job: &Job,
    ground: &Ground,
    card: &Card,
    services: &BTreeSet<ServiceId>,
) -> Result<BTreeSet<ServiceId>, Halt> {
    let weighed = ground.weigh(&facts(card, &job.house().terms), services, job.now());
    let refused = |found: &Match| found.said.iter().any(|said| said.reason.refuses());
    if weighed.is_empty() {
        return Ok(services.clone());
    }
    let fit: BTreeSet<_> =
        weighed.iter().filter(|found| !refused(found)).map(|found| found.service).collect();
    if !fit.is_empty() {
        return Ok(fit);
    }
    let language = job.call().language();
    let words = |said: &Said| {
        locale::message(language, &format!("match-{}", said.reason.name().replace('_', "-")), &[])
    };
    let of_best = weighed.iter().take(1).flat_map(|found| &found.said);
    let reasons: Vec<_> = of_best.filter(|said| said.reason.refuses()).map(words).collect();
    Err(Problem::new("claim.not_eligible").at("service").with("reasons", reasons.join("; ")).into())
}
