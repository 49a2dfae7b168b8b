//! The network's key: made once, with the first database, and the same for every process from then on.
use super::{Conn, Db, Done, on};
use crate::kernel::{Fault, Halt, random, secrets::KEY_BYTES};

impl Db {
    /// The key that every other key is derived from.
    pub async fn network_key(&self) -> Result<[u8; KEY_BYTES], Halt> {
        self.write(|mut conn| {
            Box::pin(async move {
                let result = found_or_made(&mut conn).await;
                Done { conn, result, after: Vec::new() }
            })
        })
        .await
    }
}

async fn found_or_made(conn: &mut Conn) -> Result<[u8; KEY_BYTES], Halt> {
    let fresh: [u8; KEY_BYTES] = random::bytes();
    on!(conn, |c| sqlx::query(
        "insert into network_key (id, key) values (1, $1) on conflict (id) do nothing"
    )
    .bind(&fresh[..])
    .execute(c)
    .await
    .map(|_| ()))?;
    let key: Vec<u8> =
        on!(conn, |c| sqlx::query_scalar("select key from network_key where id = 1").fetch_one(c).await)?;
    key.try_into().map_err(|_| Fault::said("the network's key has another length").into())
}
