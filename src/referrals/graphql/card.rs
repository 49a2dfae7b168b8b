use super::super::service::{
    card::{self as verbs, Answered, CardBatch, Wanted},
    referral::ReferralBatch,
};
use super::{Claim, NeedCardFilter};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, error},
    directory::graphql::{KindOfHelpObject, ServiceObject},
    kernel::{CardId, Halt, ReferralId, ServiceId, clock::day},
    matching::graphql::{MatchObject, all_weighed},
    needs::{AgeBand, HouseholdBand, SeverityBand, Urgency, week_of},
    policy::Domain,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};
use tokio::sync::OnceCell;

/// The name that cursors of this list are bound to.
const LIST: &str = "need_cards";
/// Services of an organisation that one card names at most.
const SERVICES_MAX: usize = 20;
/// Answered questions that one card shows at most.
const QUESTIONS_MAX: usize = 20;

/// A need as the network sees it before anybody has answered.
#[derive(Clone, Debug)]
pub struct NeedCard {
    shown: Arc<ShownCards>,
    at: usize,
}

#[derive(Debug)]
struct ShownCards {
    batch: CardBatch,
    services: OnceCell<HashMap<ServiceId, ServiceObject>>,
    fits: OnceCell<Vec<Vec<MatchObject>>>,
}

/// One page of cards.
pub(super) async fn page(
    call: &Call,
    wanted: &Wanted,
    first: i32,
    after: Option<String>,
) -> Result<Connection<String, NeedCard>, Halt> {
    let page = call.page(LIST, first, after.as_deref())?;
    let (batch, places) = verbs::find(call, wanted, &page).await?;
    let shown = Arc::new(ShownCards { batch, services: OnceCell::new(), fits: OnceCell::new() });
    let rows = places.into_iter().enumerate();
    let rows = rows.map(|(at, place)| (place, NeedCard { shown: Arc::clone(&shown), at })).collect();
    call.connection(LIST, &page, rows)
}

/// The ids of the first hundred cards that the caller is shown.
pub async fn first_cards(call: &Call, filter: &NeedCardFilter) -> Result<Vec<CardId>, Halt> {
    let page = call.page(LIST, 100, None)?;
    let (batch, places) = verbs::find(call, &filter.clone().wanted()?, &page).await?;
    Ok((0..places.len().min(page.first)).map(|at| batch.id(at)).collect())
}

/// The cards of the referrals of one answer that wait for the caller's organisation.
pub(super) async fn received(
    call: &Call,
    referrals: &ReferralBatch,
) -> Result<HashMap<ReferralId, NeedCard>, Halt> {
    let (batch, places) = verbs::received(call, referrals).await?;
    let shown = Arc::new(ShownCards { batch, services: OnceCell::new(), fits: OnceCell::new() });
    let one = |(id, at)| (id, NeedCard { shown: Arc::clone(&shown), at });
    Ok(places.into_iter().map(one).collect())
}

impl NeedCard {
    fn card(&self) -> &crate::needs::Card {
        self.shown.batch.card(self.at)
    }

    async fn own(&self, call: &Call) -> Result<Option<Claim>, Halt> {
        Ok(self.shown.batch.own(call, self.at).await?.map(Claim::alone))
    }

    async fn services(&self, call: &Call) -> Result<Vec<ServiceObject>, Halt> {
        let ids: Vec<_> = self.shown.batch.all_services().into_iter().collect();
        let all = self.shown.services.get_or_try_init(|| ServiceObject::by_ids(call, &ids)).await?;
        let own = self.shown.batch.services(self.at);
        Ok(own.iter().take(SERVICES_MAX).filter_map(|id| all.get(id).cloned()).collect())
    }

    async fn fits(&self, call: &Call) -> Result<Vec<MatchObject>, Halt> {
        let read = || async { all_weighed(call, &self.shown.batch.weighed(call)).await };
        let all = self.shown.fits.get_or_try_init(read).await?;
        Ok(all.get(self.at).into_iter().flatten().take(SERVICES_MAX).cloned().collect())
    }
}

/// A need without its person: all of it coded, and no finer than enough others are alike.
#[Object]
impl NeedCard {
    /// Its id, the caller's organisation's own: the same card has another id for everybody else.
    async fn id(&self) -> ID {
        self.shown.batch.id(self.at).to_string().into()
    }

    /// What it is about.
    async fn domain(&self) -> Domain {
        self.card().domain
    }

