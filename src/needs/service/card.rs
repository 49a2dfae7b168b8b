use super::super::{
    card::{self, COMUNE_RESIDENTS_MIN, Card, HouseholdBand, Received, SeverityBand, Traits, coarsened},
    model::{Facts, Status},
    store::{
        card::{self as store, Counted, Live, Subject},
        shown,
    },
};
use crate::{
    areas::AreaKind,
    call::{Call, Job},
    kernel::{AreaId, Halt, NeedId, PersonId, clock::day},
    persons,
    policy::{Class, Permit, ReadReceived},
};
use card::AgeBand;
use chrono::Datelike;
use futures_util::future::BoxFuture;
use sqlx::types::Json;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Left in a job that opened, changed or moved a need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stale {
    pub(super) person: PersonId,
    pub(super) need: NeedId,
    pub(super) status: Status,
    pub(super) shared: bool,
}

impl Stale {
    pub(super) fn of(facts: &Facts) -> Self {
        Self { person: facts.person_id, need: facts.id, status: facts.status, shared: facts.shared }
    }

    /// Somebody holds the need, so the network sees no card of it, and nobody else may be sent it.
    fn has_no_card(&self) -> bool {
        !self.shared && self.status.is_held()
    }
}

/// Which of a person's cards are to be looked at.
#[derive(Debug)]
enum Which {
    All,
    These(BTreeSet<NeedId>),
}

/// Keeps cards, and the crowds that they are hidden in, at the end of each job that changed what they say.
/// Runs after the finishers of rooms that move needs.
pub fn keep_cards(job: &mut Job) -> BoxFuture<'_, Result<(), Halt>> {
    Box::pin(async move {
        let mut persons: BTreeMap<PersonId, Which> = BTreeMap::new();
        for persons::Changed(person) in job.take_notes() {
            persons.insert(person, Which::All);
        }
        for stale in job.take_notes::<Stale>() {
            if stale.has_no_card() {
                drop_both(job, stale.need).await?;
                continue;
            }
            if let Which::These(needs) =
                persons.entry(stale.person).or_insert_with(|| Which::These(BTreeSet::new()))
            {
                needs.insert(stale.need);
            }
        }
        for (person, which) in persons {
            keep(job, person, &which).await?;
        }
        Ok(())
    })
}

/// What was sent on keeps its card as long as somebody waits to answer it.
async fn drop_both(job: &mut Job, need: NeedId) -> Result<(), Halt> {
    shown::drop_card(&mut job.conn, need).await?;
    if shown::is_sent_on(&mut job.conn, need).await? {
        return Ok(());
    }
    shown::drop_apart(&mut job.conn, need).await
}

/// Says whether somebody to whom a need was sent on has yet to answer: then there is a card for them.
pub async fn sent_on(job: &mut Job, facts: &Facts, waits: bool) -> Result<(), Halt> {
    shown::set_sent_on(&mut job.conn, facts.id, waits).await?;
    job.note(Stale { shared: facts.shared || waits, ..Stale::of(facts) });
    Ok(())
}

/// Has a need's card made anew at the end of the job, for somebody who is about to be shown it.
pub fn refresh_card(job: &mut Job, facts: &Facts) {
    job.note(Stale::of(facts));
}

/// The cards of needs that were sent to the caller's organisation, the network's or those kept apart. Each
/// permit is of a referral that waits for its answer.
pub async fn received(
    call: &Call,
    permits: &[&Permit<ReadReceived>],
) -> Result<HashMap<NeedId, Received>, Halt> {
    let found = shown::received(&mut *call.reader().await?, permits).await?;
    Ok(found.into_iter().map(|received| (received.card.need_id, received)).collect())
}

/// The network's card of a need, made now where the job that opened the need hasn't ended; `None` for one that has none.
pub async fn card(job: &mut Job, facts: &Facts) -> Result<Option<Card>, Halt> {
    if let Some(card) = shown::card(&mut job.conn, facts.id).await? {
        return Ok(Some(card));
    }
    keep(job, facts.person_id, &Which::These(BTreeSet::from([facts.id]))).await?;
    shown::card(&mut job.conn, facts.id).await
}

async fn keep(job: &mut Job, person: PersonId, which: &Which) -> Result<(), Halt> {
    let Some(subject) = store::subject(&mut job.conn, person).await? else { return Ok(()) };
    let live = store::live(&mut job.conn, person).await?;
    let this_year = i64::from(day(job.now()).year());
    let traits = subject.traits(this_year);
    recount(job, person, &subject, &live, &traits).await?;
    let carded = live.iter().filter(|need| !subject.sealed && need.place().is_some());
    let wanted: Vec<&Live> = match which {
        Which::All => {
            shown::drop_cards(&mut job.conn, person).await?;
            carded.collect()
        }
        Which::These(needs) => {
            let wanted: Vec<_> = carded.filter(|live| needs.contains(&live.id)).collect();
            for need in needs {
                let place = wanted.iter().find(|live| live.id == *need).and_then(|live| live.place());
                drop_elsewhere(job, *need, place).await?;
            }
            wanted
        }
    };
    let ids: Vec<_> = wanted.iter().map(|need| need.id).collect();
    let mut answers = store::card_answers(&mut job.conn, &ids).await?;
    for need in wanted {
        let (area, said) = shown_of(job, need, &traits).await?;
        let card = Card {
            need_id: need.id,
            person_id: person,
            domain: need.domain,
            kind_of_help_id: need.kind_of_help_id,
            district_id: need.district_id,
            area_id: area,
            urgency: need.urgency,
            severity_band: SeverityBand::of(need.severity),
            opened_week: card::week_of(day(need.opened_at)),
            tie: card::tie(&job.house().secrets, need.id),
            age_band: said.age,
            household_band: said.household,
            languages: said.languages,
            answers: Json(answers.remove(&need.id).unwrap_or_default()),
        };
        match need.place() {
            Some(Kept::Network) => {
                shown::put_card(&mut job.conn, &card, card::basis(need.domain).bits()).await?;
            }
            _ => shown::put_apart(&mut job.conn, &card).await?,
        }
    }
    Ok(())
}

