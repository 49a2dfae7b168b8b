use super::super::{
    model::{
        Atlas, Attendance, Event, Facilitator, FieldChange, Found, Group, MACHINE, Occurrence, Openness,
        Part, Place, Reason, Status, Topic,
    },
    service,
};
use super::{meeting::MeetingObject, place::PlaceObject};
use crate::{
    areas::{self, graphql::AreaObject},
    call::{Call, error},
    directory::graphql::OrganizationObject,
    kernel::{GroupId, Halt, Place as Position, Time},
    locale::Language,
    policy::{Domain, OrientAnybody},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject, connection::Connection};
use chrono::NaiveDate;
use std::sync::Arc;

/// Times of the next meetings that are told at most.
pub(super) const NEXT_MAX: usize = 10;
const HISTORY: &str = "groupHistory";

/// What groups can be about.
#[derive(Clone, Debug)]
pub struct TopicObject(pub(super) Topic);

/// What groups can be about.
#[Object(name = "Topic")]
impl TopicObject {
    /// Its code.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// Its name, in the caller's language.
    async fn name(&self, ctx: &Context<'_>) -> Result<&str> {
        Ok(match ctx.data::<Call>()?.language() {
            Language::It => &self.0.name_it,
            Language::En => &self.0.name_en,
        })
    }

    /// The domain of the needs that it answers.
    async fn domain(&self) -> Domain {
        self.0.domain
    }

    /// Whether a page about it offers a way out at once.
    async fn quick_exit(&self) -> bool {
        self.0.quick_exit
    }
}

/// Who runs a group, and how they are reached: for whoever keeps the map.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Facilitator")]
pub struct FacilitatorObject {
    /// Their name.
    name: String,
    /// Their number.
    phone: Option<String>,
    /// Their address of mail.
    mail: Option<String>,
    /// What they do.
    part: Part,
    /// On which day they agreed in writing to what is published.
    consent_on: Option<NaiveDate>,
    /// Whether that is their name.
    publish_name: bool,
    /// Whether it is their number.
    publish_phone: bool,
    /// Whether it is their address of mail.
    publish_mail: bool,
}

impl From<Facilitator> for FacilitatorObject {
    fn from(one: Facilitator) -> Self {
        let Facilitator {
            name,
            phone,
            mail,
            part,
            consent_on,
            publish_name,
            publish_phone,
            publish_mail,
            ..
        } = one;
        Self { name, phone, mail, part, consent_on, publish_name, publish_phone, publish_mail }
    }
}

/// Something that happened to a group.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "GroupEvent")]
pub struct EventObject {
    /// When.
    at: Time,
    /// What: an event of a group's life, or `add`, `update`, `import`, `merge`.
    event: String,
    /// Where it stood; null where it came onto the map.
    from: Option<Status>,
    /// Where it stands since.
    to: Status,
    /// Why.
    reason: Option<Reason>,
    /// Who did it; null where it came by a group's own link.
    organization: Option<OrganizationObject>,
    /// What was put differently, for whoever keeps the map: where it met once may be confidential now. At most 20.
    changes: Vec<FieldChange>,
}

/// A self-help group, as the network knows it.
#[derive(Clone, Debug)]
pub struct GroupObject {
    atlas: Arc<Atlas>,
    found: Found,
}

impl GroupObject {
    pub(super) fn of(atlas: &Arc<Atlas>, found: Found) -> Self {
        Self { atlas: Arc::clone(atlas), found }
    }

    /// The group of an id, for those who read the map.
    pub async fn by_id(call: &Call, id: GroupId) -> Result<Option<Self>, Halt> {
        Ok(service::read(call, id).await?.map(|(atlas, found)| Self::of(&atlas, found)))
    }

    fn group(&self) -> &Group {
        self.atlas.at(self.found.at)
    }

    fn its_place(&self) -> Option<&Place> {
        self.group().face.place.and_then(|id| self.atlas.place(id))
    }

    async fn its_area(&self, call: &Call) -> Result<Option<AreaObject>, Halt> {
        let tree = areas::tree(call).await?;
        let told = self.atlas.told_area(self.group(), &tree);
        Ok(AreaObject::of(&tree, if self.tells_place(call) { self.group().face.area } else { told }))
    }

