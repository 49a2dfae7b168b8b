use super::{Call, Job, TokenScope, store};
use crate::kernel::{Halt, Id, Problem, secrets, text};
use async_graphql::InputType;
use futures_util::future::BoxFuture;

/// What makes a mutation happen once: the caller's own id for it and the hash of its input. The answer is
/// not kept; it is decided anew each time.
#[derive(Clone, Debug)]
pub struct Memo {
    id: Option<String>,
    hash: [u8; 32],
}

impl Memo {
    /// For this mutation (its name) and input; `id` is the input's `clientMutationId`.
    pub fn of(mutation: &str, id: Option<&String>, input: &impl InputType) -> Result<Self, Problem> {
        let id = match id {
            Some(id) => text::limited(id, 100, "clientMutationId")?,
            None => None,
        };
        let value = serde_json::to_string(&input.to_value()).unwrap_or_default();
        Ok(Self { id, hash: secrets::digest(format!("{mutation} {value}").as_bytes()) })
    }
}

impl Call {
    /// A change that makes or changes one object and answers its id. With a `clientMutationId` that this
    /// caller has used in the last 24 hours for the same input it does nothing and answers the same id.
    pub async fn mutate<I, F>(&self, memo: Memo, work: F) -> Result<I, Halt>
    where
        I: Id,
        F: for<'a> FnOnce(&'a mut Job) -> BoxFuture<'a, Result<I, Halt>> + Send + 'static,
    {
        let tells =
            self.mutate_and_tell(memo, move |job| Box::pin(async move { Ok((work(job).await?, ())) }));
        Ok(tells.await?.0)
    }

    /// The same for a change that tells something which is never kept: nothing is told where it was done before.
    pub async fn mutate_and_tell<I, T, F>(&self, memo: Memo, work: F) -> Result<(I, Option<T>), Halt>
    where
        I: Id,
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Job) -> BoxFuture<'a, Result<(I, T), Halt>> + Send + 'static,
    {
        self.within(TokenScope::Write)?;
        self.write(move |job| Box::pin(once_each(job, memo, work))).await
    }
}

async fn once_each<I, T, F>(job: &mut Job, memo: Memo, work: F) -> Result<(I, Option<T>), Halt>
where
    I: Id,
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Job) -> BoxFuture<'a, Result<(I, T), Halt>> + Send + 'static,
{
    still_recognised(job).await?;
    let Some(id) = memo.id else {
        let (object, told) = work(job).await?;
        return Ok((object, Some(told)));
    };
    let (user, now) = (job.actor()?.user, job.now());
    if store::take_memo(&mut job.conn, user, &id, &memo.hash, now).await? {
        let (object, told) = work(job).await?;
        store::remember(&mut job.conn, user, &id, &object.to_string()).await?;
        return Ok((object, Some(told)));
    }
    let (hash, object) = store::memo(&mut job.conn, user, &id).await?;
    let reused = || Problem::new("mutation.id_reused").at("clientMutationId");
    if hash != memo.hash {
        return Err(reused().into());
    }
    Ok((I::parse(&object).ok_or_else(reused)?, None))
}

/// A job may wait for its turn; meanwhile its caller may have lost a role, the token, the agreement. Asked again,
/// the caller is recognised anew.
async fn still_recognised(job: &mut Job) -> Result<(), Halt> {
    let caller = job.call().caller().cloned().ok_or(Halt::Unauthenticated)?;
    let ended = caller.until.is_some_and(|until| until <= job.now());
    if ended || !store::is_current(&mut job.conn, &caller).await? {
        return Err(Halt::Unauthenticated);
    }
    Ok(())
}
