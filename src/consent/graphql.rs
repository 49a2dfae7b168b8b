//! Grants over the API.
use super::{
    model::{Channel, EndReason, Evidence, GivenBy, Grant, GrantStatus, Recipient, Request},
    service,
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{GrantId, Halt, Id, OrganizationId, PersonId, Problem, Time, text},
    persons::Notice,
    policy::{Basis, Kind, KindSet, Part, PartSet, Permit, Purpose, ReadPerson},
};
use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use chrono::SubsecRound;
use std::collections::HashMap;

/// What a grant lets its recipient do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum GrantAction {
    /// See, answer cards, receive referrals.
    Read,
    /// Change.
    Write,
}

/// A recorded legal basis to share parts of a profile. Shown to the person's lead and its privacy officer.
#[derive(Clone, Debug)]
pub struct GrantObject {
    grant: Grant,
    now: Time,
}

#[Object(name = "Grant")]
impl GrantObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.grant.id.to_string().into()
    }

    /// Where it stands now.
    async fn status(&self) -> GrantStatus {
        self.grant.status_at(self.now)
    }

    /// Its legal ground.
    async fn basis(&self) -> Basis {
        self.grant.terms.basis
    }

    /// What it was given for. `COORDINATE` calls rest on grants for `COORDINATE` and `REFER`, `REFER` calls on
    /// those for `REFER` alone.
    async fn purpose(&self) -> Purpose {
        self.grant.terms.purpose
    }

    /// What it opens; names of parts, no content.
    async fn parts(&self) -> Vec<Part> {
        self.grant.terms.parts.iter().collect()
    }

    /// What its recipient may do with them.
    async fn actions(&self) -> Vec<GrantAction> {
        let given =
            [(self.grant.terms.reads, GrantAction::Read), (self.grant.terms.writes, GrantAction::Write)];
        given.into_iter().filter_map(|(holds, action)| holds.then_some(action)).collect()
    }

    /// The one organisation that it opens to; null where it opens to kinds.
    async fn organization_id(&self) -> Option<ID> {
        match self.grant.terms.recipient {
            Recipient::Organization(organization) => Some(organization.to_string().into()),
            Recipient::Kinds(_) => None,
        }
    }

    /// The kinds that it opens to: the organisations that were members of the network when it was signed.
    /// Empty where it opens to one organisation.
    async fn kinds(&self) -> Vec<Kind> {
        match self.grant.terms.recipient {
            Recipient::Organization(_) => Vec::new(),
            Recipient::Kinds(kinds) => kinds.iter().collect(),
        }
    }

    /// When it was signed.
    async fn signed_at(&self) -> Time {
        self.grant.terms.signed_at
    }

    /// When it begins to hold.
    async fn from(&self) -> Time {
        self.grant.terms.from
    }

    /// When it holds no more.
    async fn until(&self) -> Time {
        self.grant.terms.until
    }

    /// Who gave it; null for a basis that nobody gives.
    async fn given_by(&self) -> Option<GivenBy> {
        self.grant.evidence.given_by
    }

    /// What shows that they may speak for the person.
    async fn proof(&self) -> Option<&str> {
        self.grant.evidence.proof.as_deref()
    }

    /// How it was collected.
    async fn channel(&self) -> Option<Channel> {
        self.grant.evidence.channel
    }

    /// Which version of the text was read.
    async fn text_version(&self) -> Option<&str> {
        self.grant.evidence.text_version.as_deref()
    }

    /// The language of that text, BCP 47.
    async fn language(&self) -> Option<&str> {
        self.grant.evidence.language.as_deref()
    }

    /// Where the signed paper or the recording is found.
    async fn evidence(&self) -> Option<&str> {
        self.grant.evidence.reference.as_deref()
    }

    /// The user who collected it.
    async fn collected_by_id(&self) -> ID {
        self.grant.collected_by.to_string().into()
    }

    /// The organisation that recorded it.
    async fn recorded_by_id(&self) -> ID {
        self.grant.recorded_by.to_string().into()
    }

    /// When it was recorded.
    async fn recorded_at(&self) -> Time {
        self.grant.recorded_at
    }

    /// When it was taken back.
    async fn revoked_at(&self) -> Option<Time> {
        self.grant.ended_at
    }

    /// Why it was taken back, where that was said.
    async fn revoke_reason(&self) -> Option<EndReason> {
        self.grant.end_reason
    }

    /// For `ifVersion`.
    async fn version(&self) -> i64 {
        self.grant.version
    }
}

