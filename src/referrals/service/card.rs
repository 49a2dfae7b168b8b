pub(in crate::referrals) use super::read::Answered;
use super::{
    super::{
        model::{
            answers::{Answers, Range},
            claim::Status,
        },
        store::card::{self as store, CardPlace, Narrowed},
    },
    eligible,
    read::{self, Shown},
    referral::ReferralBatch,
};
use crate::{
    areas::Tree,
    call::{Call, TokenScope},
    kernel::{AreaId, CardId, Halt, Id, NeedId, Page, Place, ReferralId, ServiceId},
    matching::{self, Answering, Ground, NeedFacts},
    needs::{self, Card, Received, Urgency},
    policy::{ClaimNeed, Domain, Part, PartSet, ReadCard, Relation},
};
use chrono::NaiveDate;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use tokio::sync::OnceCell;

/// What a list of cards is narrowed to. Empty lists narrow nothing.
#[derive(Clone, Debug, Default)]
pub(in crate::referrals) struct Wanted {
    pub(in crate::referrals) domains: Vec<Domain>,
    pub(in crate::referrals) urgencies: Vec<Urgency>,
    pub(in crate::referrals) area: Option<AreaId>,
}

/// The cards of one answer.
#[derive(Debug)]
pub(in crate::referrals) struct CardBatch {
    cards: Vec<Card>,
    ids: Vec<CardId>,
    ground: Arc<Ground>,
    rows: Vec<Answering>,
    claimable: Vec<bool>,
    questions: OnceCell<HashMap<NeedId, Vec<Answered>>>,
    own: OnceCell<HashMap<NeedId, Shown>>,
}

/// A page of the cards that are shown to the caller's organisation and that a service or an offer of theirs
/// answers, each with its place: the most urgent first, then the oldest week.
pub(in crate::referrals) async fn find(
    call: &Call,
    wanted: &Wanted,
    page: &Page,
) -> Result<(CardBatch, Vec<Place>), Halt> {
    call.within(TokenScope::Read)?;
    let (actor, law) = (call.actor()?, &call.house().law);
    let ground = matching::ground(call).await?;
    let rows = ground.answering(actor.organization, call.now());
    let scope = law.scope::<ReadCard>(actor).ok();
    let scope = scope.filter(|scope| scope.route(Relation::Member).law.contains(Part::Card));
    let cards = match scope {
        Some(scope) => {
            let to = narrowed(call, wanted, &ground, &rows, page);
            if to.ranges.is_empty() {
                vec![]
            } else {
                store::list(&mut *call.reader().await?, &scope, &to).await?
            }
        }
        None => vec![],
    };
    let places = cards.iter().map(place).collect();
    let may_claim = law
        .scope::<ClaimNeed>(actor)
        .is_ok_and(|scope| scope.route(Relation::Member).law.covers(PartSet::of(&[Part::Card])));
    let cards = cards.into_iter().map(|card| (card, may_claim)).collect();
    Ok((CardBatch::of(call, cards, ground)?, places))
}

/// The cards of the referrals of an answer that wait for the caller's organisation, and where each stands among
/// them. Such a card can be claimed where the network is shown it too, and this organisation with it.
pub(in crate::referrals) async fn received(
    call: &Call,
    referrals: &ReferralBatch,
) -> Result<(CardBatch, HashMap<ReferralId, usize>), Halt> {
    let (actor, law) = (call.actor()?, &call.house().law);
    let waiting: Vec<_> = referrals.waiting().collect();
    let permits: Vec<_> = waiting.iter().map(|(_, permit, _)| *permit).collect();
    let mut found = needs::received(call, &permits).await?;
    let ground = matching::ground(call).await?;
    let rows = ground.answering(actor.organization, call.now());
    let (tree, kinds) = ground.words();
    let answers = Answers { rows: &rows, tree, kinds };
    let (mut cards, mut places) = (vec![], HashMap::new());
    for (id, permit, standing) in waiting {
        let Some(Received { card, on_network }) = found.remove(&permit.on()) else { continue };
        let claims = || law.permit_need::<ClaimNeed>(actor, standing, card.need_id, card.domain).is_ok();
        let claimable = on_network && claims() && answers.answer(&card);
        places.insert(id, cards.len());
        cards.push((card, claimable));
    }
    Ok((CardBatch::of(call, cards, Arc::clone(&ground))?, places))
}

