use super::{
    super::{
        batch::Batch,
        model::{
            Circumstances, Citizenship, Contact, Economic, Health, HouseholdKind, Identity, Member, Notice,
            Story, Tie,
        },
        service::{self, Found},
    },
    actions::PersonActions,
    worker::{self, LeadWorker},
};
use crate::{
    areas::graphql::AreaObject,
    call::{Call, error},
    conferences::graphql::{self as conferences, ConferenceObject},
    consent::graphql::{self as grants, BlockObject, GrantObject},
    diary::graphql::{self as diary, DiaryEntry, ProfessionalNote},
    handover::graphql::{self as handover, TransferObject},
    kernel::{AreaId, Halt, PersonId, Place, Time},
    looks::graphql::{self as looks, Access},
    needs::graphql::{self as needs, Narrowed, Need, NeedDraft},
    policy::{Domain, HowToAsk, Part, Withheld, WithheldReason},
    referrals::graphql::{CareTeamMember, care_team_of},
    remarks::graphql::{self as remarks, RemarkObject},
    sync::graphql::{self as sync, ExternalId},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use std::{collections::HashMap, sync::Arc};

/// The person at the centre, as far as the caller may see. A part that is withheld is null, and stands in
/// `withheld` where its existence may be known.
#[derive(Clone, Debug)]
pub struct Person {
    batch: Arc<Batch>,
    at: usize,
}

impl Person {
    /// The person, or nothing for somebody whom the caller may not know of.
    pub async fn by_id(call: &Call, id: PersonId) -> Result<Option<Self>, Halt> {
        Ok(Self::all(service::read(call, id).await?).pop())
    }

    /// Those of these persons that the caller may know of, read together.
    pub async fn by_ids(call: &Call, ids: &[PersonId]) -> Result<HashMap<PersonId, Self>, Halt> {
        let all = Self::all(service::read_many(call, ids).await?);
        Ok(all.into_iter().map(|person| (person.id(), person)).collect())
    }

    /// Every person of a batch, in its order.
    pub fn all(batch: Batch) -> Vec<Self> {
        let batch = Arc::new(batch);
        (0..batch.permits().len()).map(|at| Self { batch: Arc::clone(&batch), at }).collect()
    }

    pub(super) fn placed(found: Found) -> Vec<(Place, Self)> {
        let Found { batch, mut places } = found;
        places.retain(|place| batch.permits().iter().any(|permit| Place::of("", permit.on()).id == place.id));
        places.into_iter().zip(Self::all(batch)).collect()
    }

    /// Whose id it is.
    pub fn id(&self) -> PersonId {
        self.batch.permits()[self.at].on()
    }

    async fn document<T>(&self, ctx: &Context<'_>, part: Part) -> Result<Option<T>>
    where
        T: serde::de::DeserializeOwned,
    {
        let call = ctx.data::<Call>()?;
        self.batch.document(call, self.at, part).await.map_err(|halt| error(call, halt))
    }
}

/// A person at the centre of the network. A part that the caller may not see is null, and named in `withheld`.
#[Object]
impl Person {
    /// Its id.
    #[graphql(name = "id")]
    async fn object_id(&self) -> ID {
        self.id().to_string().into()
    }

    /// A short code to speak of the person by; it says nothing about them.
    async fn code(&self) -> &str {
        &self.batch.head(self.at).code
    }

    /// For `ifVersion` of an edit.
    async fn version(&self) -> i64 {
        self.batch.head(self.at).version
    }

    /// When the person was registered; null for those who may not write to the profile.
    async fn registered_at(&self) -> Option<Time> {
        let head = self.batch.head(self.at);
        self.batch.permits()[self.at].leads().then_some(head.registered_at)
    }

    /// Names, aliases, birth, sex, identifiers.
    async fn identity(&self, ctx: &Context<'_>) -> Result<Option<Identity>> {
        let call = ctx.data::<Call>()?;
        self.batch.identity(call, self.at).await.map_err(|halt| error(call, halt))
    }

    /// The name to use, and how the person may safely be reached.
    async fn contact(&self, ctx: &Context<'_>) -> Result<Option<Contact>> {
        let call = ctx.data::<Call>()?;
        self.batch.contact(call, self.at).await.map_err(|halt| error(call, halt))
    }

    /// Residence, and where the person really lives.
    async fn address(&self, ctx: &Context<'_>) -> Result<Option<Address>> {
        let call = ctx.data::<Call>()?;
        let row = self.batch.address(call, self.at).await.map_err(|halt| error(call, halt))?;
        Ok(row.map(|row| Address {
            residence: row.residence,
            dwelling: row.dwelling,
            residence_area: row.residence_area_id,
            dwelling_area: row.dwelling_area_id,
        }))
    }

    /// Members and ties.
    async fn household(&self, ctx: &Context<'_>) -> Result<Option<HouseholdObject>> {
        let call = ctx.data::<Call>()?;
        let household = self.batch.household(call, self.at).await.map_err(|halt| error(call, halt))?;
        Ok(household.map(|household| HouseholdObject {
            kind: household.kind,
            members: household.members.into_iter().map(HouseholdMember::from).collect(),
        }))
    }

    /// ISEE, income, debts, benefits.
    async fn economic(&self, ctx: &Context<'_>) -> Result<Option<Economic>> {
        self.document(ctx, Part::Economic).await
    }

    /// Nationality, permit, STP and ENI.
    async fn citizenship(&self, ctx: &Context<'_>) -> Result<Option<Citizenship>> {
        self.document(ctx, Part::Citizenship).await
    }

    /// Health, disability, care needs.
    async fn health(&self, ctx: &Context<'_>) -> Result<Option<Health>> {
        self.document(ctx, Part::Health).await
    }

    /// Violence, safety measures.
    async fn protection(&self, ctx: &Context<'_>) -> Result<Option<Circumstances>> {
        self.document(ctx, Part::Protection).await
    }

    /// Child protection, court measures, guardianship.
    async fn minors(&self, ctx: &Context<'_>) -> Result<Option<Circumstances>> {
        self.document(ctx, Part::Minors).await
    }

    /// Detention, measures.
    async fn justice(&self, ctx: &Context<'_>) -> Result<Option<Circumstances>> {
        self.document(ctx, Part::Justice).await
    }

    /// The person's own words.
    async fn story(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.document::<Story>(ctx, Part::Story).await?.map(|story| story.text))
    }

    /// The person's needs that are open to the caller, the longest waiting first.
    async fn needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In one of these states.")] status: Option<Vec<needs::Status>>,
        #[graphql(desc = "In one of these domains.")] domain: Option<Vec<Domain>>,
        #[graphql(default = 50, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, Need>> {
        let call = ctx.data::<Call>()?;
        let to = Narrowed { status, domain, first, after };
        needs::of_person(call, &self.batch, self.at, to).await.map_err(|halt| error(call, halt))
    }

    /// Needs that are prepared and not open, for the lead; none for anybody else. The oldest first; at most 50.
    async fn need_drafts(&self, ctx: &Context<'_>) -> Result<Vec<NeedDraft>> {
        let call = ctx.data::<Call>()?;
        needs::drafts_of(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// What the caller's own organisation's systems call the person, for everybody of it who may know of the person: no
    /// name and no fiscal code belongs there. Others' ids are never shown. At most 10.
    async fn external_ids(&self, ctx: &Context<'_>) -> Result<Vec<ExternalId>> {
        let call = ctx.data::<Call>()?;
        sync::of_person(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// Languages spoken, BCP 47, as on the card; at most 10.
    async fn languages(&self) -> Vec<&str> {
        self.batch.head(self.at).languages.split_whitespace().collect()
    }

    /// The recorded bases to share, newest first. Names of parts, no content. At most 100.
    async fn grants(&self, ctx: &Context<'_>) -> Result<Option<Vec<GrantObject>>> {
        let call = ctx.data::<Call>()?;
        grants::of_person(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// The case conferences about the person, the latest first: to the lead those whose needs are open to the caller, to
    /// others those of which everything on the agenda is. Null where they are withheld. At most 50.
    async fn conferences(&self, ctx: &Context<'_>) -> Result<Option<Vec<ConferenceObject>>> {
        let call = ctx.data::<Call>()?;
        conferences::of_person(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// What the person says of a part, or of each that is open to the caller: objections, corrections, that it be used less,
    /// the latest first; null where the one part is withheld. At most 100.
    async fn remarks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of this part alone.")] part: Option<Part>,
    ) -> Result<Option<Vec<RemarkObject>>> {
        let call = ctx.data::<Call>()?;
        remarks::of_person(call, &self.batch, self.at, part).await.map_err(|halt| error(call, halt))
    }

    /// What is closed to somebody whatever else would open it, the newest first: for the lead's users who see the
    /// grants, but nothing of what is closed to the caller. At most 100.
    async fn blocks(&self, ctx: &Context<'_>) -> Result<Option<Vec<BlockObject>>> {
        let call = ctx.data::<Call>()?;
        grants::blocks_of(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// What the person was told of how their data is used, the newest first; for the lead and its privacy officer.
    /// At most 100.
    async fn notices(&self, ctx: &Context<'_>) -> Result<Option<Vec<Notice>>> {
        const MOST: usize = 100;
        let call = ctx.data::<Call>()?;
        let all = self.batch.notices(call, self.at).await.map_err(|halt| error(call, halt))?;
        Ok(all.map(|all| all.into_iter().take(MOST).collect()))
    }

    /// Who saw or changed which parts of the profile, the newest first: for the lead's workers without what they may
    /// not know of, for its privacy officer all of it. Null where the log is withheld.
    async fn access_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 50, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<Connection<String, Access>>> {
        let call = ctx.data::<Call>()?;
        looks::of_person(call, &self.batch, self.at, first, after).await.map_err(|halt| error(call, halt))
    }

    /// Who works with the person: the lead, and every organisation that holds a need or has just completed one.
    /// The lead is told of the needs that are open to it; a member of the team of its own, and of the others' that
    /// are of no special category. Null where the team is withheld. At most 100.
    async fn care_team(&self, ctx: &Context<'_>) -> Result<Option<Vec<CareTeamMember>>> {
        let call = ctx.data::<Call>()?;
        care_team_of(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// What was done with the person, the latest day first: without what names a need that is closed to the caller, or is
    /// of an organisation that says by itself what is. Null where the diary is withheld.
    async fn diary(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<Connection<String, DiaryEntry>>> {
        let call = ctx.data::<Call>()?;
        diary::of_person(call, &self.batch, self.at, first, after).await.map_err(|halt| error(call, halt))
    }

    /// The professional notes of the caller's own organisation, the latest day first: for its professionals while it leads
    /// the person (afterwards `notes` of the query shows them). Null to all others.
    async fn notes(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Option<Connection<String, ProfessionalNote>>> {
        let call = ctx.data::<Call>()?;
        diary::notes_of_person(call, &self.batch, self.at, first, after)
            .await
            .map_err(|halt| error(call, halt))
    }

    /// Who of the lead works with the person; null to other organisations, and where nobody does.
    async fn lead_worker(&self, ctx: &Context<'_>) -> Result<Option<LeadWorker>> {
        let call = ctx.data::<Call>()?;
        worker::of_person(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// To whom the person was handed over or is to be, the latest first: for the lead's users who see the grants. Null
    /// where they are withheld. At most 50.
    async fn transfers(&self, ctx: &Context<'_>) -> Result<Option<Vec<TransferObject>>> {
        let call = ctx.data::<Call>()?;
        handover::of_person(call, &self.batch, self.at).await.map_err(|halt| error(call, halt))
    }

    /// Parts that are closed to the caller and whose existence may be known: the same list whether they hold
    /// anything or not. All need domains are one entry, `needs`. At most 20.
    async fn withheld(&self, ctx: &Context<'_>) -> Result<Vec<WithheldPart>> {
        let call = ctx.data::<Call>()?;
        let permit = &self.batch.permits()[self.at];
        let withheld = call.house().law.withheld(permit.actor(), permit.decision());
        Ok(withheld.into_iter().map(WithheldPart::from).collect())
    }

    /// What the caller may do with the profile.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<PersonActions> {
        let call = ctx.data::<Call>()?;
        PersonActions::of(call, self.batch.standing(self.at)).map_err(|halt| error(call, halt))
    }
}

/// Residence, and where the person really lives.
#[derive(Clone, Debug)]
pub struct Address {
    residence: Option<String>,
    dwelling: Option<String>,
    residence_area: Option<AreaId>,
    dwelling_area: Option<AreaId>,
}

/// Residence, and where the person really lives.
#[Object]
impl Address {
    /// Registered residence: street and number.
    async fn residence(&self) -> Option<&str> {
        self.residence.as_deref()
    }

    /// The comune or municipio of residence.
    async fn residence_area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        area(ctx, self.residence_area).await
    }

    /// Where the person really lives, if elsewhere.
    async fn dwelling(&self) -> Option<&str> {
        self.dwelling.as_deref()
    }

    /// The comune or municipio of that.
    async fn dwelling_area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        area(ctx, self.dwelling_area).await
    }
}

async fn area(ctx: &Context<'_>, id: Option<AreaId>) -> Result<Option<AreaObject>> {
    let call = ctx.data::<Call>()?;
    match id {
        Some(id) => AreaObject::by_id(call, id).await.map_err(|halt| error(call, halt)),
        None => Ok(None),
    }
}

/// Members and ties.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Household")]
pub struct HouseholdObject {
    /// What holds it together.
    kind: HouseholdKind,
    /// In the order in which they were written down; at most 30.
    members: Vec<HouseholdMember>,
}

/// One member of a household.
#[derive(Clone, Debug, SimpleObject)]
pub struct HouseholdMember {
    /// For a need that concerns this member.
    id: ID,
    /// As the person tells it; null for the person whose household it is.
    name: Option<String>,
    /// Year of birth.
    birth_year: Option<i64>,
    /// To the person whose household it is.
    tie: Tie,
    /// Whether the member stands in no view but the lead's.
    hidden: bool,
}

impl From<Member> for HouseholdMember {
    fn from(member: Member) -> Self {
        Self {
            id: member.id.to_string().into(),
            name: member.name,
            birth_year: member.birth_year,
            tie: member.tie,
            hidden: member.hidden,
        }
    }
}

/// A part that is closed to the caller.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Withheld")]
pub struct WithheldPart {
    /// The part's word, such as `health`; all need domains together are `needs`.
    part: &'static str,
    /// Why.
    reason: WithheldReason,
    /// Whom to turn to.
    how_to_ask: HowToAsk,
}

impl From<Withheld> for WithheldPart {
    fn from(withheld: Withheld) -> Self {
        Self { part: withheld.part, reason: withheld.reason, how_to_ask: withheld.how_to_ask }
    }
}