/// The grants of persons, newest first, at most 100 each, in one statement for all of them; absent for those
/// whose permit doesn't show them.
pub async fn grants_of(
    call: &Call,
    permits: &[&Permit<ReadPerson>],
) -> Result<HashMap<PersonId, Vec<GrantObject>>, Halt> {
    let now = call.now();
    let found = service::of_persons(call, permits).await?;
    let objects = |grants: Vec<Grant>| grants.into_iter().map(|grant| GrantObject { grant, now }).collect();
    Ok(found.into_iter().map(|(person, grants)| (person, objects(grants))).collect())
}

/// A basis to share, as it is recorded.
#[derive(Clone, Debug, InputObject)]
pub struct GrantInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Whose parts.
    person: ID,
    /// The legal ground. Which kind of organisation may record which, for which parts and how long, is in the
    /// policy's `basis.csv`.
    basis: Basis,
    /// What it is given for; not `ADMINISTRATION`.
    purpose: Purpose,
    /// What it opens. An empty list opens nothing and is refused; professional notes are never shared. A need
    /// card is shown where one and the same grant holds `CARD` and the part of its domain.
    parts: Vec<Part>,
    /// The one organisation that it opens to. Either this or `kinds`.
    organization: Option<ID>,
    /// The kinds that it opens to, as the network is when it is signed. Never for sealed parts or persons.
    kinds: Option<Vec<Kind>>,
    /// What its recipient may do.
    #[graphql(default_with = "vec![GrantAction::Read]")]
    actions: Vec<GrantAction>,
    /// When it was signed; now, where nothing is said. Validity counts from here.
    signed_at: Option<Time>,
    /// When it begins to hold; when it was signed, where nothing is said.
    from: Option<Time>,
    /// When it holds no more; where nothing is said, 12 months after it was signed, for sealed parts 90 days,
    /// for a vital interest 72 hours. Never later than the basis lasts.
    until: Option<Time>,
    /// Who gives it. Needed for a consent.
    given_by: Option<GivenBy>,
    /// What shows that they may speak for the person. Needed where another than the person gives it.
    proof: Option<String>,
    /// How it was collected. Needed for a consent.
    channel: Option<Channel>,
    /// Which version of the text was read. Needed for a consent.
    text_version: Option<String>,
    /// The language of that text, BCP 47. Needed for a consent.
    language: Option<String>,
    /// Where the signed paper or the recording is found.
    evidence: Option<String>,
    /// The person was asked for consent and said no: recorded, opens nothing, closes nothing.
    #[graphql(default)]
    refused: bool,
    /// That the person was told how their data is used, whatever they answered.
    notice: Option<Notice>,
}

impl GrantInput {
    fn request(&self) -> Result<Request, Problem> {
        let line = |given: &Option<String>, field| match given {
            Some(given) => text::limited(given, text::LINE_MAX, field),
            None => Ok(None),
        };
        Ok(Request {
            basis: self.basis,
            purpose: self.purpose,
            parts: self.parts.iter().copied().collect::<PartSet>(),
            reads: self.actions.contains(&GrantAction::Read),
            writes: self.actions.contains(&GrantAction::Write),
            recipient: self.recipient()?,
            signed_at: self.signed_at.map(whole),
            from: self.from.map(whole),
            until: self.until.map(whole),
            evidence: Evidence {
                given_by: self.given_by,
                proof: line(&self.proof, "proof")?,
                channel: self.channel,
                text_version: line(&self.text_version, "textVersion")?,
                language: text::language(self.language.as_deref().unwrap_or_default(), "language")?,
                reference: line(&self.evidence, "evidence")?,
            },
            refused: self.refused,
        })
    }