fn narrowed(call: &Call, wanted: &Wanted, ground: &Ground, rows: &[Answering], page: &Page) -> Narrowed {
    let (tree, kinds) = ground.words();
    let all = Answers { rows, tree, kinds }.ranges();
    let in_domain = |range: &Range| wanted.domains.is_empty() || wanted.domains.contains(&range.domain);
    let ranges = all.into_iter().filter(in_domain).filter_map(|range| within(tree, range, wanted.area));
    let urgencies = if wanted.urgencies.is_empty() { Urgency::ALL } else { &wanted.urgencies };
    Narrowed {
        ranges: ranges.collect(),
        urgencies: urgencies.to_vec(),
        after: page.after.as_ref().map_or_else(begin, after),
        limit: page.limit(),
        now: call.now(),
    }
}

/// The part of a range that lies in an area.
fn within(tree: &Tree, range: Range, area: Option<AreaId>) -> Option<Range> {
    let Some(area) = area else { return Some(range) };
    if tree.contains(area, range.district) {
        return Some(range);
    }
    let inside = tree.contains(range.district, area) && range.area.is_none_or(|served| served == area);
    inside.then_some(Range { area: Some(area), ..range })
}

fn place(card: &Card) -> Place {
    let key = format!("{} {} {:016x}", card.urgency.rank(), card.opened_week, card.tie);
    Place::of(key, card.need_id)
}

fn begin() -> CardPlace {
    CardPlace { rank: -1, week: NaiveDate::default(), tie: -1, need: uuid::Uuid::nil() }
}

/// A place that was sealed by us.
fn after(place: &Place) -> CardPlace {
    let read = || {
        let mut words = place.key.split(' ');
        let (rank, week) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let tie = i64::from_str_radix(words.next()?, 16).ok()?;
        Some(CardPlace { rank, week, tie, need: place.id })
    };
    read().unwrap_or_else(begin)
}

impl CardBatch {
    /// Cards, each with whether the caller may answer it.
    fn of(call: &Call, cards: Vec<(Card, bool)>, ground: Arc<Ground>) -> Result<Self, Halt> {
        let reader = call.organization()?;
        let id =
            |(card, _): &(Card, bool)| CardId::of(call.house().secrets.card(card.need_id.uuid(), reader));
        let ids = cards.iter().map(id).collect();
        let rows = ground.answering(reader, call.now());
        let (cards, claimable) = cards.into_iter().unzip();
        Ok(Self { cards, ids, ground, rows, claimable, questions: OnceCell::new(), own: OnceCell::new() })
    }

    pub(in crate::referrals) fn card(&self, at: usize) -> &Card {
        &self.cards[at]
    }

    pub(in crate::referrals) fn id(&self, at: usize) -> CardId {
        self.ids[at]
    }

    /// Whether the caller may answer a card.
    pub(in crate::referrals) fn may_claim(&self, at: usize) -> bool {
        self.claimable[at]
    }

    /// The services of the caller's organisation that answer a card.
    pub(in crate::referrals) fn services(&self, at: usize) -> BTreeSet<ServiceId> {
        let (tree, kinds) = self.ground.words();
        Answers { rows: &self.rows, tree, kinds }.services(&self.cards[at])
    }

    /// What a match of each card goes by, which is what the card says, and the services that it is matched with.
    pub(in crate::referrals) fn weighed(&self, call: &Call) -> Vec<(NeedFacts, BTreeSet<ServiceId>)> {
        let terms = &call.house().terms;
        let one = |(at, card): (usize, &Card)| (eligible::facts(card, terms), self.services(at));
        self.cards.iter().enumerate().map(one).collect()
    }

    /// All of those, for all cards of the answer.
    pub(in crate::referrals) fn all_services(&self) -> BTreeSet<ServiceId> {
        (0..self.cards.len()).flat_map(|at| self.services(at)).collect()
    }

    /// The newest claim of the caller's organisation.
    pub(in crate::referrals) async fn own(&self, call: &Call, at: usize) -> Result<Option<&Shown>, Halt> {
        let needs: Vec<_> = self.cards.iter().map(|card| card.need_id).collect();
        let own = self.own.get_or_try_init(|| read::own(call, &needs)).await?;
        Ok(own.get(&self.cards[at].need_id))
    }
}

impl CardBatch {
    /// What others asked of a card and the lead answered, the oldest first, to those whose own proposal waits.
    pub(in crate::referrals) async fn questions(&self, call: &Call, at: usize) -> Result<&[Answered], Halt> {
        let needs: Vec<_> = self.cards.iter().map(|card| card.need_id).collect();
        let all = self.questions.get_or_try_init(|| read::answered(call, &needs)).await?;
        Ok(all.get(&self.cards[at].need_id).map_or(&[], Vec::as_slice))
    }
}

/// Whether a claim has not ended.
pub(in crate::referrals) fn is_live(shown: &Shown) -> bool {
    matches!(shown.claim.status_at(shown.now), Status::Proposed | Status::Active)
}
