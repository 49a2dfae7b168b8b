//! Who could answer a need. All needs of one answer are judged together, and their services read at once.
use super::super::{
    batch::NeedBatch,
    card::{AgeBand, wheelchair},
    model::Whose,
};
use crate::{
    call::Call,
    directory::model::{ForSex, Span},
    kernel::{Halt, ServiceId, clock::day},
    matching::graphql::{Declined, MatchObject, NeedFacts, all_weighed, asks, matches, weighed},
    persons::{self, Sex, Tie},
    policy::{Part, PartSet},
    referrals::graphql::{Refusal, refusals},
};
use chrono::{Datelike, TimeDelta};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use tokio::sync::OnceCell;

/// The matches of every need of the answer, and how many of each were asked for.
#[derive(Debug, Default)]
struct Matched(OnceCell<(i32, Vec<Vec<MatchObject>>)>);

/// The best services for one need of the batch.
pub(super) async fn of(
    call: &Call,
    batch: &NeedBatch,
    at: usize,
    first: i32,
) -> Result<Vec<MatchObject>, Halt> {
    let slot = batch.slots().slot::<Matched>();
    let read =
        || async { Ok::<_, Halt>((first, judged(call, batch, 0..batch.permits().len(), first).await?)) };
    let (read_first, all) = slot.0.get_or_try_init(read).await?;
    if *read_first == first {
        return Ok(all[at].clone());
    }
    Ok(judged(call, batch, at..at + 1, first).await?.pop().unwrap_or_default())
}

/// How one service fits every need of the answer.
#[derive(Debug, Default)]
struct Weighed(OnceCell<(ServiceId, Vec<Option<MatchObject>>)>);

/// How one service fits one need of the batch.
pub(super) async fn with(
    call: &Call,
    batch: &NeedBatch,
    at: usize,
    service: ServiceId,
) -> Result<Option<MatchObject>, Halt> {
    let slot = batch.slots().slot::<Weighed>();
    let read = || async {
        let facts = facts_of_all(call, batch, 0..batch.permits().len(), &Against::One(service)).await?;
        Ok::<_, Halt>((service, weighed(call, &facts, service).await?))
    };
    let (read_service, all) = slot.0.get_or_try_init(read).await?;
    if *read_service == service {
        return Ok(all[at].clone());
    }
    let facts = facts_of_all(call, batch, at..at + 1, &Against::One(service)).await?;
    Ok(weighed(call, &facts, service).await?.pop().flatten())
}

/// How these services, some for each need of the batch, fit it: those of all needs are judged together.
pub async fn each_with(
    call: &Call,
    batch: &NeedBatch,
    services: &BTreeMap<usize, BTreeSet<ServiceId>>,
) -> Result<Vec<Vec<MatchObject>>, Halt> {
    let all = 0..batch.permits().len();
    let facts = facts_of_all(call, batch, all.clone(), &Against::These(services)).await?;
    let of = |at: usize| services.get(&at).cloned().unwrap_or_default();
    all_weighed(call, &facts.into_iter().zip(all.map(of)).collect::<Vec<_>>()).await
}

/// What needs are weighed against.
enum Against<'a> {
    /// The services that could answer each.
    Candidates,
    /// One service, for all.
    One(ServiceId),
    /// These services, by the place of the need.
    These(&'a BTreeMap<usize, BTreeSet<ServiceId>>),
}

impl Against<'_> {
    /// The parts of the person that are looked at for one need.
    async fn asks(&self, call: &Call, at: usize, facts: &NeedFacts) -> Result<PartSet, Halt> {
        match self {
            Self::Candidates => asks(call, facts, None).await,
            Self::One(service) => asks(call, facts, Some(*service)).await,
            Self::These(services) => {
                let mut parts = PartSet::default();
                for service in services.get(&at).into_iter().flatten() {
                    parts = parts.union(asks(call, facts, Some(*service)).await?);
                }
                Ok(parts)
            }
        }
    }
}

/// What the caller is shown of each need, and of its person what the services ask that it is matched with.
async fn facts_of_all(
    call: &Call,
    batch: &NeedBatch,
    needs: Range<usize>,
    against: &Against<'_>,
) -> Result<Vec<NeedFacts>, Halt> {
    let mut facts = Vec::with_capacity(needs.len());
    let mut asked = Vec::with_capacity(needs.len());
    for at in needs.clone() {
        let permit = &batch.permits()[at];
        let mut of_need = facts_of(call, batch, at).await?;
        let mut parts = against.asks(call, at, &of_need).await?;
        let of_the_person = [Part::Identity, Part::Citizenship];
        if of_the_person.iter().any(|part| parts.contains(*part) && permit.shows(*part)) {
            parts.insert(Part::Household);
        }
        let exact = parts.contains(Part::Household) && permit.shows(Part::Household);
        of_need.ages = ages(call, batch, at, exact).await?;
        asked.push((permit, parts));
        facts.push(of_need);
    }
    let bounds = persons::bounds(call, &asked).await?;
    for ((at, facts), bounds) in needs.zip(&mut facts).zip(bounds) {
        let alone = is_alone_of_age(call, batch, at).await?;
        // Nobody has written down by what papers the others are here.
        let only = alone && is_only_the_person(call, batch, at).await?;
        facts.sex = bounds.sex.filter(|_| alone).and_then(sex);
        facts.residence = bounds.residence;
        facts.stays = bounds.stays.filter(|_| only);
        facts.isee_cents = bounds.isee_cents;
        let languages = bounds.languages.filter(|languages| !languages.is_empty());
        facts.languages =
            languages.map(|languages| languages.split_whitespace().map(str::to_owned).collect());
        facts.declined = declined(call, batch, at).await?;
    }
    Ok(facts)
}

