//! What nobody needs an account for: the same for everybody, signed in or not, and counted by where it comes from.
use super::{
    super::{
        model::{Atlas, Attendance, Found, Group, Occurrence, Openness, Published, Status, Wanted},
        service,
    },
    group::{TopicObject, next, topics},
    input::{AnswerGroupLinkInput, GroupFilter, ProposeGroupInput},
    meeting::MeetingObject,
};
use crate::{
    accounts::Client,
    areas::{self, graphql::PointObject},
    call::{Call, ProblemAnswer, answer, error},
    kernel::{AreaId, GroupId, Halt, Id, OrganizationId, Page, Place, Time},
};
use async_graphql::{
    Context, ID, Object, Result, SimpleObject,
    connection::{Connection, Edge},
};
use chrono::NaiveDate;
use std::sync::Arc;
use uuid::Uuid;

const LIST: &str = "publicGroups";

/// Questions that nobody needs an account for.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenGroupsQuery;

#[Object]
impl OpenGroupsQuery {
    /// What groups can be about. Public: needs no account. At most 200.
    async fn topics(&self, ctx: &Context<'_>) -> Result<Vec<TopicObject>> {
        let call = ctx.data::<Call>()?;
        let found = service::topics(call, ctx.data::<Client>()?).await.map_err(|halt| error(call, halt))?;
        Ok(found.into_iter().map(TopicObject).collect())
    }

    /// Self-help groups that are published: those that can be trusted first, then the nearest, then by name. Public: needs no
    /// account.
    async fn public_groups(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones; all where nothing is said.")] filter: Option<GroupFilter>,
        #[graphql(default = 20, desc = "At most 100.")] first: i32,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
    ) -> Result<Connection<String, PublicGroup, Total>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let page = service::public(call, LIST, first, after.as_deref())?;
            let wanted = filter.unwrap_or_default().wanted()?;
            let wanted = Wanted { status: Vec::new(), oldest_first: false, ..wanted };
            let (atlas, all, found) =
                service::searched(call, ctx.data::<Client>().map_err(|_| Halt::Unavailable)?, wanted, &page)
                    .await?;
            let tree = areas::tree(call).await?;
            let rows = found
                .into_iter()
                .map(|(place, found)| (place, PublicGroup::of(&atlas, &tree, found)))
                .collect();
            Ok(connection(call, (&page, total(&tree, all)), rows))
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// One group that is published; of one that turned out to be another, that other. Public: needs no account.
    async fn public_group(&self, ctx: &Context<'_>, id: ID) -> Result<Option<PublicGroup>> {
        let call = ctx.data::<Call>()?;
        let Some(id) = GroupId::parse(&id) else { return Ok(None) };
        let found = async {
            let found = service::open(call, ctx.data::<Client>().map_err(|_| Halt::Unavailable)?, id).await?;
            let tree = areas::tree(call).await?;
            Ok(found.map(|(atlas, found)| PublicGroup::of(&atlas, &tree, found)))
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// The group that a link of "still correct?" asks about; null for a link that has run out. Public: needs no account.
    async fn group_by_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The word of the link.")] link: String,
    ) -> Result<Option<PublicGroup>> {
        let call = ctx.data::<Call>()?;
        let found = async {
            let found =
                service::behind(call, ctx.data::<Client>().map_err(|_| Halt::Unavailable)?, &link).await?;
            let tree = areas::tree(call).await?;
            Ok(found.map(|(atlas, found)| PublicGroup::of(&atlas, &tree, found)))
        };
        found.await.map_err(|halt| error(call, halt))
    }

    /// The provinces, or the comuni and provinces whose name begins so: for a group that is proposed. Public: needs no
    /// account. At most 100.
    async fn public_places(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How the name begins.")] search: Option<String>,
    ) -> Result<Vec<PublicArea>> {
        let (call, client) = (ctx.data::<Call>()?, ctx.data::<Client>()?);
        let found = service::named_places(call, client, search.as_deref()).await;
        let found = found.map_err(|halt| error(call, halt))?;
        Ok(found.into_iter().map(|(id, name)| PublicArea { id: id.to_string().into(), name }).collect())
    }

    /// What a form for anybody carries: it says when the form was opened. Public: needs no account.
    async fn form_ticket(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(ctx.data::<Call>()?.ticket())
    }
}

/// Changes that nobody needs an account for.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenGroupsMutation;

#[Object]
impl OpenGroupsMutation {
    /// Propose a group, or that one be put right. Nothing of the map changes until somebody who keeps it decides. Public: needs no
    /// account.
    async fn propose_group(&self, ctx: &Context<'_>, input: ProposeGroupInput) -> Result<WishPayload> {
        let (call, client) = (ctx.data::<Call>()?, ctx.data::<Client>()?);
        let done = async { service::propose(call, client, input.proposed()?).await };
        WishPayload::of(call, done.await.map(|_| ()))
    }

