use super::super::model::{About, Answer, Contact, New, Reason, Towards};
use crate::{
    kernel::{AreaId, GroupId, Id, KindOfHelpId, NeedId, OrientationId, Problem, ServiceId},
    policy::Domain,
    referrals::referral::PersonAnswer,
};
use async_graphql::{ID, InputObject};
use chrono::NaiveDate;

/// Whom somebody is told of: for a need (`need`), or for somebody whose name nobody asked (`domain`, and what else they
/// say).
#[derive(Clone, Debug, InputObject)]
pub struct RecordOrientationInput {
    /// For which need. Then nothing is said of what and where: the need says it.
    need: Option<ID>,
    /// For somebody without a name: what they asked about.
    domain: Option<Domain>,
    /// For somebody without a name: what kind of help, below the domain.
    kind_of_help: Option<ID>,
    /// For somebody without a name: where they come from, a district or a comune.
    area: Option<ID>,
    /// Which service they are told of: any that is given now, whoever gives it. A service or a group.
    service: Option<ID>,
    /// Which self-help group they are told of: any that is published. A service or a group.
    group: Option<ID>,
    /// In which of its places.
    location: Option<ID>,
    /// Whom to ask for there: a role or an office. At most 200 characters.
    ask_for: Option<String>,
    /// What to bring: at most 10 lines of 100 characters.
    #[graphql(default)]
    bring: Vec<String>,
    /// What else is printed on the slip: write nothing that says who it is for. At most 500 characters.
    note: Option<String>,
    /// On which day they are asked how it went: from today to a year from now.
    follow_up_on: Option<NaiveDate>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl RecordOrientationInput {
    pub(super) fn orientation(self) -> Result<New, Problem> {
        Ok(New {
            about: self.about()?,
            towards: self.towards()?,
            ask_for: self.ask_for,
            bring: self.bring,
            note: self.note,
            follow_up_on: self.follow_up_on,
        })
    }

    fn towards(&self) -> Result<Towards, Problem> {
        match (&self.service, &self.group, &self.location) {
            (Some(service), None, location) => {
                let service = ServiceId::parse(service).ok_or_else(|| Problem::not_found("service"))?;
                Ok(Towards::Service(service, parsed(location.as_ref(), || Problem::not_found("location"))?))
            }
            (None, Some(group), None) => {
                GroupId::parse(group).map(Towards::Group).ok_or_else(|| Problem::not_found("group"))
            }
            (None, Some(_), Some(_)) => Err(Problem::new("orientation.service_or_group").at("location")),
            _ => Err(Problem::new("orientation.service_or_group").at("service")),
        }
    }

    fn about(&self) -> Result<About, Problem> {
        let said = self.domain.is_some() || self.kind_of_help.is_some() || self.area.is_some();
        match (&self.need, self.domain) {
            (Some(_), _) if said => Err(Problem::new("orientation.need_alone").at("need")),
            (Some(need), _) => NeedId::parse(need).map(About::Need).ok_or_else(|| Problem::not_found("need")),
            (None, Some(domain)) => {
                let kind = || Problem::new("need.kind_of_help").at("kindOfHelp");
                let area = || Problem::new("area.unknown").at("area");
                Ok(About::Anybody(Contact {
                    domain,
                    kind_of_help: parsed::<KindOfHelpId>(self.kind_of_help.as_ref(), kind)?,
                    area: parsed::<AreaId>(self.area.as_ref(), area)?,
                }))
            }
            (None, None) => Err(Problem::new("orientation.domain_required").at("domain")),
        }
    }
}

fn parsed<I: Id>(id: Option<&ID>, problem: impl Fn() -> Problem) -> Result<Option<I>, Problem> {
    id.map(|id| I::parse(id).ok_or_else(problem)).transpose()
}

/// What the person says of an orientation: one of `helped` and `reason`.
#[derive(Clone, Debug, InputObject)]
pub struct RecordOrientationAnswerInput {
    /// Which.
    orientation: ID,
    /// The version that was looked at; a stale one is refused.
    pub(super) if_version: Option<i64>,
    /// They went: whether it helped.
    helped: Option<PersonAnswer>,
    /// It came to nothing, and why; `NOT_GONE_YET` leaves it given, `UNREACHABLE` says that nobody knows,
    /// `ENTERED_IN_ERROR` that there was none.
    reason: Option<Reason>,
    /// For `NOT_GONE_YET`: on which day they are asked again, from today to a year from now.
    follow_up_on: Option<NaiveDate>,
    /// On which day they said it; today, where nothing is said.
    answered_on: Option<NaiveDate>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

impl RecordOrientationAnswerInput {
    pub(super) fn id(&self) -> Result<OrientationId, Problem> {
        OrientationId::parse(&self.orientation).ok_or_else(|| Problem::not_found("orientation"))
    }

    pub(super) const fn answer(&self) -> Answer {
        Answer {
            helped: self.helped,
            reason: self.reason,
            follow_up_on: self.follow_up_on,
            answered_on: self.answered_on,
        }
    }
}
