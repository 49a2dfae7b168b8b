use super::super::{
    model::{
        Channel, EndReason, Event, FileHead, FileKind, GivenBy, Grant, GrantStatus, Recipient, Told, moves,
    },
    service,
};
use crate::{
    call::{Call, error},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{GrantId, Halt, OrganizationId, PersonId, Place, Time},
    persons::{Batch, graphql::Person},
    policy::{Basis, Kind, Part, Permit, Purpose},
};
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::OnceCell;

/// What a grant lets its recipient do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum GrantAction {
    /// See, answer cards, receive referrals.
    Read,
    /// Change.
    Write,
}

/// Grants that are answered together: what one of them needs is read for all at once.
#[derive(Debug)]
struct Page {
    grants: Vec<Grant>,
    organizations: Arc<Organizations>,
    histories: OnceCell<Vec<Told>>,
    files: OnceCell<Vec<FileHead>>,
}

impl Page {
    fn of(grants: Vec<Grant>) -> Arc<Self> {
        let named = |grant: &Grant| match grant.terms.recipient {
            Recipient::Organization(organization) => [Some(organization), Some(grant.recorded_by)],
            Recipient::Kinds(_) | Recipient::Conference(_) => [Some(grant.recorded_by), None],
        };
        let organizations = Organizations::of(grants.iter().flat_map(named).flatten());
        Arc::new(Self { grants, organizations, histories: OnceCell::new(), files: OnceCell::new() })
    }

    async fn file(&self, call: &Call, grant: GrantId) -> Result<Option<EvidenceFileObject>, Halt> {
        let read = || async { service::files(call, &self.grants).await };
        let all = self.files.get_or_try_init(read).await?;
        Ok(all.iter().find(|head| head.grant_id == grant).map(EvidenceFileObject::of))
    }

    async fn history(&self, call: &Call, grant: GrantId) -> Result<Vec<GrantEvent>, Halt> {
        let read = || async { service::histories(call, &self.grants).await };
        let all = self.histories.get_or_try_init(read).await?;
        Ok(all.iter().filter(|told| told.grant == grant).cloned().map(GrantEvent::of).collect())
    }
}

/// A recorded legal basis to share parts of a profile. Shown to the person's lead and its privacy officer;
/// to another organisation only where one of its grants opens the grants themselves, and then those that
/// name it.
#[derive(Clone, Debug)]
pub struct GrantObject {
    page: Arc<Page>,
    at: usize,
}

/// The grants of all persons of an answer, once they are read.
#[derive(Debug, Default)]
struct GrantsOf(OnceCell<Arc<Page>>);

/// The grants of one person, newest first, at most 100; null where they are withheld. Those of all persons
/// of the answer are read together.
pub async fn of_person(call: &Call, persons: &Batch, at: usize) -> Result<Option<Vec<GrantObject>>, Halt> {
    if !persons.shows(call, at, Part::Grants) {
        return Ok(None);
    }
    let slot = persons.slots().slot::<GrantsOf>();
    let read = || async { service::of_persons(call, persons.permits()).await.map(Page::of) };
    let page = slot.0.get_or_try_init(read).await?;
    let person = persons.permits()[at].on();
    let theirs = page.grants.iter().enumerate().filter(|(_, grant)| grant.person == person);
    Ok(Some(theirs.map(|(at, _)| GrantObject { page: Arc::clone(page), at }).collect()))
}

impl GrantObject {
    pub(super) fn alone(grant: Grant) -> Self {
        Self { page: Page::of(vec![grant]), at: 0 }
    }

    fn grant(&self) -> &Grant {
        &self.page.grants[self.at]
    }

    async fn named(&self, ctx: &Context<'_>, id: OrganizationId) -> Result<Option<OrganizationObject>> {
        self.page.organizations.get(ctx.data::<Call>()?, id).await
    }
}

