//! Explanations in the API.
mod difference;

use super::{
    model::{Question, Seat, Told},
    service::{self, Seen},
};
use crate::{
    call::{Call, error},
    directory::graphql::OrganizationObject,
    kernel::{Halt, Id, OrganizationId, PersonId, Problem, Time},
    policy::{Action, HowToAsk, Kind, Part, PartSet, Relation, Role, Seats, Why},
};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use difference::PolicyDifference;
/// Questions about the law and what it decides.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExplainQuery;

#[Object]
impl ExplainQuery {
    /// Why something is open to the caller or closed: the relation, the grant, the line of the law, or what stands
    /// nearest. Of a person whom the caller may not know of the same is said as of nobody. The privacy officer of the
    /// person's lead may ask for another organisation.
    async fn explain(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of whom.")] person: ID,
        #[graphql(desc = "Which part.")] part: Part,
        #[graphql(default_with = "Action::Read", desc = "What somebody would do with it.")] action: Action,
        #[graphql(desc = "Another organisation, for the privacy officer of the lead.")] organization: Option<
            ID,
        >,
    ) -> Result<Explanation> {
        let call = ctx.data::<Call>()?;
        explained(call, &person, Question { action, part }, organization.as_ref())
            .await
            .map_err(|halt| error(call, halt))
    }

    /// The same for every part of a person, in the order of the law. At most 60.
    async fn explain_all(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of whom.")] person: ID,
        #[graphql(default_with = "Action::Read", desc = "What somebody would do with it.")] action: Action,
        #[graphql(desc = "Another organisation, for the privacy officer of the lead.")] organization: Option<
            ID,
        >,
    ) -> Result<Vec<Explanation>> {
        let call = ctx.data::<Call>()?;
        all_explained(call, &person, action, organization.as_ref()).await.map_err(|halt| error(call, halt))
    }

    /// Every organisation of which some user may do this to the part of a person, and by which rule, without the
    /// content; the closest to the person first. Organisations that are shown a card by their kind alone are not among
    /// them: the grants name their kinds. For the privacy officer of the lead. At most 200.
    async fn who_can(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of whom.")] person: ID,
        #[graphql(desc = "Which part.")] part: Part,
        #[graphql(default_with = "Action::Read", desc = "What somebody would do with it.")] action: Action,
    ) -> Result<Vec<Explanation>> {
        let call = ctx.data::<Call>()?;
        seers(call, &person, Question { action, part }).await.map_err(|halt| error(call, halt))
    }

