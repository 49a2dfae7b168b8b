//! The signed paper beside a grant: putting it there, and reading it.
use super::{
    super::{
        model::{Event, FileHead, FileKind, Grant, Paper},
        store::{self, Happened, Sealed},
    },
    change::audit,
    leave_to_read,
};
use crate::{
    call::{Call, Job, Memo, TokenScope},
    kernel::{GrantId, Halt, PersonId, Problem},
    policy::{AttachEvidence, Part, PartSet, Permit, Standing},
};
use data_encoding::HEXLOWER;

/// A file as it leaves.
#[derive(Debug)]
pub struct EvidenceFile {
    /// What it is.
    pub kind: FileKind,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Whether the caller may put a file beside this grant: asked before a byte of it is read.
pub async fn may_attach(call: &Call, id: GrantId) -> Result<(), Halt> {
    call.within(TokenScope::Write)?;
    let person = store::person_of(&mut *call.reader().await?, id).await?;
    let standing = call.standing(person.unwrap_or_else(PersonId::mint)).await?;
    let permit = call.house().law.permit::<AttachEvidence>(call.actor()?, &standing);
    permit.map(|_| ()).map_err(|_| Problem::not_found("grant").into())
}

/// Puts a file beside a grant. The same file again changes nothing; another takes the place of the one that is there
/// only where its hash is `instead_of`, or that is `*`. Answers the hash of what is there now.
pub async fn attach(
    call: &Call,
    id: GrantId,
    bytes: Vec<u8>,
    instead_of: Option<String>,
) -> Result<String, Halt> {
    let paper = Paper::of(bytes)?;
    let hash = HEXLOWER.encode(&paper.sha256);
    let file = Sealed::of(paper, &call.house().secrets);
    let memo = Memo::of("evidence", None, &id.to_string())?;
    call.mutate(memo, move |job| Box::pin(put(job, id, file, instead_of))).await?;
    Ok(hash)
}

async fn put(job: &mut Job, id: GrantId, file: Sealed, instead_of: Option<String>) -> Result<GrantId, Halt> {
    let (permit, standing, grant) = found(job, id).await?;
    let former = store::head(&mut job.conn, &grant).await?;
    if former.as_ref().is_some_and(|former| former.sha256 == file.paper.sha256) {
        return Ok(id);
    }
    let reason = former.as_ref().map(|_| "replaced");
    match (former, instead_of) {
        (None, None) => {}
        (Some(former), Some(named)) if names(&named, &former) => {
            store::detach(&mut job.conn, &permit, &former).await?;
        }
        (Some(_), None) => return Err(Problem::new("evidence.exists").into()),
        (_, Some(_)) => return Err(Problem::new("evidence.another").into()),
    }
    let (now, from) = (job.now(), Some(grant.status));
    store::attach(&mut job.conn, &permit, id, file, now).await?;
    let told = Happened { grant: &grant, event: Event::Attach, from, reason };
    store::tell(&mut job.conn, &permit, told, now).await?;
    audit::<AttachEvidence>(job, &standing, PartSet::of(&[Part::Grants])).await?;
    Ok(id)
}

fn names(named: &str, former: &FileHead) -> bool {
    named == "*" || named == HEXLOWER.encode(&former.sha256)
}

async fn found(job: &mut Job, id: GrantId) -> Result<(Permit<AttachEvidence>, Standing, Grant), Halt> {
    let not_found = || Problem::not_found("grant");
    let person = store::person_of(&mut job.conn, id).await?.unwrap_or_else(PersonId::mint);
    let standing = job.standing(person).await?;
    let permit = job.law().permit::<AttachEvidence>(&job.actor()?, &standing).map_err(|_| not_found())?;
    let grant = store::to_attach(&mut job.conn, &permit, id).await?.ok_or_else(not_found)?;
    Ok((permit, standing, grant))
}

/// The file beside a grant, for whoever may see that grant; a view of the person's grants, to be settled before a
/// byte of it leaves. Whoever may not see it is told what they are told of nobody's grant.
pub async fn evidence(call: &Call, id: GrantId) -> Result<EvidenceFile, Halt> {
    let not_found = || Problem::not_found("grant");
    call.within(TokenScope::Read)?;
    let permit = leave_to_read(call, id).await?.ok_or_else(not_found)?;
    let mut conn = call.reader().await?;
    let grant = store::to_show(&mut conn, &permit, id).await?.ok_or_else(not_found)?;
    let head = store::head(&mut conn, &grant).await?.ok_or_else(not_found)?;
    let bytes = store::open(&mut conn, &permit, &head, &call.house().secrets).await?;
    call.shows(permit.person(), permit.version(), permit.decision(), Part::Grants);
    Ok(EvidenceFile { kind: head.kind, sha256: HEXLOWER.encode(&head.sha256), bytes })
}

/// What is known of the files beside grants that were read with leave.
pub async fn files(call: &Call, grants: &[Grant]) -> Result<Vec<FileHead>, Halt> {
    store::heads(&mut *call.reader().await?, grants).await
}
