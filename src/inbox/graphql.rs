//! The inbox in the API.
use super::{
    model::{About, InboxKind, InboxTab, Line, Narrow, Waiting},
    service,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    consent::graphql::{EmergencyObject, PartRequestObject},
    handover::graphql::TransferObject,
    kernel::{
        AreaId, ClaimId, EmergencyId, Halt, Id, NeedId, OrientationId, Page, PartRequestId, Place, Problem,
        ReferralId, Time, TransferId,
    },
    needs::graphql::{Need, NeedDraft},
    orientations::graphql::Orientation,
    referrals::graphql::{Claim, Referral},
};
use async_graphql::{
    ComplexObject, Context, ID, InputObject, Object, Result, SimpleObject, connection::Connection,
};
use std::collections::{HashMap, HashSet};

/// How many lines are read at once.
const READ_AT_ONCE: usize = 200;
/// How often a page is filled up, where lines in it aren't for the caller.
const ROUNDS_MAX: usize = 3;

/// Something that waits for the caller's organisation, or that others did.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct InboxItem {
    /// Why it is there.
    kind: InboxKind,
    /// Since when it waits; of an event, when.
    since: Time,
    /// Until when something is to be done; null where nothing says so.
    due: Option<Time>,
    /// Whether it should have been done by now.
    overdue: bool,
    /// The referral that it is about.
    referral: Option<Referral>,
    /// The claim that it is about.
    claim: Option<Claim>,
    /// The need that it is about; of a referral or a claim the need stands there.
    need: Option<Need>,
    /// The draft that it is about: of no district before it is opened.
    draft: Option<NeedDraft>,
    #[graphql(skip)]
    orientation: Option<Orientation>,
    #[graphql(skip)]
    emergency: Option<EmergencyObject>,
    /// The hand-over that it is about.
    transfer: Option<TransferObject>,
    /// The question for parts that it is about.
    part_request: Option<PartRequestObject>,
    /// Of an event, its word, such as `accept`.
    event: Option<String>,
    /// Of an event, the state's word after it, such as `accepted`.
    to: Option<String>,
}

#[ComplexObject]
impl InboxItem {
    /// The orientation that it is about.
    async fn orientation(&self, ctx: &Context<'_>) -> Result<Option<Orientation>> {
        let call = ctx.data::<Call>()?;
        Ok(self.orientation.clone().map(|orientation| orientation.noted(call)))
    }

    /// The emergency access that it is about.
    async fn emergency(&self, ctx: &Context<'_>) -> Result<Option<EmergencyObject>> {
        let call = ctx.data::<Call>()?;
        let Some(emergency) = &self.emergency else { return Ok(None) };
        emergency.noted(call).await.map(Some).map_err(|halt| error(call, halt))
    }
}

/// What lines are about, as far as the caller is let in; read together.
#[derive(Default)]
struct Subjects {
    referrals: HashMap<ReferralId, Referral>,
    claims: HashMap<ClaimId, Claim>,
    needs: HashMap<NeedId, Need>,
    drafts: HashMap<NeedId, NeedDraft>,
    orientations: HashMap<OrientationId, Orientation>,
    transfers: HashMap<TransferId, TransferObject>,
    part_requests: HashMap<PartRequestId, PartRequestObject>,
    emergencies: HashMap<EmergencyId, EmergencyObject>,
    /// Where only what is of some districts is wanted: those, and the needs that say theirs to the caller.
    districts: Vec<AreaId>,
    open_needs: HashSet<NeedId>,
}

impl Subjects {
    async fn of(
        call: &Call,
        narrow: &Narrow,
        lines: impl Iterator<Item = &Line> + Clone,
    ) -> Result<Self, Halt> {
        let about =
            |what| lines.clone().filter(move |line| line.about() == Some(what)).map(|line| line.subject_id);
        let referrals: Vec<_> = about(About::Referral).map(ReferralId::of).collect();
        let claims: Vec<_> = about(About::Claim).map(ClaimId::of).collect();
        let needs: Vec<_> = about(About::Need).map(NeedId::of).collect();
        let drafts: Vec<_> = about(About::Draft).map(NeedId::of).collect();
        let mut subjects = Self::default();
        if !referrals.is_empty() {
            subjects.referrals = Referral::by_ids(call, &referrals).await?;
        }
        if !claims.is_empty() {
            subjects.claims = Claim::by_ids(call, &claims).await?;
        }
        if !needs.is_empty() {
            subjects.needs = Need::by_ids(call, &needs).await?;
        }
        if !drafts.is_empty() {
            subjects.drafts = NeedDraft::by_ids(call, &drafts).await?;
        }
        if about(About::Orientation).next().is_some() {
            subjects.orientations = Orientation::due(call).await?;
        }
        if about(About::Emergency).next().is_some() {
            subjects.emergencies = EmergencyObject::waiting(call).await?;
        }
        if about(About::Transfer).next().is_some() {
            subjects.transfers = TransferObject::waiting(call).await?;
        }
        if about(About::PartRequest).next().is_some() {
            subjects.part_requests = PartRequestObject::waiting(call).await?;
        }
        if !narrow.districts.is_empty() {
            let needs: HashSet<_> = lines.clone().filter_map(|line| line.need_id.map(NeedId::of)).collect();
            subjects.open_needs = Need::by_ids(call, &Vec::from_iter(needs)).await?.into_keys().collect();
            subjects.districts.clone_from(&narrow.districts);
        }
        Ok(subjects)
    }