    fn tells_place(&self, call: &Call) -> bool {
        self.its_place().is_none_or(|place| service::is_told(call, place))
    }

    async fn its_history(
        &self,
        call: &Call,
        first: i32,
        after: Option<&str>,
    ) -> Result<Connection<String, EventObject>, Halt> {
        let page = call.page(HISTORY, first, after)?;
        let told = service::history(call, self.group().id, &page).await?;
        let by: Vec<_> =
            told.iter().filter_map(|(_, told)| told.by.map(|(organization, _)| organization)).collect();
        let names = OrganizationObject::by_ids(call, &by).await?;
        let keeps = service::keeps(call, self.group());
        let rows = told.into_iter().map(|(id, told)| {
            let organization = told.by.and_then(|(organization, _)| names.get(&organization).cloned());
            let service::Told { at, event, from, to, reason, changes, .. } = told;
            let changes = if keeps { changes } else { Vec::new() };
            (
                Position::of(String::new(), id),
                EventObject { at, event, from, to, reason, organization, changes },
            )
        });
        call.connection(HISTORY, &page, rows.collect())
    }
}

/// A self-help group, as the network knows it. Who takes part in it is written down nowhere.
#[Object(name = "Group")]
impl GroupObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.group().id.to_string().into()
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.group().face.name
    }

    /// What it says of itself.
    async fn about(&self) -> Option<&str> {
        self.group().face.about.as_deref()
    }

    /// What it is about, the first thing first. At most 5.
    async fn topics(&self) -> Vec<TopicObject> {
        topics(&self.atlas, self.group())
    }

    /// Where it stands now: time, and a place that can't be used, are reckoned in.
    async fn status(&self) -> Status {
        self.found.standing.status
    }

    /// Why it is suspended or closed.
    async fn reason(&self) -> Option<Reason> {
        self.group().reason
    }

    /// Of a suspended one, the last day on which it doesn't meet; null where nobody knows.
    async fn suspended_until(&self) -> Option<NaiveDate> {
        self.found.standing.until
    }

    /// Whether anybody is told of it.
    async fn published(&self) -> bool {
        self.found.standing.published
    }

    /// The group that it turned out to be.
    async fn merged_into(&self) -> Option<ID> {
        self.group().merged_into.map(|id| id.to_string().into())
    }

    /// When somebody last made sure of it; null where nobody did.
    async fn verified_at(&self) -> Option<Time> {
        self.group().verified_at
    }

    /// How somebody takes part.
    async fn attendance(&self) -> Attendance {
        self.group().face.attendance
    }

    /// Who may come.
    async fn openness(&self) -> Openness {
        self.group().face.openness
    }

    /// Whether it works together with whoever keeps the map.
    async fn in_network(&self) -> bool {
        self.group().face.in_network
    }

    /// Languages spoken, BCP 47. At most 10.
    async fn languages(&self) -> &[String] {
        &self.group().face.languages
    }

    /// Where it meets; null over the net, where nobody knows, and of a confidential place for all but whoever keeps the map.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<PlaceObject>> {
        let call = ctx.data::<Call>()?;
        Ok(self.its_place().filter(|place| service::is_told(call, place)).cloned().map(PlaceObject))
    }

    /// Whether where it meets is told to those alone who ask the first contact.
    async fn place_on_request(&self) -> bool {
        self.its_place().is_some_and(|place| place.confidential)
    }

    /// The comune or municipio; of a confidential place the comune, but for whoever keeps the map.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaObject>> {
        let call = ctx.data::<Call>()?;
        self.its_area(call).await.map_err(|halt| error(call, halt))
    }

    /// Kilometres from where the nearest are looked for, from centre to centre; null where nothing was looked for.
    async fn distance_km(&self) -> Option<f64> {
        self.found.km
    }

    /// Which room there; told to those alone who are told the place.
    async fn room(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let call = ctx.data::<Call>()?;
        Ok(self.group().face.room.as_deref().filter(|_| self.tells_place(call)))
    }

    /// Where it meets on the net.
    async fn online_url(&self) -> Option<&str> {
        self.group().face.online_url.as_deref()
    }

    /// Whom one speaks to first.
    async fn contact_name(&self) -> Option<&str> {
        self.group().face.contact_name.as_deref()
    }

    /// The number of the first contact.
    async fn phone(&self) -> Option<&str> {
        self.group().face.phone.as_deref()
    }

    /// The address of mail of the first contact.
    async fn mail(&self) -> Option<&str> {
        self.group().face.mail.as_deref()
    }

    /// Its page.
    async fn web(&self) -> Option<&str> {
        self.group().face.web.as_deref()
    }

    /// When one calls, what one says.
    async fn contact_note(&self) -> Option<&str> {
        self.group().face.contact_note.as_deref()
    }

    /// How many come, rounded to five.
    async fn headcount(&self) -> Option<i64> {
        self.group().face.headcount
    }

    /// Of one that is forming: how many asked for it.
    async fn asked(&self) -> Option<i64> {
        self.group().face.asked
    }

    /// When it meets. At most 10.
    async fn meetings(&self) -> Vec<MeetingObject> {
        self.group().face.meetings.iter().map(MeetingObject::from).collect()
    }

    /// The next times that it meets. At most 10.
    async fn next(&self, ctx: &Context<'_>) -> Result<Vec<Occurrence>> {
        Ok(next(self.group(), ctx.data::<Call>()?.now()))
    }

    /// Where it was brought in from; null for one that was written down here.
    async fn source(&self) -> Option<&str> {
        self.group().source.as_ref().map(|(name, _)| name.as_str())
    }

    /// Who runs it, and how they are reached: for whoever keeps the map; null for others. Each look leaves a record. At most 10.
    async fn facilitators(&self, ctx: &Context<'_>) -> Result<Option<Vec<FacilitatorObject>>> {
        let call = ctx.data::<Call>()?;
        let all = service::facilitators(call, self.group().id).await.map_err(|halt| error(call, halt))?;
        Ok(all.map(|all| all.into_iter().map(FacilitatorObject::from).collect()))
    }

    /// The word of a link that asks the group whether all is still correct, good for 60 days: the page `/gruppi/conferma/{word}`.
    /// For whoever keeps the map; null for others.
    async fn confirm_link(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let call = ctx.data::<Call>()?;
        service::link(call, self.group().id).await.map_err(|halt| error(call, halt))
    }

    /// What happened to it, the latest first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, EventObject>> {
        let call = ctx.data::<Call>()?;
        self.its_history(call, first, after.as_deref()).await.map_err(|halt| error(call, halt))
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.group().version
    }

    /// What the caller may do with it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<GroupActions> {
        let call = ctx.data::<Call>()?;
        let keep = service::keeps(call, self.group());
        let moves = if keep { MACHINE.moves(self.found.standing.status) } else { Vec::new() };
        let moves = moves.into_iter().filter(|event| !matches!(event, Event::Flag | Event::Age)).collect();
        let orient = call.actor().is_ok_and(|actor| call.house().law.scope::<OrientAnybody>(actor).is_ok());
        Ok(GroupActions { update: keep, moves, orient: orient && self.found.standing.published })
    }
}

/// What the caller may do with a group.
#[derive(Clone, Debug, SimpleObject)]
pub struct GroupActions {
    /// Whether `updateGroup`, `setFacilitators` and `mergeGroups` would be taken.
    update: bool,
    /// The steps that `moveGroup` would take. At most 9.
    moves: Vec<Event>,
    /// Whether `recordOrientation` would be taken for somebody without a name.
    orient: bool,
}

pub(super) fn topics(atlas: &Atlas, group: &Group) -> Vec<TopicObject> {
    group.face.topics.iter().filter_map(|code| atlas.topic(code)).cloned().map(TopicObject).collect()
}

/// The next times of all of a group's meetings together.
pub(super) fn next(group: &Group, now: Time) -> Vec<Occurrence> {
    let mut times: Vec<_> =
        group.face.meetings.iter().flat_map(|meeting| meeting.next(now, NEXT_MAX)).collect();
    times.sort_by_key(|time| (time.on, time.starts_at));
    times.truncate(NEXT_MAX);
    times
}