    /// What the law says of a seat, without any person: a role in a kind of organisation that stands in a relation,
    /// with or without a grant that covers the part. For everybody who may read the law.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn explain_rule(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The kind of organisation.")] kind: Kind,
        #[graphql(desc = "The role there.")] role: Role,
        #[graphql(desc = "How the organisation stands to the person.")] relation: Relation,
        #[graphql(desc = "Which part.")] part: Part,
        #[graphql(default_with = "Action::Read", desc = "What somebody would do with it.")] action: Action,
        #[graphql(default, desc = "Whether a grant covers the part.")] granted: bool,
    ) -> Result<Explanation> {
        let call = ctx.data::<Call>()?;
        let asked = Question { action, part };
        let told = service::of_rule(call, Seat { kind, role, relation, granted }, asked);
        Ok(Explanation::of(call, asked, told.map_err(|halt| error(call, halt))?, None, vec![]))
    }

    /// The same of a seat for every part, in the order of the law. At most 60.
    async fn explain_seat(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The kind of organisation.")] kind: Kind,
        #[graphql(desc = "The role there.")] role: Role,
        #[graphql(desc = "How the organisation stands to the person.")] relation: Relation,
        #[graphql(default_with = "Action::Read", desc = "What somebody would do with it.")] action: Action,
        #[graphql(default, desc = "Whether a grant covers every part.")] granted: bool,
    ) -> Result<Vec<Explanation>> {
        let call = ctx.data::<Call>()?;
        let seat = Seat { kind, role, relation, granted };
        let told =
            questions(action).into_iter().map(|asked| Ok((asked, service::of_rule(call, seat, asked)?)));
        let told: Result<Vec<_>, Halt> = told.collect();
        let told = told.map_err(|halt| error(call, halt))?;
        Ok(told.into_iter().map(|(asked, told)| Explanation::of(call, asked, told, None, vec![])).collect())
    }

    /// The law as a table: who may do this to what, by how their organisation stands to the person, without the law's
    /// exceptions for single organisations and districts. What no row says is closed. Empty for whoever may not read
    /// the law. At most 300.
    async fn policy_table(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How the organisation stands to the person.")] relation: Relation,
        #[graphql(default_with = "Action::Read", desc = "What somebody would do.")] action: Action,
    ) -> Result<Vec<PolicyRow>> {
        let call = ctx.data::<Call>()?;
        let seats = service::table(call, relation, action).map_err(|halt| error(call, halt))?;
        Ok(seats.into_iter().map(PolicyRow::of).collect())
    }

    /// The law in force as people read it. Null for whoever may not read it.
    async fn policy_text(&self, ctx: &Context<'_>) -> Result<Option<PolicyText>> {
        let call = ctx.data::<Call>()?;
        let text = service::text(call).map_err(|halt| error(call, halt))?;
        Ok(text.map(|csv| PolicyText { csv, hash: call.house().law.hash().to_owned() }))
    }

    /// What a new law would change, before it is put in force: cells, and of how many of the persons that the
    /// caller's organisation leads somebody would see more or less. For privacy officers and coordinators. Nothing is
    /// kept.
    async fn policy_difference(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole of a new policy.csv; the one in force where nothing is said.")]
        policy: Option<String>,
        #[graphql(default, desc = "Lines to be added to it, at most 100.")] add: Vec<String>,
        #[graphql(default, desc = "Numbers of lines to be left out of it, at most 100.")] remove: Vec<i32>,
    ) -> Result<PolicyDifference> {
        let call = ctx.data::<Call>()?;
        PolicyDifference::of(call, policy, &add, &remove).await.map_err(|halt| error(call, halt))
    }
}

fn questions(action: Action) -> Vec<Question> {
    PartSet::ALL.iter().map(|part| Question { action, part }).collect()
}

async fn all_explained(
    call: &Call,
    person: &ID,
    action: Action,
    organization: Option<&ID>,
) -> Result<Vec<Explanation>, Halt> {
    let (id, asked) = (PersonId::parse(person).unwrap_or_else(PersonId::mint), questions(action));
    let Some(organization) = organization else {
        let told = service::own_all(call, id, &asked).await?;
        let one = |(asked, told)| Explanation::of(call, asked, told, None, vec![]);
        return Ok(told.into_iter().map(one).collect());
    };
    let other = OrganizationId::parse(organization).ok_or_else(|| Problem::not_found("organization"))?;
    let seen = service::of_organization(call, id, other, &asked).await?;
    let named = OrganizationObject::by_id(call, other).await?;
    let one = |(asked, seen): (Question, Seen)| Explanation {
        closed_to: Some(seen.closed_to),
        ..Explanation::of(call, asked, seen.told, named.clone(), seen.roles)
    };
    Ok(asked.into_iter().zip(seen).map(one).collect())
}

async fn explained(
    call: &Call,
    person: &ID,
    asked: Question,
    organization: Option<&ID>,
) -> Result<Explanation, Halt> {
    let id = PersonId::parse(person).unwrap_or_else(PersonId::mint);
    let Some(organization) = organization else {
        return Ok(Explanation::of(call, asked, service::own(call, id, asked).await?, None, vec![]));
    };
    let other = OrganizationId::parse(organization).ok_or_else(|| Problem::not_found("organization"))?;
    let seen = service::of_organization(call, id, other, &[asked]).await?;
    Ok(told(call, asked, seen).await?.remove(0))
}

async fn seers(call: &Call, person: &ID, asked: Question) -> Result<Vec<Explanation>, Halt> {
    let id = PersonId::parse(person).ok_or_else(|| Problem::not_found("person"))?;
    let seen = service::seers(call, id, asked).await?;
    told(call, asked, seen).await
}

