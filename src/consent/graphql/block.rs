//! What is closed to somebody, in the API.
use super::super::{
    model::block::{Block, BlockReason, Subject},
    service::block::{self as service, Closing},
};
use crate::{
    call::{Call, Memo, ProblemAnswer, answer},
    directory::graphql::{OrganizationObject, Organizations},
    kernel::{BlockId, Halt, Id, OrganizationId, PersonId, Problem, Time},
    persons::Batch,
    policy::{Part, PartSet},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// Parts of a person that are closed to somebody, whatever else would open them.
#[derive(Clone, Debug)]
pub struct BlockObject {
    row: Block,
    organizations: Arc<Organizations>,
}

/// Parts of a person that are closed to somebody, whatever else would open them.
#[Object(name = "Block")]
impl BlockObject {
    /// Its id.
    async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// What is closed. At most 48.
    async fn parts(&self) -> Vec<Part> {
        self.row.parts.iter().collect()
    }

    /// The organisation that it is closed to; null where it is closed to a user or to everybody but the lead.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<OrganizationObject>> {
        match self.row.subject {
            Subject::Organization(id) => self.organizations.get(ctx.data::<Call>()?, id).await,
            Subject::User(_) | Subject::Others => Ok(None),
        }
    }

    /// The mail address of the user that it is closed to.
    async fn user_mail(&self) -> Option<&str> {
        match &self.row.subject {
            Subject::User(mail) => Some(mail),
            Subject::Organization(_) | Subject::Others => None,
        }
    }

    /// Whether it is closed to everybody but the lead.
    async fn others(&self) -> bool {
        self.row.subject == Subject::Others
    }

    /// Why.
    async fn reason(&self) -> BlockReason {
        self.row.reason
    }

    /// Since when.
    async fn recorded_at(&self) -> Time {
        self.row.recorded_at
    }
}

/// The blocks of all persons of an answer, once they are read.
#[derive(Debug, Default)]
struct BlocksOf(OnceCell<(Vec<Block>, Arc<Organizations>)>);

/// What is closed of one person, the newest first, at most 100; null but for the lead's users who see the grants.
pub async fn blocks_of(call: &Call, persons: &Batch, at: usize) -> Result<Option<Vec<BlockObject>>, Halt> {
    const MOST: usize = 100;
    if !persons.permits()[at].leads() || !persons.shows(call, at, Part::Grants) {
        return Ok(None);
    }
    let slot = persons.slots().slot::<BlocksOf>();
    let read = || async {
        let blocks = service::of_persons(call, persons.permits()).await?;
        let named = blocks.iter().filter_map(|block| match block.subject {
            Subject::Organization(id) => Some(id),
            Subject::User(_) | Subject::Others => None,
        });
        let organizations = Organizations::of(named);
        Ok::<_, Halt>((blocks, organizations))
    };
    let (all, organizations) = slot.0.get_or_try_init(read).await?;
    let person = persons.permits()[at].on();
    let theirs = all.iter().filter(|block| block.person == person).take(MOST);
    let one = |row: &Block| BlockObject { row: row.clone(), organizations: Arc::clone(organizations) };
    Ok(Some(theirs.map(one).collect()))
}

/// Parts that are to be closed to somebody.
#[derive(Clone, Debug, InputObject)]
pub struct BlockInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Whose parts.
    person: ID,
    /// Which parts; all of them where nothing is said.
    parts: Option<Vec<Part>>,
    /// To an organisation. Either this, or `userMail`, or `others`.
    organization: Option<ID>,
    /// To whoever signs in with this mail address, today or later. Nothing is said of whether somebody does.
    user_mail: Option<String>,
    /// To everybody but the lead.
    #[graphql(default)]
    others: bool,
    /// Why.
    reason: BlockReason,
}

impl BlockInput {
    fn closing(&self) -> std::result::Result<Closing, Problem> {
        let one = || Problem::new("block.one_subject").at("organization");
        let subject = match (&self.organization, &self.user_mail, self.others) {
            (Some(organization), None, false) => Subject::Organization(
                OrganizationId::parse(organization).ok_or_else(|| Problem::not_found("organization"))?,
            ),
            (None, Some(mail), false) => Subject::User(crate::accounts::checked_mail_key(mail, "userMail")?),
            (None, None, true) => Subject::Others,
            _ => return Err(one()),
        };
        let parts = match &self.parts {
            None => PartSet::ALL,
            Some(parts) if parts.is_empty() => return Err(Problem::new("text.required").at("parts")),
            Some(parts) => parts.iter().copied().collect(),
        };
        let person = PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))?;
        Ok(Closing { person, parts, subject, reason: self.reason })
    }
}

/// The end of a block.
#[derive(Clone, Debug, InputObject)]
pub struct LiftBlockInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which block.
    block: ID,
}

/// That the caller should not see somebody.
#[derive(Clone, Debug, InputObject)]
pub struct DeclareConflictInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Whom.
    person: ID,
}

/// What became of a block.
#[derive(Clone, Debug, SimpleObject)]
pub struct BlockPayload {
    /// The block's id; null where nothing was done.
    block: Option<ID>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl BlockPayload {
    fn of(call: &Call, done: std::result::Result<BlockId, Halt>) -> Result<Self> {
        Ok(match answer(call, done)? {
            Ok(id) => Self { block: Some(id.to_string().into()), problems: vec![] },
            Err(problems) => Self { block: None, problems },
        })
    }
}

/// The verbs.
#[derive(Clone, Copy, Debug, Default)]
pub struct BlocksMutation;

#[Object]
impl BlocksMutation {
    /// Closes parts of a person to an organisation, to a user, or to everybody but the lead, at once, whatever else
    /// would open them. For the person's lead. What was closed to the same before stays closed.
    async fn block(&self, ctx: &Context<'_>, input: BlockInput) -> Result<BlockPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("block", input.client_mutation_id.as_ref(), &input)?;
            service::close(call, memo, input.closing()?).await
        };
        BlockPayload::of(call, done.await)
    }

    /// Opens again what a block closed. For the person's lead, but for nobody to whom it was closed.
    async fn lift_block(&self, ctx: &Context<'_>, input: LiftBlockInput) -> Result<BlockPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("liftBlock", input.client_mutation_id.as_ref(), &input)?;
            let block = BlockId::parse(&input.block).ok_or_else(|| Problem::not_found("block"))?;
            service::lift(call, memo, block).await
        };
        BlockPayload::of(call, done.await)
    }

    /// Says that the caller should not see this person: a relative, a neighbour, somebody they know. Everything is
    /// closed to the caller at once; somebody else of the lead can open it again.
    async fn declare_conflict(&self, ctx: &Context<'_>, input: DeclareConflictInput) -> Result<BlockPayload> {
        let call = ctx.data::<Call>()?;
        let done = async {
            let memo = Memo::of("declareConflict", input.client_mutation_id.as_ref(), &input)?;
            let person = PersonId::parse(&input.person).ok_or_else(|| Problem::not_found("person"))?;
            service::declare_conflict(call, memo, person).await
        };
        BlockPayload::of(call, done.await)
    }
}