/// A recorded basis to share parts of a profile.
#[Object(name = "Grant")]
impl GrantObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.grant().id.to_string().into()
    }

    /// Where it stands now.
    async fn status(&self, ctx: &Context<'_>) -> Result<GrantStatus> {
        Ok(self.grant().status_at(ctx.data::<Call>()?.now()))
    }

    /// Its legal ground.
    async fn basis(&self) -> Basis {
        self.grant().terms.basis
    }

    /// What it was given for. `COORDINATE` calls rest on grants for `COORDINATE` and `REFER`, `REFER` calls on
    /// those for `REFER` alone.
    async fn purpose(&self) -> Purpose {
        self.grant().terms.purpose
    }

    /// What it opens; names of parts, no content. At most 48.
    async fn parts(&self) -> Vec<Part> {
        self.grant().terms.parts.iter().collect()
    }

    /// What its recipient may do with them. At most 2.
    async fn actions(&self) -> Vec<GrantAction> {
        let given =
            [(self.grant().terms.reads, GrantAction::Read), (self.grant().terms.writes, GrantAction::Write)];
        given.into_iter().filter_map(|(holds, action)| holds.then_some(action)).collect()
    }

    /// The one organisation that it opens to; null where it opens to kinds or to a conference.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        match self.grant().terms.recipient {
            Recipient::Organization(organization) => self.named(ctx, organization).await,
            Recipient::Kinds(_) | Recipient::Conference(_) => Ok(None),
        }
    }

    /// The kinds that it opens to: the organisations that were members of the network when it was signed.
    /// Empty where it opens to one organisation or to a conference. At most 22.
    async fn kinds(&self) -> Vec<Kind> {
        match self.grant().terms.recipient {
            Recipient::Organization(_) | Recipient::Conference(_) => Vec::new(),
            Recipient::Kinds(kinds) => kinds.iter().collect(),
        }
    }

    /// The case conference that it opens to: those who sat there when it was signed, while they sit there.
    async fn conference_id(&self) -> Option<ID> {
        match self.grant().terms.recipient {
            Recipient::Conference(conference) => Some(conference.to_string().into()),
            Recipient::Organization(_) | Recipient::Kinds(_) => None,
        }
    }

    /// When it was signed, or refused; null for a draft.
    async fn signed_at(&self) -> Option<Time> {
        self.grant().terms.signed_at
    }

    /// When it begins to hold. Null only for what was never signed and says nothing of it.
    async fn from(&self) -> Option<Time> {
        self.grant().terms.from
    }

    /// When it holds no more. Null only for what was never signed and says nothing of it.
    async fn until(&self) -> Option<Time> {
        self.grant().terms.until
    }

    /// Who gave it; null for a basis that nobody gives.
    async fn given_by(&self) -> Option<GivenBy> {
        self.grant().evidence.given_by
    }

    /// What shows that they may speak for the person. At most 200 characters.
    async fn proof(&self) -> Option<&str> {
        self.grant().evidence.proof.as_deref()
    }

    /// How it was collected.
    async fn channel(&self) -> Option<Channel> {
        self.grant().evidence.channel
    }

    /// Which version of the text was read. At most 200 characters.
    async fn text_version(&self) -> Option<&str> {
        self.grant().evidence.text_version.as_deref()
    }

    /// The language of that text, BCP 47. At most 35 characters.
    async fn language(&self) -> Option<&str> {
        self.grant().evidence.language.as_deref()
    }

    /// Where the signed paper or the recording is found. At most 200 characters.
    async fn evidence(&self) -> Option<&str> {
        self.grant().evidence.reference.as_deref()
    }

    /// The signed paper as a file, where it was put beside the grant: `GET /grants/{id}/evidence` answers it.
    async fn evidence_file(&self, ctx: &Context<'_>) -> Result<Option<EvidenceFileObject>> {
        let call = ctx.data::<Call>()?;
        self.page.file(call, self.grant().id).await.map_err(|halt| error(call, halt))
    }

    /// The user who collected it.
    async fn collected_by_id(&self) -> ID {
        self.grant().collected_by.to_string().into()
    }

    /// The organisation that recorded it.
    async fn recorded_by(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        self.named(ctx, self.grant().recorded_by).await
    }

    /// When it was recorded.
    async fn recorded_at(&self) -> Time {
        self.grant().recorded_at
    }

    /// Whether a former lead recorded it and the present one has not said yet that it stays (`reviewGrant`); false to
    /// others than the lead.
    async fn to_review(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.grant().is_to_review(ctx.data::<Call>()?.now()))
    }

    /// When it was taken back.
    async fn revoked_at(&self) -> Option<Time> {
        self.grant().ended_at.filter(|_| self.grant().status == GrantStatus::Revoked)
    }

    /// Why it was taken back, where that was said.
    async fn revoke_reason(&self) -> Option<EndReason> {
        self.grant().end_reason
    }

    /// The grant that this one replaced, or a draft is to replace; null for those who may not see that one.
    async fn supersedes_id(&self) -> Option<ID> {
        self.grant().supersedes.map(|former| former.to_string().into())
    }

    /// The moves that are left from where it stands now, for whoever may share its parts. At most 10.
    async fn moves(&self, ctx: &Context<'_>) -> Result<Vec<Event>> {
        Ok(moves(self.grant().status_at(ctx.data::<Call>()?.now())))
    }

    /// What became of it, in order; for the lead and its privacy officer, empty for others. The latest 50.
    /// At most 50.
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<GrantEvent>> {
        let call = ctx.data::<Call>()?;
        self.page.history(call, self.grant().id).await.map_err(|halt| error(call, halt))
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.grant().version
    }
}