async fn judged(
    call: &Call,
    batch: &NeedBatch,
    needs: Range<usize>,
    first: i32,
) -> Result<Vec<Vec<MatchObject>>, Halt> {
    matches(call, &facts_of_all(call, batch, needs, &Against::Candidates).await?, first).await
}

/// What documents give as neither is for people to weigh.
const fn sex(sex: Sex) -> Option<ForSex> {
    match sex {
        Sex::Female => Some(ForSex::Women),
        Sex::Male => Some(ForSex::Men),
        Sex::Other => None,
    }
}

/// Whether of all whom it concerns only the person may be of age: of others nobody says what they are. Who they are stands
/// in the household; where that is closed, a need that concerns several or named ones may be anybody's.
async fn is_alone_of_age(call: &Call, batch: &NeedBatch, at: usize) -> Result<bool, Halt> {
    let this_year = i64::from(day(call.now()).year());
    let minor = |year: i64| AgeBand::of(this_year - year) == AgeBand::Minor;
    let members = batch.concerned(call, at).await?;
    let named = !members.is_empty() && !batch.need(at).whole_household;
    if !batch.permits()[at].shows(Part::Household) {
        return Ok(!named && members.len() <= 1);
    }
    let others: Vec<_> = members.iter().filter(|member| member.tie != Tie::Subject).collect();
    let minors = others.iter().all(|member| member.birth_year.is_some_and(minor));
    Ok(minors && (!named || others.len() < members.len()))
}

/// Whether it concerns nobody but the person.
async fn is_only_the_person(call: &Call, batch: &NeedBatch, at: usize) -> Result<bool, Halt> {
    let members = batch.concerned(call, at).await?;
    Ok(members.iter().all(|member| member.tie == Tie::Subject))
}

/// Who turned the need down, as far as the caller is told of it.
async fn declined(call: &Call, batch: &NeedBatch, at: usize) -> Result<Vec<Declined>, Halt> {
    let refused = refusals(call, batch, at).await?;
    let again = |refused: &Refusal| {
        let days = refused.reason.again_after_days().map(i64::from);
        Declined {
            by: refused.by,
            service: refused.service,
            again_on: days.map(|days| day(refused.at) + TimeDelta::days(days)),
        }
    };
    // Where it was the person's no, nobody turned them down.
    let theirs = |refused: &&Refusal| refused.reason.whose() == Whose::Provider;
    Ok(refused.iter().filter(theirs).map(again).collect())
}

/// How old those whom it concerns are: to the year where the household is open and asked for, else as bands.
async fn ages(call: &Call, batch: &NeedBatch, at: usize, exact: bool) -> Result<Option<Span>, Halt> {
    let this_year = i64::from(day(call.now()).year());
    let members = batch.concerned(call, at).await?;
    let ages: Option<Vec<_>> = members.iter().map(|member| Some(this_year - member.birth_year?)).collect();
    let span = |age: &i64| if exact { Span::just(*age) } else { AgeBand::of(*age).span() };
    let spans = ages.filter(|ages| !ages.is_empty()).map(|ages| ages.iter().map(span).collect::<Vec<_>>());
    Ok(spans.map(|spans| hull(&spans)))
}

/// What the caller is shown of the need itself.
async fn facts_of(call: &Call, batch: &NeedBatch, at: usize) -> Result<NeedFacts, Halt> {
    let need = batch.need(at);
    let members = batch.concerned(call, at).await?;
    let persons = i64::try_from(members.len()).ok().filter(|persons| need.whole_household && *persons > 0);
    let answers = batch.answers(call, at).await?;
    Ok(NeedFacts {
        area: Some(need.facts.area_id),
        household: persons.map(Span::just),
        wheelchair: wheelchair(answers.iter().map(|answer| (answer.code.as_str(), answer.value.as_str()))),
        answer_days: Some(need.facts.urgency.answer_days(&call.house().terms)),
        presses: need.facts.urgency.waits_for_nobody(),
        ..NeedFacts::new(need.facts.domain, need.facts.kind_of_help_id, need.facts.district_id)
    })
}

/// From the youngest to the oldest.
fn hull(spans: &[Span]) -> Span {
    let oldest = spans.iter().map(|span| span.to.unwrap_or(i64::MAX)).max();
    Span {
        from: spans.iter().filter_map(|span| span.from).min(),
        to: oldest.filter(|oldest| *oldest != i64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_span_from_the_youngest_to_the_oldest() {
        assert_eq!(hull(&[Span::just(15), Span::just(52)]), Span::between(15, 52));
        assert_eq!(hull(&[AgeBand::of(15).span(), AgeBand::of(81).span()]), Span { from: Some(0), to: None });
    }
}
