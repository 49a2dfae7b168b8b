use super::super::{
    model::{Event, MACHINE, Refusal, Status, Transfer, Why},
    service::{self, Leave, Shown},
};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, error},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{AreaId, Halt, PersonId, Time, TransferId},
    persons::{
        Batch,
        graphql::{People, Person},
    },
    policy::{Class, Part},
    referrals::referral::Direction,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};
use tokio::sync::OnceCell;

/// Offers that are answered together: what one of them needs is read for all at once.
#[derive(Debug)]
struct Page {
    rows: Vec<Shown>,
    people: Arc<People>,
    organizations: Arc<Organizations>,
    needs: OnceCell<HashMap<PersonId, [i64; 2]>>,
}

/// One organisation offers another to lead a person in its place.
#[derive(Clone, Debug)]
pub struct TransferObject {
    page: Arc<Page>,
    at: usize,
}

/// How many needs of a class are open.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct OpenNeeds {
    /// How delicate they are.
    class: Class,
    /// How many are open.
    needs: i64,
}

/// The offers about all persons of an answer, once they are read.
#[derive(Debug, Default)]
struct TransfersOf(OnceCell<HashMap<PersonId, Vec<TransferObject>>>);

/// The offers about one person, the latest first; null where they are withheld. Those of all persons of the answer are
/// read together.
pub async fn of_person(call: &Call, persons: &Batch, at: usize) -> Result<Option<Vec<TransferObject>>, Halt> {
    let permit = &persons.permits()[at];
    if !permit.leads() || !persons.shows(call, at, Part::Grants) {
        return Ok(None);
    }
    let slot = persons.slots().slot::<TransfersOf>();
    let read = || async {
        let all = service::of_persons(call, persons.permits()).await?;
        Ok::<_, Halt>(all.into_iter().map(|(person, rows)| (person, TransferObject::all(rows))).collect())
    };
    Ok(Some(slot.0.get_or_try_init(read).await?.get(&permit.on()).cloned().unwrap_or_default()))
}

impl TransferObject {
    /// Those that wait for an answer of the caller's organisation and that the caller may see: of many, the newest 100.
    pub async fn waiting(call: &Call) -> Result<HashMap<TransferId, Self>, Halt> {
        let page = call.page("transfers waiting", 99, None)?;
        let (found, _) = service::find(call, Direction::Received, &[Status::Proposed], &page).await?;
        let ids: Vec<_> = found.iter().map(|shown| shown.row.id).collect();
        Ok(ids.into_iter().zip(Self::all(found)).collect())
    }

    /// Those of one answer, in their order.
    pub(super) fn all(rows: Vec<Shown>) -> Vec<Self> {
        let of = |shown: &Shown| [shown.row.from_id, shown.row.to_id];
        let organizations = Organizations::of(rows.iter().flat_map(of));
        let people = People::of(rows.iter().map(|shown| shown.row.person_id));
        let page = Arc::new(Page { rows, people, organizations, needs: OnceCell::new() });
        (0..page.rows.len()).map(|at| Self { page: Arc::clone(&page), at }).collect()
    }

    /// The person's district, where it is told.
    pub fn district_id(&self) -> Option<AreaId> {
        self.row().district_id.filter(|_| self.leave() == Leave::Asked { basis: true })
    }

    fn row(&self) -> &Transfer {
        &self.page.rows[self.at].row
    }

    fn leave(&self) -> Leave {
        self.page.rows[self.at].leave
    }

    /// Whether the reader hears only that somebody is to be taken over.
    fn is_hidden(&self) -> bool {
        self.row().sealed && !matches!(self.leave(), Leave::Lead { .. })
    }

    async fn open_needs_told(&self, call: &Call) -> Result<Option<[i64; 2]>, Halt> {
        if !matches!(self.leave(), Leave::Asked { .. }) || self.is_hidden() {
            return Ok(None);
        }
        let all = self.page.needs.get_or_try_init(|| service::open_needs(call, &self.page.rows)).await?;
        Ok(all.get(&self.row().person_id).copied())
    }
}

