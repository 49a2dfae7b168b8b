use super::{Failure, house};
use crate::settings::Settings;

/// `amis migrate`
pub(super) async fn run(settings: &Settings) -> Result<(), Failure> {
    let db = house::new_database(settings).await?;
    db.close().await;
    println!("The tables are up to date in {}.", house::place(&settings.database));
    Ok(())
}