    /// Say by a group's own link that all of it is still correct, or what isn't. Public: needs no account.
    async fn answer_group_link(&self, ctx: &Context<'_>, input: AnswerGroupLinkInput) -> Result<WishPayload> {
        let (call, client) = (ctx.data::<Call>()?, ctx.data::<Client>()?);
        let done = service::answer_link(call, client, input.into()).await;
        WishPayload::of(call, done.map(|_| ()))
    }
}

/// What became of a wish of somebody without an account.
#[derive(Debug, SimpleObject)]
pub struct WishPayload {
    /// Whether it was written down.
    done: bool,
    /// Why it wasn't; empty where it was. At most 20.
    problems: Vec<ProblemAnswer>,
}

impl WishPayload {
    fn of(call: &Call, done: Result<(), Halt>) -> Result<Self> {
        let done = answer(call, done)?;
        Ok(Self { done: done.is_ok(), problems: done.err().unwrap_or_default() })
    }
}

/// How many there are in all.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "PublicGroupTotal")]
pub struct Total {
    /// How many are found, on all pages together.
    pub total_count: usize,
    /// The name of the place from which the nearest are shown first; null where none was named, or understood.
    pub near: Option<String>,
}

fn total(tree: &areas::Tree, of: service::Total) -> Total {
    let near = of.near.and_then(|id| tree.get(id)).map(|area| area.name.clone());
    Total { total_count: of.all, near }
}

/// A place that somebody says where they are by.
#[derive(Clone, Debug, SimpleObject)]
pub struct PublicArea {
    /// Its id.
    id: ID,
    /// Its name, in Italian.
    name: String,
}

/// A page with the cursors of somebody without an account.
fn connection(
    call: &Call,
    (page, total): (&Page, Total),
    rows: Vec<(Place, PublicGroup)>,
) -> Connection<String, PublicGroup, Total> {
    let nobody = OrganizationId::of(Uuid::nil());
    let (rows, more) = page.cut(rows);
    let mut connection = Connection::with_additional_fields(page.after.is_some(), more, total);
    let edge = |(place, node): (Place, PublicGroup)| {
        Edge::new(place.seal(&call.house().secrets, LIST, nobody), node)
    };
    connection.edges.extend(rows.into_iter().map(edge));
    connection
}

/// Where a group meets, as anybody is told.
#[derive(Clone, Debug, SimpleObject)]
pub struct PublicPlace {
    /// What it is called.
    name: String,
    /// Street and number.
    street: Option<String>,
    /// Where it is.
    point: Option<PointObject>,
    /// Whether that point is near it alone.
    approximate: bool,
    /// How somebody gets in: `wheelchair`, `lift`, `accessible_toilet`, `hearing_loop`. At most 4.
    accessibility: Vec<String>,
    /// How to find it.
    note: Option<String>,
}

/// What a facilitator agreed to be told of them.
#[derive(Clone, Debug, SimpleObject)]
pub struct PublicFacilitator {
    /// Their name.
    name: Option<String>,
    /// Their number.
    phone: Option<String>,
    /// Their address of mail.
    mail: Option<String>,
}

impl From<&Published> for PublicFacilitator {
    fn from(one: &Published) -> Self {
        let Published { name, phone, mail } = one.clone();
        Self { name, phone, mail }
    }
}

/// A self-help group, as anybody is told of it.
#[derive(Clone, Debug)]
pub struct PublicGroup {
    atlas: Arc<Atlas>,
    tree: Arc<areas::Tree>,
    found: Found,
}

impl PublicGroup {
    fn of(atlas: &Arc<Atlas>, tree: &Arc<areas::Tree>, found: Found) -> Self {
        Self { atlas: Arc::clone(atlas), tree: Arc::clone(tree), found }
    }