    fn recipient(&self) -> Result<Recipient, Problem> {
        match (&self.organization, &self.kinds) {
            (Some(organization), None) => {
                let id = OrganizationId::parse(organization);
                id.map(Recipient::Organization).ok_or_else(|| Problem::not_found("organization"))
            }
            (None, Some(kinds)) => Ok(Recipient::Kinds(kinds.iter().copied().collect::<KindSet>())),
            _ => Err(Problem::new("grant.one_recipient").at("organization")),
        }
    }
}

/// A moment as both databases keep it.
fn whole(time: Time) -> Time {
    time.trunc_subsecs(6)
}

/// The end of a basis to share.
#[derive(Clone, Debug, InputObject)]
pub struct RevokeGrantInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which grant.
    grant: ID,
    /// Refused with `conflict` where the grant has another version now.
    if_version: Option<i64>,
    /// Why; nobody has to say.
    reason: Option<EndReason>,
}

/// What became of a grant.
#[derive(Clone, Debug, SimpleObject)]
pub struct GrantPayload {
    /// The grant as it stands now; null where it was refused, or its reader may not see grants.
    grant: Option<GrantObject>,
    /// After a revocation: active claims that the grants still in force don't cover.
    claims_without_basis: Vec<ID>,
    /// After a revocation: referrals sent, accepted or in progress that the grants still in force don't cover.
    referrals_without_basis: Vec<ID>,
    /// Why nothing was done.
    problems: Vec<ProblemAnswer>,
}

impl GrantPayload {
    async fn of(call: &Call, done: Result<GrantId, Halt>) -> Result<Self> {
        let id = match answer(call, done)? {
            Ok(id) => id,
            Err(problems) => return Ok(Self::new(None, service::Lost::default(), problems)),
        };
        let now = call.now();
        let read = async {
            let Some(grant) = service::read(call, id).await? else {
                return Ok((None, service::Lost::default()));
            };
            let lost = service::lost(call, &grant).await?;
            Ok((Some(GrantObject { grant, now }), lost))
        };
        let (grant, lost) = read.await.map_err(|halt| error(call, halt))?;
        Ok(Self::new(grant, lost, Vec::new()))
    }

    fn new(grant: Option<GrantObject>, lost: service::Lost, problems: Vec<ProblemAnswer>) -> Self {
        Self {
            grant,
            claims_without_basis: lost.claims.iter().map(|id| id.to_string().into()).collect(),
            referrals_without_basis: lost.referrals.iter().map(|id| id.to_string().into()).collect(),
            problems,
        }
    }
}

/// The verbs of the room.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConsentMutation;

#[Object]
impl ConsentMutation {
    /// Records a basis to share parts of a profile, or that the person refused to. For the person's lead,
    /// also for parts that its user can't read.
    async fn grant(&self, ctx: &Context<'_>, input: GrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, give(call, input).await).await
    }

    /// Takes a grant back. What it opened is closed when this answers; the claims and referrals that rested on
    /// it are named.
    async fn revoke_grant(&self, ctx: &Context<'_>, input: RevokeGrantInput) -> Result<GrantPayload> {
        let call = ctx.data::<Call>()?;
        GrantPayload::of(call, revoke(call, input).await).await
    }
}

async fn give(call: &Call, input: GrantInput) -> Result<GrantId, Halt> {
    let memo = Memo::of("grant", input.client_mutation_id.as_ref(), &input)?;
    let person = PersonId::parse(&input.person).ok_or_else(|| Problem::not_found("person"))?;
    service::give(call, memo, person, input.request()?, input.notice).await
}

async fn revoke(call: &Call, input: RevokeGrantInput) -> Result<GrantId, Halt> {
    let memo = Memo::of("revokeGrant", input.client_mutation_id.as_ref(), &input)?;
    let grant = GrantId::parse(&input.grant).ok_or_else(|| Problem::not_found("grant"))?;
    service::revoke(call, memo, grant, input.if_version, input.reason).await
}
