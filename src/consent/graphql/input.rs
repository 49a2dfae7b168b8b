use super::{
    super::{
        model::{
            Channel, EndReason, Evidence, GivenBy, Recipient, Request, ResumeReason, Signature, SuspendReason,
        },
        service::{Answered, Given, Seen},
    },
    object::GrantAction,
};
use crate::{
    kernel::{ConferenceId, GrantId, Id, OrganizationId, PersonId, Problem, Time, text},
    persons::Notice,
    policy::{Basis, Kind, KindSet, Part, PartSet, Purpose},
};
use async_graphql::{ID, InputObject};
use chrono::SubsecRound;

/// What is to be shared, with whom, for what and how long.
#[derive(Clone, Debug, InputObject)]
pub struct Offer {
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
    /// The one organisation that it opens to. Either this, or `kinds`, or `conference`.
    organization: Option<ID>,
    /// The kinds that it opens to, as the network is when it is signed. Never for sealed parts or persons.
    kinds: Option<Vec<Kind>>,
    /// The open case conference that it opens to: those who sit there when it is signed, as long as they do, and only
    /// what is on its agenda. Never for sealed parts or persons.
    conference: Option<ID>,
    /// What its recipient may do.
    #[graphql(default_with = "vec![GrantAction::Read]")]
    actions: Vec<GrantAction>,
    /// The grant that it replaces: that one ends at the very moment from which this one holds, so `from` must not lie
    /// ahead. This is how a grant is renewed.
    supersedes: Option<ID>,
}

/// Who answered, how, and to which text.
#[derive(Clone, Debug, InputObject)]
pub struct Collected {
    /// When it was signed; now, where nothing is said. Validity counts from here.
    signed_at: Option<Time>,
    /// Who gives it. Needed for a consent.
    given_by: Option<GivenBy>,
    /// What shows that they may speak for the person. Needed where another than the person gives it.
    /// At most 200 characters.
    proof: Option<String>,
    /// How it was collected. Needed for a consent.
    channel: Option<Channel>,
    /// Which version of the text was read: one of `consentTexts` for consents, in use on the day of signing. Needed for
    /// a consent. At most 200 characters.
    text_version: Option<String>,
    /// The language of that text, BCP 47. Needed for a consent.
    language: Option<String>,
    /// Where the signed paper or the recording is found. At most 200 characters.
    evidence: Option<String>,
    /// That the person was told how their data is used, whatever they answered.
    notice: Option<Notice>,
}

/// From when to when it holds.
#[derive(Clone, Debug, InputObject)]
pub struct Validity {
    /// When it begins to hold; when it was signed, where nothing is said.
    from: Option<Time>,
    /// When it holds no more; where nothing is said, 12 months after it was signed, for sealed parts 90 days,
    /// for a vital interest 72 hours. Never later than the basis lasts.
    until: Option<Time>,
}

/// A basis to share, as it is recorded.
#[derive(Clone, Debug, InputObject)]
pub struct GrantInput {
    /// The same id for the same input does nothing twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
    #[graphql(flatten)]
    offer: Offer,
    #[graphql(flatten)]
    collected: Collected,
    #[graphql(flatten)]
    validity: Validity,
    /// The person was asked for consent and said no: recorded, opens nothing, closes nothing.
    #[graphql(default)]
    refused: bool,
}

impl GrantInput {
    pub(super) fn given(self) -> Result<Given, Problem> {
        let answered = self.collected.answered(&self.validity)?;
        let person = self.offer.person()?;
        let supersedes = self.offer.supersedes()?;
        let request = self.offer.request(answered.signature, self.refused)?;
        Ok(Given { person, request, supersedes, notice: answered.notice })
    }
}

/// A basis to share, prepared before the person signs. It opens nothing.
#[derive(Clone, Debug, InputObject)]
pub struct DraftGrantInput {
    /// The same id for the same input does nothing twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
    #[graphql(flatten)]
    offer: Offer,
    #[graphql(flatten)]
    validity: Validity,
}

impl DraftGrantInput {
    pub(super) fn given(self) -> Result<Given, Problem> {
        let (from, until) = (self.validity.from.map(whole), self.validity.until.map(whole));
        let (person, supersedes) = (self.offer.person()?, self.offer.supersedes()?);
        let request = self.offer.request(Signature { from, until, ..Signature::default() }, false)?;
        Ok(Given { person, request, supersedes, notice: None })
    }
}

/// What the person signed of what was prepared.
#[derive(Clone, Debug, InputObject)]
pub struct ActivateGrantInput {
    #[graphql(flatten)]
    pub(super) which: Which,
    #[graphql(flatten)]
    collected: Collected,
    #[graphql(flatten)]
    validity: Validity,
}

impl ActivateGrantInput {
    pub(super) fn answered(self) -> Result<Answered, Problem> {
        self.collected.answered(&self.validity)
    }
}