    /// Whether the district that a list is narrowed to is one that the line tells the caller anyway: by its need, by the
    /// card of a referral that waits for them, or by the offer of a hand-over.
    fn says_its_district(&self, line: &Line, shown: &InboxItem) -> bool {
        let by_need = || line.need_id.is_some_and(|need| self.open_needs.contains(&NeedId::of(need)));
        let by_card = || shown.referral.as_ref().is_some_and(Referral::waits);
        let of_offer = || shown.transfer.as_ref().and_then(TransferObject::district_id);
        self.districts.is_empty()
            || by_need()
            || by_card()
            || of_offer().is_some_and(|district| self.districts.contains(&district))
    }

    /// The line for the caller; `None` where what it is about isn't there for them.
    fn item(&self, line: &Line, now: Time) -> Option<InboxItem> {
        let about = line.about()?;
        let of = |what| (about == what).then_some(line.subject_id);
        let referral = of(About::Referral).and_then(|id| self.referrals.get(&ReferralId::of(id)).cloned());
        let claim = of(About::Claim).and_then(|id| self.claims.get(&ClaimId::of(id)).cloned());
        let need = of(About::Need).and_then(|id| self.needs.get(&NeedId::of(id)).cloned());
        let draft = of(About::Draft).and_then(|id| self.drafts.get(&NeedId::of(id)).cloned());
        let orientation =
            of(About::Orientation).and_then(|id| self.orientations.get(&OrientationId::of(id)).cloned());
        let emergency =
            of(About::Emergency).and_then(|id| self.emergencies.get(&EmergencyId::of(id)).cloned());
        let transfer = of(About::Transfer).and_then(|id| self.transfers.get(&TransferId::of(id)).cloned());
        let part_request =
            of(About::PartRequest).and_then(|id| self.part_requests.get(&PartRequestId::of(id)).cloned());
        let shown = referral.is_some()
            || claim.is_some()
            || need.is_some()
            || draft.is_some()
            || orientation.is_some()
            || emergency.is_some()
            || transfer.is_some()
            || part_request.is_some();
        let item = shown.then(|| InboxItem {
            kind: line.kind,
            since: line.since,
            due: line.due,
            overdue: line.is_overdue(now),
            referral,
            claim,
            need,
            draft,
            orientation,
            emergency,
            transfer,
            part_request,
            event: line.event.clone(),
            to: line.to_status.clone(),
        })?;
        self.says_its_district(line, &item).then_some(item)
    }
}

/// How much waits in each tab, of its first 200 lines as far as they are open to the caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, SimpleObject)]
pub struct InboxCounts {
    /// What waits for an answer.
    to_answer: i64,
    /// What is in the organisation's hands.
    mine: i64,
    /// What has come to a stand.
    stalled: i64,
    /// What others did in the last thirty days.
    notices: i64,
    /// What of that the caller hasn't seen.
    unseen: i64,
}

/// Questions about the inbox.
#[derive(Clone, Copy, Debug, Default)]
pub struct InboxQuery;

#[Object]
impl InboxQuery {
    /// What waits for the caller's organisation, as far as it is open to the caller.
    async fn inbox(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which part of it.", default_with = "InboxTab::ToAnswer")] tab: InboxTab,
        #[graphql(desc = "Only what is about this district.")] district: Option<ID>,
        #[graphql(
            desc = "Only what is about persons with whom the caller works, or stands in for who does."
        )]
        with_me: Option<bool>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, InboxItem>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let narrow = narrow(call, district.as_ref(), with_me)?;
            let list = format!("inbox {tab} {:?} {}", narrow.districts, narrow.worker.is_some());
            let page = call.page(&list, first, after.as_deref())?;
            let items = items(call, tab, &narrow, &page).await?;
            call.connection(&list, &page, items)
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// How much waits in each part of the inbox, of what is open to the caller.
    async fn inbox_counts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what is about this district.")] district: Option<ID>,
        #[graphql(
            desc = "Only what is about persons with whom the caller works, or stands in for who does."
        )]
        with_me: Option<bool>,
    ) -> Result<InboxCounts> {
        let call = ctx.data::<Call>()?;
        let found = async { counts(call, &narrow(call, district.as_ref(), with_me)?).await };
        found.await.map_err(|halt| error(call, halt))
    }
}

