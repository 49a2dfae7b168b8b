//! Opens what every command works in.
use super::Failure;
use crate::{
    call::House,
    db::{Db, Place},
    kernel::{Clock, Secrets},
    policy::Law,
    settings::Settings,
};
use std::{fs, io, path::Path, sync::Arc};

/// The law in force: the one that is built in, or the one in the folder that the settings name.
pub(super) fn law(settings: &Settings) -> Result<Law, Failure> {
    let law = match settings.policy.as_ref() {
        None => Law::embedded(),
        Some(folder) => Law::open(&read(folder, "policy.csv")?, &read(folder, "basis.csv")?),
    };
    law.map_err(|problems| {
        let lines: Vec<_> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
        Failure::new(format!("the law can't be put in force; mend these lines:{}", lines.concat()))
    })
}

/// The database with its tables up to date. A file must be there: a command that reads or mends would answer for an
/// empty one that it had just made.
pub(super) async fn database(settings: &Settings) -> Result<Db, Failure> {
    if let Place::Sqlite(file) = &settings.database
        && !file.exists()
    {
        return Err(Failure::new(format!(
            "{} doesn't exist. Name the database with --database or DATABASE_URL; or begin one with `amis user add \
             --first`, or `amis demo`",
            place(&settings.database)
        )));
    }
    opened(settings).await
}

/// The same, made where there is none.
pub(super) async fn new_database(settings: &Settings) -> Result<Db, Failure> {
    make_room(settings)?;
    opened(settings).await
}

async fn opened(settings: &Settings) -> Result<Db, Failure> {
    Db::open(&settings.database)
        .await
        .map_err(|e| Failure::new(format!("{e}; it was looked for at {}", place(&settings.database))))
}

/// The folder of a database that is a file.
pub(super) fn make_room(settings: &Settings) -> Result<(), Failure> {
    match &settings.database {
        Place::Sqlite(file) => make_folder(file),
        Place::Postgres(_) => Ok(()),
    }
}

/// A house for one process, over a database that is there.
pub(super) async fn open(settings: &Settings) -> Result<Arc<House>, Failure> {
    let law = law(settings)?;
    over(settings, law, database(settings).await?, Clock::System).await
}

/// The same over a database that may be made for it.
pub(super) async fn open_or_begin(settings: &Settings) -> Result<Arc<House>, Failure> {
    begin_at(settings, Clock::System).await
}

/// The same with a clock of one's own, for a world that is made.
pub(super) async fn begin_at(settings: &Settings, clock: Clock) -> Result<Arc<House>, Failure> {
    let law = law(settings)?;
    over(settings, law, new_database(settings).await?, clock).await
}

async fn over(settings: &Settings, law: Law, db: Db, clock: Clock) -> Result<Arc<House>, Failure> {
    let law = Arc::new(law);
    let key = db.network_key().await.map_err(|halt| {
        Failure::new(format!("the network's key can't be read: {halt}; see the log above"))
    })?;
    Ok(Arc::new(crate::house(db, law, clock, Secrets::new(key), settings.terms())))
}

/// Where the data is, for people: without the password of an address.
pub(super) fn place(place: &Place) -> String {
    match place {
        Place::Sqlite(file) => {
            format!("the file {}", std::path::absolute(file).unwrap_or_else(|_| file.clone()).display())
        }
        Place::Postgres(url) => {
            let address = url.rsplit_once('@').map_or(url.as_str(), |(_, address)| address);
            let address = address.split_once("://").map_or(address, |(_, address)| address);
            format!("the PostgreSQL {}", address.split('?').next().unwrap_or(address))
        }
    }
}

fn read(folder: &Path, name: &str) -> Result<String, Failure> {
    let path = folder.join(name);
    fs::read_to_string(&path)
        .map_err(|e| Failure::new(format!("{}: the law can't be read: {e}", path.display())))
}

/// The folder of a database holds everything that is known of people: for its owner's eyes alone.
fn make_folder(file: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::DirBuilderExt;
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let made = if folder.is_dir() {
        Ok(())
    } else {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
    };
    made.map_err(|e: io::Error| Failure::new(format!("{}: the folder can't be made: {e}", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_printed() {
        let url = Place::Postgres("postgres://amis:secret@db.test:5432/amis?sslmode=disable".to_owned());
        assert_eq!(place(&url), "the PostgreSQL db.test:5432/amis");
    }
}