/// That the person said no to what was prepared: recorded, opens nothing, closes nothing.
#[derive(Clone, Debug, InputObject)]
pub struct RefuseGrantInput {
    #[graphql(flatten)]
    pub(super) which: Which,
    #[graphql(flatten)]
    collected: Collected,
}

impl RefuseGrantInput {
    pub(super) fn answered(self) -> Result<Answered, Problem> {
        self.collected.answered(&Validity { from: None, until: None })
    }
}

/// Holds a basis to share back for a while.
#[derive(Clone, Debug, InputObject)]
pub struct SuspendGrantInput {
    #[graphql(flatten)]
    pub(super) which: Which,
    /// Why.
    pub(super) reason: SuspendReason,
}

/// Lets it open again.
#[derive(Clone, Debug, InputObject)]
pub struct ResumeGrantInput {
    #[graphql(flatten)]
    pub(super) which: Which,
    /// Why.
    pub(super) reason: ResumeReason,
}

/// Brings its end forward.
#[derive(Clone, Debug, InputObject)]
pub struct ShortenGrantInput {
    #[graphql(flatten)]
    pub(super) which: Which,
    /// The new end: after now, before the present one. For a later one the person signs anew.
    until: Time,
}

impl ShortenGrantInput {
    pub(super) fn until(&self) -> Time {
        whole(self.until)
    }
}

/// What a former lead recorded and the present one keeps.
#[derive(Clone, Debug, InputObject)]
pub struct ReviewGrantInput {
    #[graphql(flatten)]
    pub(super) which: Which,
}

/// The end of a basis to share.
#[derive(Clone, Debug, InputObject)]
pub struct RevokeGrantInput {
    #[graphql(flatten)]
    pub(super) which: Which,
    /// Why; nobody has to say.
    pub(super) reason: Option<EndReason>,
}

/// Which grant is moved.
#[derive(Clone, Debug, InputObject)]
pub struct Which {
    /// The same id for the same input does nothing twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
    /// Which grant.
    grant: ID,
    /// Refused with `conflict` where the grant has another version now.
    if_version: Option<i64>,
}

impl Which {
    pub(super) fn seen(&self) -> Result<Seen, Problem> {
        let id = GrantId::parse(&self.grant).ok_or_else(|| Problem::not_found("grant"))?;
        Ok(Seen { id, version: self.if_version })
    }
}

impl Offer {
    fn person(&self) -> Result<PersonId, Problem> {
        PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))
    }

    fn supersedes(&self) -> Result<Option<GrantId>, Problem> {
        let parse = |id| GrantId::parse(id).ok_or_else(|| Problem::not_found("supersedes"));
        self.supersedes.as_ref().map(|id| parse(id)).transpose()
    }

    fn request(self, signature: Signature, refused: bool) -> Result<Request, Problem> {
        let Signature { signed_at, from, until, evidence } = signature;
        Ok(Request {
            recipient: self.recipient()?,
            basis: self.basis,
            purpose: self.purpose,
            parts: self.parts.iter().copied().collect::<PartSet>(),
            reads: self.actions.contains(&GrantAction::Read),
            writes: self.actions.contains(&GrantAction::Write),
            signed_at,
            from,
            until,
            evidence,
            refused,
        })
    }

    fn recipient(&self) -> Result<Recipient, Problem> {
        match (&self.organization, &self.kinds, &self.conference) {
            (Some(organization), None, None) => {
                let id = OrganizationId::parse(organization);
                id.map(Recipient::Organization).ok_or_else(|| Problem::not_found("organization"))
            }
            (None, Some(kinds), None) => Ok(Recipient::Kinds(kinds.iter().copied().collect::<KindSet>())),
            (None, None, Some(conference)) => {
                let id = ConferenceId::parse(conference);
                id.map(Recipient::Conference).ok_or_else(|| Problem::not_found("conference"))
            }
            _ => Err(Problem::new("grant.one_recipient").at("organization")),
        }
    }
}

impl Collected {
    fn answered(self, validity: &Validity) -> Result<Answered, Problem> {
        let line = |given: &Option<String>, field| match given {
            Some(given) => text::limited(given, text::LINE_MAX, field),
            None => Ok(None),
        };
        let evidence = Evidence {
            given_by: self.given_by,
            proof: line(&self.proof, "proof")?,
            channel: self.channel,
            text_version: line(&self.text_version, "textVersion")?,
            language: text::language(self.language.as_deref().unwrap_or_default(), "language")?,
            reference: line(&self.evidence, "evidence")?,
        };
        let signature = Signature {
            signed_at: self.signed_at.map(whole),
            from: validity.from.map(whole),
            until: validity.until.map(whole),
            evidence,
        };
        Ok(Answered { signature, notice: self.notice })
    }
}

/// A moment as both databases keep it.
fn whole(time: Time) -> Time {
    time.trunc_subsecs(6)
}
