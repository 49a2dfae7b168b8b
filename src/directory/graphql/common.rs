//! Small objects that several others show.
use crate::{
    areas::graphql::AreaObject,
    call::Call,
    directory::{
        batch::OrganizationIn,
        model::{Phone, Schedule, Span, StandingOffer, Term},
    },
    kernel::{AreaId, Halt},
    policy::Domain,
};
use async_graphql::{ComplexObject, Context, Result, SimpleObject};
use chrono::NaiveDate;

use super::KindOfHelpObject;

/// A number to call.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Phone")]
pub struct PhoneObject {
    /// As it is dialled.
    number: String,
    /// To ask for after the number.
    extension: Option<String>,
    /// Voice, fax, text and so on, as the source has it.
    kind: Option<String>,
    /// Whom one reaches, or when.
    description: Option<String>,
}

impl From<&Phone> for PhoneObject {
    fn from(phone: &Phone) -> Self {
        let Phone { number, extension, kind, description } = phone.clone();
        Self { number, extension, kind, description }
    }
}

/// Hours of a weekday, or of a holiday.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Schedule")]
pub struct ScheduleObject {
    /// 1 Monday … 7 Sunday; null for a holiday.
    weekday: Option<i64>,
    /// First day that it holds.
    from: Option<NaiveDate>,
    /// Last day that it holds.
    until: Option<NaiveDate>,
    /// Holds each year: the year of the dates says nothing.
    every_year: bool,
    /// Closed on those days.
    closed: bool,
    /// Opens at, `HH:MM`, local time.
    opens: Option<String>,
    /// Closes at, `HH:MM`; earlier than it opens where it passes midnight.
    closes: Option<String>,
    /// What the hours don't say.
    note: Option<String>,
}

impl From<&Schedule> for ScheduleObject {
    fn from(schedule: &Schedule) -> Self {
        let Schedule { weekday, from, until, every_year, closed, opens, closes, note } = schedule.clone();
        Self { weekday, from, until, every_year, closed, opens, closes, note }
    }
}

/// From one number to another, both included; null is unbounded.
#[derive(Clone, Copy, Debug, SimpleObject)]
#[graphql(name = "Span")]
pub struct SpanObject {
    /// The smallest.
    from: Option<i64>,
    /// The largest.
    to: Option<i64>,
}

impl SpanObject {
    /// Null where nothing is bounded.
    pub(super) fn of(from: Option<i64>, to: Option<i64>) -> Option<Self> {
        (!Span { from, to }.is_open()).then_some(Self { from, to })
    }
}

/// A term of another taxonomy, as the source gave it.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "TaxonomyTerm")]
pub struct TermObject {
    /// Its code there.
    term: String,
    /// Its name there.
    name: Option<String>,
}

impl From<&Term> for TermObject {
    fn from(term: &Term) -> Self {
        Self { term: term.term.clone(), name: term.name.clone() }
    }
}

/// "Five parcels each Saturday", "twelve beds from 1 December".
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex, name = "StandingOffer")]
pub struct OfferObject {
    /// What it answers.
    domain: Domain,
    /// What is offered, in Italian.
    what: String,
    /// How many.
    quantity: Option<i64>,
    /// Each week on this day, 1 Monday … 7 Sunday.
    weekday: Option<i64>,
    /// From this day.
    from: NaiveDate,
    /// To this day; null while it is open-ended.
    until: Option<NaiveDate>,
    #[graphql(skip)]
    kind: Option<crate::kernel::KindOfHelpId>,
    #[graphql(skip)]
    at: Option<AreaId>,
}

#[ComplexObject]
impl OfferObject {
    /// The kind of help; null for all of the domain.
    async fn kind_of_help(&self, ctx: &Context<'_>) -> Result<Option<KindOfHelpObject>> {
        let call = ctx.data::<Call>()?;
        KindOfHelpObject::by_id(call, self.kind).await.map_err(|halt| crate::call::error(call, halt))
    }

    /// Where; null for anywhere.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        area(call, self.at).await.map_err(|halt| crate::call::error(call, halt))
    }
}

impl From<&StandingOffer> for OfferObject {
    fn from(offer: &StandingOffer) -> Self {
        Self {
            domain: offer.help.domain,
            what: offer.what.clone(),
            quantity: offer.quantity,
            weekday: offer.weekday,
            from: offer.from,
            until: offer.until,
            kind: offer.help.kind,
            at: offer.area,
        }
    }
}

pub(super) async fn area(call: &Call, id: Option<AreaId>) -> Result<Option<AreaObject>, Halt> {
    match id {
        Some(id) => AreaObject::by_id(call, id).await,
        None => Ok(None),
    }
}

/// The first few of what an owner has.
pub(super) fn few<'a, T: 'a, O: From<&'a T>>(all: Option<&'a Vec<T>>, most: usize) -> Vec<O> {
    all.into_iter().flatten().take(most).map(O::from).collect()
}

/// The organisation of something in the directory.
pub(super) fn owner(found: Option<&OrganizationIn>) -> Option<super::OrganizationObject> {
    found.cloned().map(super::OrganizationObject)
}
