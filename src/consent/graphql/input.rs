use super::{
    super::model::{Channel, EndReason, Evidence, GivenBy, Recipient, Request},
    object::GrantAction,
};
use crate::{
    kernel::{Id, OrganizationId, Problem, Time, text},
    persons::Notice,
    policy::{Basis, Kind, KindSet, Part, PartSet, Purpose},
};
use async_graphql::{ID, InputObject};
use chrono::SubsecRound;

/// A basis to share, as it is recorded.
#[derive(Clone, Debug, InputObject)]
pub struct GrantInput {
    /// The same id for the same input does nothing twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
    /// Whose parts.
    pub(super) person: ID,
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
    /// At most 200 characters.
    proof: Option<String>,
    /// How it was collected. Needed for a consent.
    channel: Option<Channel>,
    /// Which version of the text was read. Needed for a consent. At most 200 characters.
    text_version: Option<String>,
    /// The language of that text, BCP 47. Needed for a consent.
    language: Option<String>,
    /// Where the signed paper or the recording is found. At most 200 characters.
    evidence: Option<String>,
    /// The person was asked for consent and said no: recorded, opens nothing, closes nothing.
    #[graphql(default)]
    refused: bool,
    /// That the person was told how their data is used, whatever they answered.
    pub(super) notice: Option<Notice>,
}

impl GrantInput {
    pub(super) fn request(&self) -> Result<Request, Problem> {
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
    pub(super) client_mutation_id: Option<String>,
    /// Which grant.
    pub(super) grant: ID,
    /// Refused with `conflict` where the grant has another version now.
    pub(super) if_version: Option<i64>,
    /// Why; nobody has to say.
    pub(super) reason: Option<EndReason>,
}