async fn told(call: &Call, asked: Question, seen: Vec<Seen>) -> Result<Vec<Explanation>, Halt> {
    let ids: Vec<_> = seen.iter().map(|seen| seen.organization).collect();
    let mut named = OrganizationObject::by_ids(call, &ids).await?;
    let one = |seen: Seen| Explanation {
        closed_to: Some(seen.closed_to),
        ..Explanation::of(call, asked, seen.told, named.remove(&seen.organization), seen.roles)
    };
    Ok(seen.into_iter().map(one).collect())
}

/// Why something is open or closed.
#[derive(Clone, Debug, SimpleObject)]
pub struct Explanation {
    /// What was asked about.
    part: Part,
    /// What somebody would do with it.
    action: Action,
    /// Whether it is open.
    open: bool,
    /// What decides; null where the asker is told only whom to turn to.
    reason: Option<Why>,
    /// How the organisation stands to the person, on the way that decides.
    relation: Option<Relation>,
    /// The line that decides, or comes nearest.
    line: Option<PolicyLine>,
    /// The grant that it rests on.
    grant: Option<ID>,
    /// When what it rests on ends by itself.
    until: Option<Time>,
    /// The needs of the part that are open alone; empty where the whole part is, and where another organisation is asked
    /// about. At most 100.
    needs: Vec<ID>,
    /// The whole in one sentence, in the caller's language.
    sentence: String,
    /// Whom the caller can turn to; null where it is open.
    how_to_ask: Option<HowToAsk>,
    /// The organisation that was asked about; null for the caller's own question.
    organization: Option<OrganizationObject>,
    /// The roles of its users to which the part is open. At most 13.
    roles: Vec<Role>,
    /// How many of its users it is closed to all the same, by a block that names them. Null for the caller's own question.
    closed_to: Option<usize>,
}

impl Explanation {
    fn of(
        call: &Call,
        asked: Question,
        told: Told,
        organization: Option<OrganizationObject>,
        roles: Vec<Role>,
    ) -> Self {
        let (open, sentence) = (told.is_open(), told.sentence(call.language(), asked));
        let how_to_ask = match &told {
            Told::Whom(how) => Some(*how),
            Told::All(_) | Told::Unknown => None,
        };
        let mut explanation = Self {
            part: asked.part,
            action: asked.action,
            open,
            reason: None,
            relation: None,
            line: None,
            grant: None,
            until: None,
            needs: vec![],
            sentence,
            how_to_ask,
            organization,
            roles,
            closed_to: None,
        };
        if let Told::All(finding) = told {
            explanation.reason = Some(finding.why);
            explanation.relation = finding.relation;
            explanation.line = finding.line.map(|line| PolicyLine { number: line.number, text: line.text });
            explanation.grant = finding.grant.map(|grant| grant.to_string().into());
            explanation.until = finding.until;
            // Who asks as another organisation may not know of the needs themselves.
            let own = explanation.organization.is_none();
            let alone = finding.alone.iter().filter(|_| own).take(100);
            explanation.needs = alone.map(|need| need.to_string().into()).collect();
        }
        explanation
    }
}

/// Roles in kinds of organisation to whom the same is open.
#[derive(Clone, Debug, SimpleObject)]
pub struct PolicyRow {
    /// The roles. At most 13.
    roles: Vec<Role>,
    /// The kinds of organisation. At most 22.
    kinds: Vec<Kind>,
    /// What is open to them without a grant. At most 60.
    by_duty: Vec<Part>,
    /// What is open to them where a grant covers it, beyond that. At most 60.
    granted: Vec<Part>,
}

impl PolicyRow {
    fn of(seats: Seats) -> Self {
        Self {
            roles: seats.roles,
            kinds: seats.kinds,
            by_duty: seats.by_duty.iter().collect(),
            granted: seats.granted.iter().collect(),
        }
    }
}

/// The law in force.
#[derive(Clone, Debug, SimpleObject)]
pub struct PolicyText {
    /// `policy.csv`, whole, with the sentences that its lines stand under; the number of a line is its place here, counted
    /// from one. At most 200,000 characters.
    csv: String,
    /// SHA-256 of model, lines and bases, in hexadecimal: it stands in every audit record.
    hash: String,
}

/// A line of `policy.csv`.
#[derive(Clone, Debug, SimpleObject)]
pub struct PolicyLine {
    /// Counted from one.
    number: usize,
    /// Its cells.
    text: String,
}
