use crate::{
    call::Job,
    kernel::{Halt, Problem, ServiceId},
    locale,
    matching::{Ground, Match, NeedFacts, Said},
    needs::{AgeBand, Card, HouseholdBand, wheelchair},
};
use std::collections::BTreeSet;

/// What a provider may go by: the card's fields alone. What the card doesn't say isn't known.
pub(in crate::referrals) fn facts(card: &Card) -> NeedFacts {
    let languages: Vec<_> = card.languages.split_whitespace().map(str::to_owned).collect();
    NeedFacts {
        area: Some(card.area_id),
        ages: card.age_band.map(AgeBand::span),
        household: card.household_band.map(HouseholdBand::span),
        languages: (!languages.is_empty()).then_some(languages),
        wheelchair: wheelchair(card.answers.iter().map(|one| (one.code.as_str(), one.value.as_str()))),
        answer_days: Some(card.urgency.answer_days()),
        ..NeedFacts::new(card.domain, card.kind_of_help_id, card.district_id)
    }
}

/// Refuses a card that goes to the first who can, where every one of these services has a definite no; it names
/// what doesn't fit the best of them.
pub(super) fn eligible(
    job: &Job,
    ground: &Ground,
    card: &Card,
    services: &BTreeSet<ServiceId>,
) -> Result<(), Halt> {
    let weighed = ground.weigh(&facts(card), services, job.now());
    let refused = |found: &Match| found.said.iter().any(|said| said.reason.refuses());
    if weighed.is_empty() || !weighed.iter().all(refused) {
        return Ok(());
    }
    let language = job.call().language();
    let words = |said: &Said| {
        locale::message(language, &format!("match-{}", said.reason.name().replace('_', "-")), &[])
    };
    let of_best = weighed.iter().take(1).flat_map(|found| &found.said);
    let reasons: Vec<_> = of_best.filter(|said| said.reason.refuses()).map(words).collect();
    Err(Problem::new("claim.not_eligible").at("service").with("reasons", reasons.join("; ")).into())
}