/// One organisation offers another to lead a person in its place. Who is asked sees no name, no code and no part of the
/// profile until it accepts; why, where and how delicate only where a grant in force shows it cards of the person; of a sealed
/// person, only that there is one.
#[Object(name = "Transfer")]
impl TransferObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.row().id.to_string().into()
    }

    /// Where it stands.
    async fn status(&self) -> Status {
        self.row().status
    }

    /// Whether the caller's organisation made it, or was made it; null to a later lead.
    async fn direction(&self, ctx: &Context<'_>) -> Result<Option<Direction>> {
        let own = ctx.data::<Call>()?.actor().map(|actor| actor.organization).ok();
        let sides = [(self.row().from_id, Direction::Sent), (self.row().to_id, Direction::Received)];
        Ok(sides.into_iter().find(|(side, _)| Some(*side) == own).map(|(_, direction)| direction))
    }

    /// Who offers: the lead, or the lead of that day.
    async fn from(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.page.organizations.get(ctx.data::<Call>()?, self.row().from_id).await
    }

    /// Who is asked.
    async fn to(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.page.organizations.get(ctx.data::<Call>()?, self.row().to_id).await
    }

    /// Whom it is about; null to whoever may not know of them, as before it is accepted.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        self.page.people.get(ctx.data::<Call>()?, self.row().person_id).await
    }

    /// Why; null of a sealed person, but to their lead, and to whoever is asked without a basis for cards of the person.
    async fn reason(&self) -> Option<Why> {
        let bare = self.leave() == Leave::Asked { basis: false };
        (!bare && !self.is_hidden()).then_some(self.row().reason)
    }

    /// For whoever takes over: shown to those of the lead who see who the person is. At most 500 characters.
    async fn note(&self) -> Option<&str> {
        let open = self.leave() == Leave::Lead { note: true };
        self.row().note.as_deref().filter(|_| open)
    }

    /// The person's district, to whoever is asked and has a basis for cards of the person, while it waits; null of a sealed
    /// person.
    async fn district(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        match self.district_id() {
            Some(id) => AreaObject::by_id(call, id).await.map_err(|halt| error(call, halt)),
            None => Ok(None),
        }
    }

    /// How many needs are open, whatever they are about, to whoever is asked, while it waits: none of special categories
    /// among them. Null otherwise, and of a sealed person.
    async fn needs_open(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        let call = ctx.data::<Call>()?;
        let told = self.open_needs_told(call).await.map_err(|halt| error(call, halt))?;
        Ok(told.map(|needs| needs.iter().sum()))
    }

    /// How many needs of class S1 and S2 are open, to whoever is asked and has a basis for cards of the person, while it
    /// waits: nothing of special categories, and nothing of a sealed person. Null otherwise. At most 2.
    async fn open_needs(&self, ctx: &Context<'_>) -> Result<Option<Vec<OpenNeeds>>> {
        let call = ctx.data::<Call>()?;
        let told = self.open_needs_told(call).await.map_err(|halt| error(call, halt))?;
        let each = |told: [i64; 2]| {
            let classes = [Class::S1, Class::S2].into_iter().zip(told);
            classes.map(|(class, needs)| OpenNeeds { class, needs }).collect()
        };
        Ok(told.filter(|_| self.leave() == Leave::Asked { basis: true }).map(each))
    }

    /// When it was made.
    async fn proposed_at(&self) -> Time {
        self.row().proposed_at
    }

    /// When it was answered, or taken back.
    async fn ended_at(&self) -> Option<Time> {
        self.row().ended_at
    }

    /// Why not, where it was declined.
    async fn refusal(&self) -> Option<Refusal> {
        self.row().refusal
    }

    /// The day on which the person was told, where it was accepted.
    async fn person_told(&self) -> Option<NaiveDate> {
        self.row().person_told_on
    }

    /// The moves that are left to the caller's organisation. At most 2.
    async fn moves(&self, ctx: &Context<'_>) -> Result<Vec<Event>> {
        let own = ctx.data::<Call>()?.actor().map(|actor| actor.organization).ok();
        let by = |event: &Event| if event.is_answer() { self.row().to_id } else { self.row().from_id };
        let moves = MACHINE.moves(self.row().status).into_iter();
        Ok(moves.filter(|event| Some(by(event)) == own).collect())
    }
}
