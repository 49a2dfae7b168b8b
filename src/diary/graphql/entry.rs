use super::super::{
    model::{Entry, Former, Kind},
    service,
};
use crate::{
    call::{Call, error},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{EntryId, Halt, NeedId, PersonId, Time},
    needs::graphql::Need,
    persons::Batch,
    policy::Part,
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use chrono::NaiveDate;
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::OnceCell;

/// The name that cursors of this list are bound to.
const LIST: &str = "diary";

/// Entries that are answered together: what one of them needs is read for all at once.
#[derive(Debug)]
struct Page {
    rows: Vec<Entry>,
    organizations: Arc<Organizations>,
    needs: OnceCell<HashMap<NeedId, Need>>,
    former: OnceCell<Vec<Former>>,
}

/// What was done with a person, on one day.
#[derive(Clone, Debug)]
pub struct DiaryEntry {
    page: Arc<Page>,
    at: usize,
}

/// The diaries of all persons of one answer, as they were asked for: how many, after which place.
#[derive(Debug, Default)]
struct Diaries(Mutex<HashMap<Asked, Arc<Pages>>>);

type Asked = (usize, Option<(String, uuid::Uuid)>);

/// One page of each person's diary.
type Pages = OnceCell<HashMap<PersonId, Vec<DiaryEntry>>>;

impl Diaries {
    fn pages(&self, page: &crate::kernel::Page) -> Arc<Pages> {
        let after = page.after.as_ref().map(|place| (place.key.clone(), place.id));
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry((page.first, after)).or_default())
    }
}

/// A page of one person's diary; null where it is withheld. Those of all persons of the answer are read together.
pub async fn of_person(
    call: &Call,
    persons: &Batch,
    at: usize,
    first: i32,
    after: Option<String>,
) -> Result<Option<Connection<String, DiaryEntry>>, Halt> {
    let page = call.page(LIST, first, after.as_deref())?;
    if !persons.shows(call, at, Part::Diary) {
        return Ok(None);
    }
    let pages = persons.slots().slot::<Diaries>().pages(&page);
    let read = || async {
        let all = service::of_persons(call, persons, &page).await?;
        Ok::<_, Halt>(all.into_iter().map(|(person, rows)| (person, DiaryEntry::all(rows))).collect())
    };
    let all: &HashMap<_, Vec<DiaryEntry>> = pages.get_or_try_init(read).await?;
    let own = all.get(&persons.permits()[at].on()).into_iter().flatten().cloned();
    let placed = own.map(|entry| (service::place(entry.row().happened_on, entry.row().id), entry));
    call.connection(LIST, &page, placed.collect()).map(Some)
}

impl DiaryEntry {
    /// Those of one answer, in their order.
    pub(super) fn all(rows: Vec<Entry>) -> Vec<Self> {
        let organizations = Organizations::of(rows.iter().map(|entry| entry.organization_id));
        let page = Page { rows, organizations, needs: OnceCell::new(), former: OnceCell::new() };
        let page = Arc::new(page);
        (0..page.rows.len()).map(|at| Self { page: Arc::clone(&page), at }).collect()
    }

    fn row(&self) -> &Entry {
        &self.page.rows[self.at]
    }

    async fn named(&self, call: &Call) -> Result<Option<Need>, Halt> {
        let Some(id) = self.row().need_id else { return Ok(None) };
        let ids: BTreeSet<_> = self.page.rows.iter().filter_map(|entry| entry.need_id).collect();
        let ids = Vec::from_iter(ids);
        let all = self.page.needs.get_or_try_init(|| Need::by_ids(call, &ids)).await?;
        Ok(all.get(&id).cloned())
    }

    async fn versions(&self, call: &Call) -> Result<Vec<DiaryVersion>, Halt> {
        const MOST: usize = 20;
        let all = self.page.former.get_or_try_init(|| service::former(call, &self.page.rows)).await?;
        let own: EntryId = self.row().id;
        let theirs = all.iter().filter(|former| former.entry_id == own).take(MOST);
        Ok(theirs.cloned().map(DiaryVersion::of).collect())
    }
}

/// What was done with a person, on one day. Shown with the diary; one that names a need, to those to whom that is open.
#[Object]
impl DiaryEntry {
    /// Its id.
    async fn id(&self) -> ID {
        self.row().id.to_string().into()
    }

    /// The need for which it was done.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        let call = ctx.data::<Call>()?;
        self.named(call).await.map_err(|halt| error(call, halt))
    }

    /// On which day.
    async fn happened_on(&self) -> NaiveDate {
        self.row().happened_on
    }

    /// What was done.
    async fn kind(&self) -> Kind {
        self.row().kind
    }

    /// In words. At most 4,000 characters.
    async fn text(&self) -> &str {
        &self.row().words
    }

    /// Whose entry it is.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.page.organizations.get(ctx.data::<Call>()?, self.row().organization_id).await
    }

    /// The name of whoever wrote it or put it right last; null to other organisations.
    async fn author(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let own =
            ctx.data::<Call>()?.actor().is_ok_and(|actor| actor.organization == self.row().organization_id);
        Ok(own.then_some(self.row().author.as_str()))
    }

    /// When it was written, or put right last.
    async fn written_at(&self) -> Time {
        self.row().written_at
    }

    /// What stood there before it was put right, the latest first. At most 20.
    async fn former(&self, ctx: &Context<'_>) -> Result<Vec<DiaryVersion>> {
        let call = ctx.data::<Call>()?;
        self.versions(call).await.map_err(|halt| error(call, halt))
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.row().version
    }
}

/// An entry as it was before it was put right.
#[derive(Clone, Debug, SimpleObject)]
pub struct DiaryVersion {
    /// Which version it was.
    version: i64,
    /// On which day.
    happened_on: NaiveDate,
    /// What was done.
    kind: Kind,
    /// In words. At most 4,000 characters.
    text: String,
    /// When it was written.
    written_at: Time,
}

impl DiaryVersion {
    fn of(former: Former) -> Self {
        let Former { version, happened_on, kind, words, written_at, .. } = former;
        Self { version, happened_on, kind, text: words, written_at }
    }
}
