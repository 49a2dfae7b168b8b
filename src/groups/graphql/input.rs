use super::super::{
    model::{
        Campaign, Event, Facilitator, GroupFields, Part, PlaceFields, Reason, Status, Wanted, weekday_of,
    },
    service::{Answer, Beginning, Decision, Proposed, Step},
};
use crate::kernel::{AreaId, CampaignId, FacilitatorId, GroupId, Id, Problem, ProposalId};
use async_graphql::{ID, InputObject};
use chrono::NaiveDate;

/// Which groups. What isn't named narrows nothing.
#[derive(Clone, Debug, Default, InputObject)]
pub struct GroupFilter {
    /// Words that its name, its topics or its comune begin with.
    search: Option<String>,
    /// The code of a topic.
    topic: Option<String>,
    /// What it lies in: a province, an ambito, a comune.
    within: Option<ID>,
    /// From where the nearest are shown first.
    near: Option<ID>,
    /// The same, by the name of a comune or province, or how it begins; the largest where several are called so. Narrows nothing
    /// where none is: the answer's `near` says which was understood.
    place: Option<String>,
    /// On which weekday it meets: 1 is Monday, 7 Sunday.
    weekday: Option<i32>,
    /// True: one can take part over the net. False: one can go there.
    online: Option<bool>,
    /// In one of these states; in all of them where none is named. At most 8. Not for those without an account.
    #[graphql(validator(max_items = 8))]
    status: Option<Vec<Status>>,
    /// Those first that nobody made sure of for longest. Not for those without an account.
    oldest_first: Option<bool>,
}

impl GroupFilter {
    pub(super) fn wanted(self) -> Result<Wanted, Problem> {
        let area = |id: Option<ID>, field: &str| {
            id.map(|id| AreaId::parse(&id).ok_or_else(|| Problem::new("area.unknown").at(field))).transpose()
        };
        let weekday =
            |day: i32| weekday_of(day.into()).ok_or_else(|| Problem::new("group.weekday").at("weekday"));
        Ok(Wanted {
            search: self.search.map(|search| search.chars().take(200).collect()),
            topic: self.topic.filter(|topic| !topic.is_empty()),
            within: area(self.within, "within")?,
            near: area(self.near, "near")?,
            place: self.place.filter(|place| !place.trim().is_empty()),
            weekday: self.weekday.map(weekday).transpose()?,
            online: self.online,
            status: self.status.unwrap_or_default(),
            oldest_first: self.oldest_first.unwrap_or_default(),
        })
    }
}

fn group(id: &ID, field: &str) -> Result<GroupId, Problem> {
    GroupId::parse(id).ok_or_else(|| Problem::not_found(field))
}