fn narrow(call: &Call, district: Option<&ID>, with_me: Option<bool>) -> Result<Narrow, Halt> {
    let read = |id: &ID| AreaId::parse(id).ok_or_else(|| Problem::not_found("district"));
    let districts = district.map(read).transpose()?.into_iter().collect();
    let worker = if with_me == Some(true) { Some(call.actor()?.user) } else { None };
    Ok(Narrow { districts, worker })
}

/// One page, and one item more where there is one.
async fn items(
    call: &Call,
    tab: InboxTab,
    narrow: &Narrow,
    page: &Page,
) -> Result<Vec<(Place, InboxItem)>, Halt> {
    // Much of what is read may not be for this caller.
    let mut from = Page { first: page.first.max(READ_AT_ONCE), ..page.clone() };
    let mut shown = Vec::new();
    for _ in 0..ROUNDS_MAX {
        let lines = service::lines(call, tab, narrow, &from).await?;
        let more = i64::try_from(lines.len()).is_ok_and(|found| found == from.limit());
        from.after = lines.last().map(|(place, _)| place.clone());
        let subjects = Subjects::of(call, narrow, lines.iter().map(|(_, line)| line)).await?;
        let item = |(place, line): (_, Line)| Some((place, subjects.item(&line, call.now())?));
        shown.extend(lines.into_iter().filter_map(item));
        if !more || shown.len() > page.first {
            break;
        }
    }
    Ok(shown)
}

/// The first 200 lines of each tab, as far as they are open to the caller.
pub async fn waiting(call: &Call, narrow: &Narrow) -> Result<Vec<Waiting>, Halt> {
    let mut tabs = Vec::with_capacity(InboxTab::ALL.len());
    for tab in InboxTab::ALL {
        tabs.push((*tab, service::first(call, *tab, narrow).await?));
    }
    let until = service::seen(call).await?;
    let subjects = Subjects::of(call, narrow, tabs.iter().flat_map(|(_, lines)| lines)).await?;
    let mut open = Vec::new();
    for (tab, lines) in tabs {
        for line in lines {
            let (kind, subject, id, since) = (line.kind, line.subject_id, line.id, line.since);
            let seen = tab == InboxTab::Notices && until.is_some_and(|until| since <= until);
            let shown = subjects.item(&line, call.now());
            open.extend(shown.map(|item| Waiting {
                tab,
                kind,
                subject,
                id,
                since,
                overdue: item.overdue,
                seen,
            }));
        }
    }
    Ok(open)
}

impl InboxCounts {
    /// Of all that waits for the caller.
    pub async fn of(call: &Call) -> Result<Self, Halt> {
        counts(call, &Narrow::default()).await
    }
}

async fn counts(call: &Call, narrow: &Narrow) -> Result<InboxCounts, Halt> {
    let mut counts = InboxCounts::default();
    for line in waiting(call, narrow).await? {
        match line.tab {
            InboxTab::ToAnswer => counts.to_answer += 1,
            InboxTab::Mine => counts.mine += 1,
            InboxTab::Stalled => counts.stalled += 1,
            InboxTab::Notices => {
                counts.notices += 1;
                counts.unseen += i64::from(!line.seen);
            }
        }
    }
    Ok(counts)
}

/// Until when notices were seen.
#[derive(Clone, Debug, InputObject)]
pub struct SeeNoticesInput {
    /// Everything up to this moment.
    until: Time,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    client_mutation_id: Option<String>,
}

/// What became of it.
#[derive(Debug, SimpleObject)]
pub struct SeeNoticesPayload {
    /// How much waits now; null where nothing was done.
    counts: Option<InboxCounts>,
    /// Why nothing was done; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

/// Changes of the inbox.
#[derive(Clone, Copy, Debug, Default)]
pub struct InboxMutation;

#[Object]
impl InboxMutation {
    /// Say that the caller has seen their notices up to a moment. Others of the organisation see theirs.
    async fn see_notices(&self, ctx: &Context<'_>, input: SeeNoticesInput) -> Result<SeeNoticesPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("seeNotices", input.client_mutation_id.as_ref(), &input)?;
            service::see(call, memo, input.until).await
        };
        Ok(match answer(call, done.await)? {
            Ok(_) => {
                let counts = InboxCounts::of(call).await.map_err(|halt| error(call, halt))?;
                SeeNoticesPayload { counts: Some(counts), problems: vec![] }
            }
            Err(problems) => SeeNoticesPayload { counts: None, problems },
        })
    }
}