    /// What kind of help; null where none was named.
    async fn kind_of_help(&self, ctx: &Context<'_>) -> Result<Option<KindOfHelpObject>> {
        let call = ctx.data::<Call>()?;
        KindOfHelpObject::by_id(call, self.card().kind_of_help_id).await.map_err(|halt| error(call, halt))
    }

    /// Answers to those questions of the kind of help that are marked for the card. At most 20.
    async fn answers(&self) -> Vec<CardAnswer> {
        let answer = |answer: &crate::needs::CardAnswer| CardAnswer {
            code: answer.code.clone(),
            value: answer.value.clone(),
        };
        self.card().answers.iter().take(20).map(answer).collect()
    }

    /// How bad it is.
    async fn severity_band(&self) -> SeverityBand {
        self.card().severity_band
    }

    /// How soon somebody must act.
    async fn urgency(&self) -> Urgency {
        self.card().urgency
    }

    /// The Monday of the week in which it was opened.
    async fn opened_week(&self) -> NaiveDate {
        self.card().opened_week
    }

    /// A municipio, a comune of 15,000 residents or more, else an ambito.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        AreaObject::by_id(call, self.card().area_id).await.map_err(|halt| error(call, halt))
    }

    /// How old the person is; null where that isn't known, or would single somebody out.
    async fn age_band(&self) -> Option<AgeBand> {
        self.card().age_band
    }

    /// How many they live with; null where that isn't known, or would single somebody out.
    async fn household_band(&self) -> Option<HouseholdBand> {
        self.card().household_band
    }

    /// Languages that are spoken, BCP 47; empty where they aren't known, or would single somebody out. At most 10.
    async fn languages(&self) -> Vec<&str> {
        self.card().languages.split_whitespace().take(10).collect()
    }

    /// The newest claim of the caller's organisation; null where there is none.
    async fn my_claim(&self, ctx: &Context<'_>) -> Result<Option<Claim>> {
        let call = ctx.data::<Call>()?;
        self.own(call).await.map_err(|halt| error(call, halt))
    }

    /// The services of the caller's organisation that answer it; none where a standing offer does. At most 20.
    async fn my_services(&self, ctx: &Context<'_>) -> Result<Vec<ServiceObject>> {
        let call = ctx.data::<Call>()?;
        self.services(call).await.map_err(|halt| error(call, halt))
    }

    /// How each of these services fits it, best first, by what the card says alone; what it doesn't say is `unknown`.
    /// At most 20.
    async fn my_matches(&self, ctx: &Context<'_>) -> Result<Vec<MatchObject>> {
        let call = ctx.data::<Call>()?;
        self.fits(call).await.map_err(|halt| error(call, halt))
    }

    /// What others asked and the person's lead answered, the oldest first; never who asked. At most 20. Empty unless
    /// a claim of the caller's organisation waits for an answer itself.
    async fn questions(&self, ctx: &Context<'_>) -> Result<Vec<CardQuestion>> {
        let call = ctx.data::<Call>()?;
        let all = self.shown.batch.questions(call, self.at).await.map_err(|halt| error(call, halt))?;
        Ok(all.iter().take(QUESTIONS_MAX).map(CardQuestion::of).collect())
    }

    /// What the caller may do with it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<CardActions> {
        let call = ctx.data::<Call>()?;
        let own = self.shown.batch.own(call, self.at).await.map_err(|halt| error(call, halt))?;
        let claimed = own.is_some_and(verbs::is_live);
        Ok(CardActions { claim: self.shown.batch.may_claim(self.at) && !claimed })
    }
}

/// An answer that a card shows.
#[derive(Clone, Debug, SimpleObject)]
pub struct CardAnswer {
    /// The question's code.
    code: String,
    /// `true` or `false`, a whole number, a day (ISO 8601), or one of the choices.
    value: String,
}

/// A question about a need that the person's lead answered.
#[derive(Clone, Debug, SimpleObject)]
pub struct CardQuestion {
    /// What somebody asked.
    question: String,
    /// What the lead answered.
    answer: String,
    /// The Monday of the week in which it was answered.
    answered_week: NaiveDate,
}

impl CardQuestion {
    fn of(answered: &Answered) -> Self {
        let Answered { question, answer, at, .. } = answered.clone();
        Self { question, answer, answered_week: week_of(day(at)) }
    }
}

/// What the caller may do with a card.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct CardActions {
    /// Whether the caller may answer it with `claimNeed`; a need that goes to the first who can also asks for a
    /// service that fits what the card says.
    claim: bool,
}
