use crate::{
    db::{Conn, Dialect, Sql, on},
    kernel::Halt,
};

/// Whoever changes accounts does so by turns, to the end of the transaction: what is looked up afterwards is as the one
/// before left it. SQLite has one writer anyway.
const TURN: Sql = Sql { sqlite: "select true", postgres: "select pg_advisory_xact_lock(4700112233445577)" };

pub(in crate::accounts) async fn take(conn: &mut Conn) -> Result<(), Halt> {
    on!(conn, |c, D| sqlx::query(D::of(TURN)).execute(c).await.map(drop))?;
    Ok(())
}