/// A group for the map.
#[derive(Clone, Debug, InputObject)]
pub struct AddGroupInput {
    /// What is said of it; `name`, `topics` and `area` or `place` are needed.
    #[graphql(flatten)]
    pub(super) group: GroupFields,
    /// `FORMING`, `REPORTED`, or `ACTIVE` where somebody made sure.
    #[graphql(default_with = "Status::Reported")]
    status: Status,
    /// In which search it was found.
    campaign: Option<ID>,
    /// Whether it is another one than the one that is called the same in the same place.
    #[graphql(default)]
    another: bool,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl AddGroupInput {
    pub(super) fn begins(&self) -> Result<Beginning, Problem> {
        let known = |id: &ID| CampaignId::parse(id).ok_or_else(|| Problem::not_found("campaign"));
        let campaign = self.campaign.as_ref().map(known).transpose()?;
        Ok(Beginning { status: self.status, campaign, another: self.another })
    }
}

/// A group that is put differently.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateGroupInput {
    /// Which.
    id: ID,
    /// What is said of it; what isn't named stays.
    #[graphql(flatten)]
    pub(super) group: GroupFields,
    /// The version that was looked at.
    pub(super) if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl UpdateGroupInput {
    pub(super) fn id(&self) -> Result<GroupId, Problem> {
        group(&self.id, "id")
    }
}

/// A step in a group's life.
#[derive(Clone, Debug, InputObject)]
pub struct MoveGroupInput {
    /// Which group.
    id: ID,
    /// What happens.
    event: Event,
    /// Why; needed where it is suspended or closed.
    reason: Option<Reason>,
    /// Where it is suspended: the last day on which it doesn't meet, within a year. None where nobody knows.
    until: Option<NaiveDate>,
    /// The version that was looked at.
    pub(super) if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl MoveGroupInput {
    pub(super) fn id(&self) -> Result<GroupId, Problem> {
        group(&self.id, "id")
    }

    pub(super) const fn step(&self) -> Step {
        Step { event: self.event, reason: self.reason, until: self.until }
    }
}

/// Two groups that are one.
#[derive(Clone, Debug, InputObject)]
pub struct MergeGroupsInput {
    /// The one that stays.
    keep: ID,
    /// The one that is closed; who looks for it finds the other.
    duplicate: ID,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl MergeGroupsInput {
    pub(super) fn both(&self) -> Result<(GroupId, GroupId), Problem> {
        Ok((group(&self.keep, "keep")?, group(&self.duplicate, "duplicate")?))
    }
}

/// A place where groups can meet, or how one is put differently.
#[derive(Clone, Debug, InputObject)]
pub struct SaveGroupPlaceInput {
    /// Which; none for a new one.
    pub(super) id: Option<ID>,
    /// What is said of it; of a new one, `name` and `area` are needed.
    #[graphql(flatten)]
    pub(super) place: PlaceFields,
    /// The version that was looked at.
    pub(super) if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

/// Who runs a group, and how they are reached.
#[derive(Clone, Debug, InputObject)]
pub struct FacilitatorInput {
    /// Their name. At most 200 characters.
    name: String,
    /// Their number.
    phone: Option<String>,
    /// Their address of mail.
    mail: Option<String>,
    /// What they do.
    part: Part,
    /// On which day they agreed in writing to what is published; needed where anything is.
    consent_on: Option<NaiveDate>,
    /// Whether their name is published.
    #[graphql(default)]
    publish_name: bool,
    /// Whether their number is.
    #[graphql(default)]
    publish_phone: bool,
    /// Whether their address of mail is.
    #[graphql(default)]
    publish_mail: bool,
}

/// Everybody who runs a group.
#[derive(Clone, Debug, InputObject)]
pub struct SetFacilitatorsInput {
    /// Which group.
    group: ID,
    /// These, and nobody else. At most 10.
    facilitators: Vec<FacilitatorInput>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl SetFacilitatorsInput {
    pub(super) fn all(self) -> Result<(GroupId, Vec<Facilitator>), Problem> {
        let one = |one: FacilitatorInput| {
            let FacilitatorInput {
                name,
                phone,
                mail,
                part,
                consent_on,
                publish_name,
                publish_phone,
                publish_mail,
            } = one;
            let id = FacilitatorId::mint();
            Facilitator { id, name, phone, mail, part, consent_on, publish_name, publish_phone, publish_mail }
        };
        Ok((group(&self.group, "group")?, self.facilitators.into_iter().map(one).collect()))
    }
}

/// What becomes of a proposal.
#[derive(Clone, Debug, InputObject)]
pub struct DecideGroupProposalInput {
    /// Which.
    id: ID,
    /// Whether it comes onto the map.
    accept: bool,
    /// What is put differently than proposed, where it does.
    #[graphql(flatten)]
    group: GroupFields,
    /// Why it doesn't. At most 200 characters.
    reason: Option<String>,
    /// The version that was looked at.
    if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl DecideGroupProposalInput {
    pub(super) fn decision(self) -> Result<Decision, Problem> {
        let id = ProposalId::parse(&self.id).ok_or_else(|| Problem::not_found("id"))?;
        let Self { if_version, accept, group, reason, .. } = self;
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        Ok(Decision { id, if_version, accept, fields: group, reason })
    }
}

/// A search for groups: a new one, or how far one came.
#[derive(Clone, Debug, InputObject)]
pub struct SaveGroupCampaignInput {
    /// Which; none for a new one.
    id: Option<ID>,
    /// What it is called. At most 200 characters.
    title: String,
    /// The code of a topic.
    topic: Option<String>,
    /// Where.
    area: Option<ID>,
    /// From which day on.
    from: NaiveDate,
    /// Until which day.
    until: Option<NaiveDate>,
    /// How many were asked.
    #[graphql(default)]
    asked: i32,
    /// How many of them answered.
    #[graphql(default)]
    answered: i32,
    /// What else is to be known. At most 1,000 characters.
    note: Option<String>,
    /// The version that was looked at; needed where one stands.
    if_version: Option<i64>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl SaveGroupCampaignInput {
    pub(super) fn campaign(self) -> Result<Campaign, Problem> {
        let id =
            self.id.map(|id| CampaignId::parse(&id).ok_or_else(|| Problem::not_found("id"))).transpose()?;
        let area =
            self.area.map(|id| AreaId::parse(&id).ok_or_else(|| Problem::new("area.unknown").at("area")));
        if id.is_some() && self.if_version.is_none() {
            return Err(Problem::new("text.required").at("ifVersion"));
        }
        Ok(Campaign {
            version: id.map_or(0, |_| self.if_version.unwrap_or_default()),
            id: id.unwrap_or_else(CampaignId::mint),
            title: self.title,
            topic: self.topic,
            area_id: area.transpose()?,
            from_on: self.from,
            until_on: self.until,
            asked: self.asked.into(),
            answered: self.answered.into(),
            note: self.note,
            found: 0,
        })
    }
}

/// What somebody without an account proposes.
#[derive(Clone, Debug, InputObject)]
pub struct ProposeGroupInput {
    /// Which group is to be put right; none for a new one.
    group: Option<ID>,
    /// What they would have there; of a new group, `name`, `topics` and `area` are needed. `place` can't be named: say in `note`
    /// where it meets.
    #[graphql(flatten)]
    fields: GroupFields,
    /// What else they say. At most 1,000 characters.
    note: Option<String>,
    /// How they can be asked, a number or an address: kept until it is decided.
    reply_to: Option<String>,
    /// `formTicket`, of when the form was opened.
    ticket: String,
    /// Leave it empty: it is there for machines.
    website: Option<String>,
}

impl ProposeGroupInput {
    pub(super) fn proposed(self) -> Result<Proposed, Problem> {
        let group = self.group.filter(|id| !id.is_empty()).map(|id| group(&id, "group")).transpose()?;
        let Self { fields, note, reply_to, ticket, website, .. } = self;
        Ok(Proposed { group, fields, note, reply_to, ticket, trap: website })
    }
}

/// What a group says by its link.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerGroupLinkInput {
    /// The word of the link.
    link: String,
    /// Whether all of it is still correct.
    correct: bool,
    /// What isn't; needed then. At most 1,000 characters.
    note: Option<String>,
}

impl From<AnswerGroupLinkInput> for Answer {
    fn from(AnswerGroupLinkInput { link, correct, note }: AnswerGroupLinkInput) -> Self {
        Self { link, correct, note }
    }
}