/// One line of what became of a grant. That its end has passed is nobody's doing, and stands nowhere.
#[derive(Clone, Debug, SimpleObject)]
pub struct GrantEvent {
    /// When.
    at: Time,
    /// What happened.
    event: Event,
    /// Where it stood; null for what is new.
    from: Option<GrantStatus>,
    /// Where it stands from then on.
    to: GrantStatus,
    /// The word of the reason, where one was given.
    reason: Option<String>,
    /// The organisation that did it.
    organization_id: ID,
}

impl GrantEvent {
    fn of(told: Told) -> Self {
        let Told { at, event, from, to, reason, organization, .. } = told;
        Self { at, event, from, to, reason, organization_id: organization.to_string().into() }
    }
}

/// What is known of the file beside a grant without opening it.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "EvidenceFile")]
pub struct EvidenceFileObject {
    /// What it is, by what it holds.
    kind: FileKind,
    /// How long it is.
    bytes: i64,
    /// SHA-256 of what it holds, in hexadecimal.
    sha256: String,
    /// When it was put there.
    put_at: Time,
}

impl EvidenceFileObject {
    fn of(head: &FileHead) -> Self {
        let sha256 = data_encoding::HEXLOWER.encode(&head.sha256);
        Self { kind: head.kind, bytes: head.bytes, sha256, put_at: head.put_at }
    }
}

/// A grant that ends soon, and whose it is.
#[derive(Clone, Debug, SimpleObject)]
pub struct EndingGrant {
    /// The grant.
    grant: GrantObject,
    /// Whose parts it opens.
    person: Person,
}

/// A page of grants that end soon, each with its person.
pub(super) fn ending(rows: Vec<(Place, Grant)>, batch: Batch) -> Vec<(Place, EndingGrant)> {
    let ids: Vec<_> = batch.permits().iter().map(Permit::on).collect();
    let persons: HashMap<PersonId, Person> = ids.into_iter().zip(Person::all(batch)).collect();
    let (places, grants): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let page = Page::of(grants);
    let known = |(at, place): (usize, Place)| {
        let person = persons.get(&page.grants[at].person)?.clone();
        Some((place, EndingGrant { grant: GrantObject { page: Arc::clone(&page), at }, person }))
    };
    places.into_iter().enumerate().filter_map(known).collect()
}