async fn drop_elsewhere(job: &mut Job, need: NeedId, place: Option<Kept>) -> Result<(), Halt> {
    match place {
        Some(Kept::Network) => shown::drop_apart(&mut job.conn, need).await,
        Some(Kept::Apart) => shown::drop_card(&mut job.conn, need).await,
        None => drop_both(job, need).await,
    }
}

/// The place and the traits that a card may show so that enough persons are alike.
async fn shown_of(job: &mut Job, need: &Live, traits: &Traits) -> Result<(AreaId, Traits), Halt> {
    if need.domain.class() == Class::S4 {
        // Nobody is counted under these domains, so nothing is said of the person at all.
        return Ok((need.district_id, Traits::default()));
    }
    let scope = need.scope();
    let area = shown_area(need.area_kind, need.area_residents, need.area_id, need.district_id);
    let mut alike = store::alike(&mut job.conn, scope, area, traits).await?;
    if scope.is_empty() {
        let residents = if area == need.area_id { need.area_residents } else { need.district_residents };
        alike.there = residents.unwrap_or(alike.there);
    }
    Ok(match coarsened(traits, alike) {
        Some(shown) => (area, shown),
        None => (need.district_id, Traits::default()),
    })
}

/// A municipio, a comune that is big enough, else the ambito.
fn shown_area(kind: AreaKind, residents: Option<i64>, area: AreaId, district: AreaId) -> AreaId {
    let big = kind == AreaKind::Comune && residents.is_some_and(|n| n >= COMUNE_RESIDENTS_MIN);
    if big { area } else { district }
}

/// Where a card is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// Where lists of cards look.
    Network,
    /// Where only referrals look.
    Apart,
}

impl Live {
    /// Where its card is kept, if it has one: whoever can be sent it, or was sent it on, sees it, the network only
    /// while it is open, and never of a domain that is never broadcast.
    fn place(&self) -> Option<Kept> {
        match (self.status, self.domain.class()) {
            (Status::Open, Class::S4) => Some(Kept::Apart),
            (Status::Open, _) => Some(Kept::Network),
            _ => (self.shared || self.sent_on).then_some(Kept::Apart),
        }
    }

    /// Among whom the person must not stand out: for special categories, those with a need of that domain.
    fn scope(&self) -> &'static str {
        if self.domain.class() == Class::S3 { self.domain.name() } else { "" }
    }
}

impl Subject {
    fn traits(&self, this_year: i64) -> Traits {
        let mut languages: Vec<_> = self.languages.split_whitespace().collect();
        languages.sort_unstable();
        Traits {
            age: self.birth_year.map(|year| AgeBand::of(this_year - year)),
            household: self.has_household.then(|| HouseholdBand::of(self.others + 1)),
            languages: languages.join(" "),
        }
    }

    /// The places in which the person is counted: where they live, or where they have a need.
    fn places(&self, live: &[Live]) -> BTreeSet<AreaId> {
        let home = self.home.home_id.zip(self.home.home_kind).zip(self.home.home_district_id);
        let (area, district) = match home {
            Some(((area, kind), district)) => {
                (shown_area(kind, self.home.home_residents, area, district), district)
            }
            None => match live.first() {
                Some(need) => (
                    shown_area(need.area_kind, need.area_residents, need.area_id, need.district_id),
                    need.district_id,
                ),
                None => return BTreeSet::new(),
            },
        };
        BTreeSet::from([area, district])
    }
}

/// Counts the person where they belong now, in the order of the counters' keys.
async fn recount(
    job: &mut Job,
    person: PersonId,
    subject: &Subject,
    live: &[Live],
    traits: &Traits,
) -> Result<(), Halt> {
    let before: BTreeSet<Counted> = store::counted(&mut job.conn, person).await?.into_iter().collect();
    let mut scopes: BTreeSet<&str> = live.iter().map(Live::scope).collect();
    scopes.insert("");
    let place = |scope: &&str, area: AreaId| Counted {
        scope: (*scope).to_owned(),
        area_id: area,
        age_band: traits.age.map_or("", AgeBand::name).to_owned(),
        household_band: traits.household.map_or("", HouseholdBand::name).to_owned(),
        languages: traits.languages.clone(),
    };
    let places = if subject.sealed { BTreeSet::new() } else { subject.places(live) };
    let after: BTreeSet<Counted> =
        scopes.iter().flat_map(|scope| places.iter().map(move |area| place(scope, *area))).collect();
    // Nobody stands twice in one crowd: who changes places leaves the former first.
    for left in before.difference(&after) {
        store::count(&mut job.conn, person, left, false).await?;
    }
    for joined in after.difference(&before) {
        store::count(&mut job.conn, person, joined, true).await?;
    }
    Ok(())
}