    fn group(&self) -> &Group {
        self.atlas.at(self.found.at)
    }

    /// The comune, for the place of a municipio too; nothing finer of a confidential place.
    fn its_comune(&self) -> Option<&areas::Area> {
        let area: AreaId = self.group().face.area;
        self.tree
            .upward(area)
            .find(|area| area.kind == areas::AreaKind::Comune)
            .or_else(|| self.tree.get(area))
    }

    fn is_confidential(&self) -> bool {
        self.group().face.place.and_then(|id| self.atlas.place(id)).is_some_and(|place| place.confidential)
    }
}

/// A self-help group, as anybody is told of it. Nobody who takes part is written down.
#[Object]
impl PublicGroup {
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

    /// Where it stands: active, due to be asked again, unverified, suspended, being verified, forming.
    async fn status(&self) -> Status {
        self.found.standing.status
    }

    /// Of a suspended one, the last day on which it doesn't meet; null where nobody knows.
    async fn suspended_until(&self) -> Option<NaiveDate> {
        self.found.standing.until
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

    /// The comune that it meets in, or is at home in.
    async fn comune(&self) -> Option<&str> {
        self.its_comune().map(|area| area.name.as_str())
    }

    /// Its province.
    async fn province(&self) -> Option<&str> {
        let area = self.group().face.area;
        self.tree
            .upward(area)
            .find(|area| area.kind == areas::AreaKind::Province)
            .map(|area| area.name.as_str())
    }

    /// Kilometres from where the nearest are looked for, from centre to centre; null where nothing was looked for.
    async fn distance_km(&self) -> Option<f64> {
        self.found.km
    }

    /// Where it meets; null over the net, and where it is told to those alone who ask the first contact.
    async fn place(&self) -> Option<PublicPlace> {
        let place = self
            .group()
            .face
            .place
            .and_then(|id| self.atlas.place(id))
            .filter(|place| !place.confidential)?;
        Some(PublicPlace {
            name: place.name.clone(),
            street: place.street.clone(),
            point: place.point.map(PointObject::from),
            approximate: place.approximate,
            accessibility: place.accessibility.clone(),
            note: place.note.clone(),
        })
    }

    /// Whether where it meets is told to those alone who ask the first contact.
    async fn place_on_request(&self) -> bool {
        self.is_confidential()
    }

    /// Which room there.
    async fn room(&self) -> Option<&str> {
        self.group().face.room.as_deref().filter(|_| !self.is_confidential())
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

    /// Who runs it, as far as they agreed in writing. At most 10.
    async fn facilitators(&self) -> Vec<PublicFacilitator> {
        self.group().published.iter().map(PublicFacilitator::from).collect()
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

    /// The next times that it meets; none while it is suspended. At most 10.
    async fn next(&self, ctx: &Context<'_>) -> Result<Vec<Occurrence>> {
        let now = ctx.data::<Call>()?.now();
        let mut times = next(self.group(), now);
        if self.found.standing.status == Status::Suspended {
            let until = self.found.standing.until;
            times.retain(|time| until.is_some_and(|until| time.on > until));
        }
        Ok(times)
    }
}
