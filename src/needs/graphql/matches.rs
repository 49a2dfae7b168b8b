//! Who could answer a need. All needs of one answer are judged together, and their services read at once.
use super::super::{batch::NeedBatch, card::AgeBand};
use crate::{
    call::Call,
    directory::model::Span,
    kernel::{Halt, ServiceId, clock::day},
    matching::graphql::{MatchObject, NeedFacts, matches, weighed},
    policy::Part,
};
use chrono::Datelike;
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
        let facts = facts_of_all(call, batch, 0..batch.permits().len()).await?;
        Ok::<_, Halt>((service, weighed(call, &facts, service).await?))
    };
    let (read_service, all) = slot.0.get_or_try_init(read).await?;
    if *read_service == service {
        return Ok(all[at].clone());
    }
    let facts = facts_of_all(call, batch, at..at + 1).await?;
    Ok(weighed(call, &facts, service).await?.pop().flatten())
}

async fn facts_of_all(
    call: &Call,
    batch: &NeedBatch,
    needs: std::ops::Range<usize>,
) -> Result<Vec<NeedFacts>, Halt> {
    let mut facts = Vec::with_capacity(needs.len());
    for at in needs {
        facts.push(facts_of(call, batch, at).await?);
    }
    Ok(facts)
}

async fn judged(
    call: &Call,
    batch: &NeedBatch,
    needs: std::ops::Range<usize>,
    first: i32,
) -> Result<Vec<Vec<MatchObject>>, Halt> {
    matches(call, &facts_of_all(call, batch, needs).await?, first).await
}

/// What the caller is shown of the need: ages to the year where the household is open to them, else as bands.
async fn facts_of(call: &Call, batch: &NeedBatch, at: usize) -> Result<NeedFacts, Halt> {
    let need = batch.need(at);
    let this_year = i64::from(day(call.now()).year());
    let members = batch.concerned(call, at).await?;
    let ages: Option<Vec<_>> = members.iter().map(|member| Some(this_year - member.birth_year?)).collect();
    let exact = batch.permits()[at].shows(Part::Household);
    let spans = ages.filter(|ages| !ages.is_empty()).map(|ages| {
        let span = |age: &i64| if exact { Span::just(*age) } else { AgeBand::of(*age).span() };
        ages.iter().map(span).collect::<Vec<_>>()
    });
    let persons = i64::try_from(members.len()).ok().filter(|persons| need.whole_household && *persons > 0);
    Ok(NeedFacts {
        area: Some(need.facts.area_id),
        ages: spans.map(|spans| hull(&spans)),
        household: persons.map(Span::just),
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
