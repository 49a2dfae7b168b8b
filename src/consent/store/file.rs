//! Files beside grants: what they are, and their sealed pieces.
use super::super::model::{FileHead, Grant, Paper};
use crate::{
    db::{Conn, Dialect, IdList, Sql, in_list, on},
    kernel::{Fault, FileId, GrantId, Halt, Secrets, Time},
    policy::{AttachEvidence, Permit, ReadGrants},
};

/// A file, sealed piece by piece before anybody waits for it.
#[derive(Debug)]
pub(in crate::consent) struct Sealed {
    pub(in crate::consent) id: FileId,
    pub(in crate::consent) paper: Paper,
    chunks: Vec<Vec<u8>>,
}

impl Sealed {
    pub(in crate::consent) fn of(paper: Paper, secrets: &Secrets) -> Self {
        let id = FileId::mint();
        let chunks = secrets.seal_file(id, paper.bytes.chunks(super::super::model::CHUNK));
        Self { id, paper, chunks }
    }
}

/// One grant, to put a file beside it.
pub(in crate::consent) async fn to_attach(
    conn: &mut Conn,
    permit: &Permit<AttachEvidence>,
    id: GrantId,
) -> Result<Option<Grant>, Halt> {
    super::one(conn, permit.on(), id).await
}

/// What is known of the file beside a grant that its reader or writer has leave for.
pub(in crate::consent) async fn head(conn: &mut Conn, grant: &Grant) -> Result<Option<FileHead>, Halt> {
    Ok(heads(conn, std::slice::from_ref(grant)).await?.pop())
}

const HEADS: Sql = in_list!(
    "select id, grant_id, kind, bytes, chunks, sha256, put_at from grant_file where grant_id" ids 1,
    " order by grant_id"
);

/// The same, for grants that were read with leave.
pub(in crate::consent) async fn heads(conn: &mut Conn, grants: &[Grant]) -> Result<Vec<FileHead>, Halt> {
    let ids: IdList = grants.iter().map(|grant| grant.id).collect();
    Ok(on!(conn, |c, D| sqlx::query_as(D::of(HEADS)).bind(ids).fetch_all(c).await)?)
}

/// Takes the file away that stands beside a grant.
pub(in crate::consent) async fn detach(
    conn: &mut Conn,
    _: &Permit<AttachEvidence>,
    former: &FileHead,
) -> Result<(), Halt> {
    for statement in
        ["delete from grant_file_chunk where file_id = $1", "delete from grant_file where id = $1"]
    {
        on!(conn, |c| sqlx::query(statement).bind(former.id).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Puts a sealed file beside a grant that has none.
pub(in crate::consent) async fn attach(
    conn: &mut Conn,
    permit: &Permit<AttachEvidence>,
    grant: GrantId,
    file: Sealed,
    at: Time,
) -> Result<(), Halt> {
    let count = i64::try_from(file.chunks.len()).unwrap_or(i64::MAX);
    let bytes = i64::try_from(file.paper.bytes.len()).unwrap_or(i64::MAX);
    on!(conn, |c| sqlx::query(
        "insert into grant_file (id, grant_id, kind, bytes, chunks, sha256, put_by, put_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(file.id)
    .bind(grant)
    .bind(file.paper.kind)
    .bind(bytes)
    .bind(count)
    .bind(&file.paper.sha256[..])
    .bind(permit.actor().user)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    for (number, chunk) in (0_i64..).zip(&file.chunks) {
        on!(conn, |c| sqlx::query(
            "insert into grant_file_chunk (file_id, number, sealed) values ($1, $2, $3)"
        )
        .bind(file.id)
        .bind(number)
        .bind(chunk.as_slice())
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}

/// What a file holds. Pieces that are missing, changed, swapped, or another file's are a fault, and nothing is shown.
pub(in crate::consent) async fn open(
    conn: &mut Conn,
    _: &Permit<ReadGrants>,
    head: &FileHead,
    secrets: &Secrets,
) -> Result<Vec<u8>, Halt> {
    let chunks: Vec<(Vec<u8>,)> = on!(conn, |c| sqlx::query_as(
        "select sealed from grant_file_chunk where file_id = $1 order by number limit $2"
    )
    .bind(head.id)
    .bind(head.chunks + 1)
    .fetch_all(c)
    .await)?;
    let opened = secrets.open_file(head.id, chunks.iter().map(|(chunk,)| chunk.as_slice()));
    let whole = |bytes: &Vec<u8>| crate::kernel::secrets::digest(bytes)[..] == head.sha256[..];
    opened.filter(whole).ok_or_else(|| Fault::said("a grant's evidence is not what was put there").into())
}
