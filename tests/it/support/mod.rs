//! What every test stands on: a fresh database of either engine, the command's settings, the report.
mod agreed;
mod base;
pub mod data;
mod harness;
pub mod histories;
mod postgres;
pub mod program;
pub mod proxy;
mod report;
pub mod settings;
pub mod smtp;
pub mod socket;
mod sqlite;

pub use agreed::agree;
pub use base::{Base, job};
pub use harness::{Kind, figure, in_long_run, run, suite_or_long, timed};
pub use sqlite::folder;

/// The texts of the demo network, for a world that somebody signs something in.
pub async fn plant_texts(house: &std::sync::Arc<amis::call::House>) {
    use amis::{call::Call, locale::Language};
    let since = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    let operator = Call::new(std::sync::Arc::clone(house), None, Language::En, "test".to_owned());
    let plant = operator
        .write(move |job| Box::pin(async move { amis::texts::plant(job, &amis::demo::texts(since)).await }));
    plant.await.unwrap();
}

/// The days of somebody who is open on weekdays, and closed all August.
pub fn closed_in_august() -> Vec<amis::directory::model::Schedule> {
    use amis::directory::model::Schedule;
    let on =
        |weekday| Schedule { weekday: Some(weekday), opens: Some("09:00".to_owned()), ..Schedule::default() };
    let august = Schedule {
        from: chrono::NaiveDate::from_ymd_opt(2026, 8, 1),
        until: chrono::NaiveDate::from_ymd_opt(2026, 8, 31),
        every_year: true,
        closed: true,
        ..Schedule::default()
    };
    (1..=5).map(on).chain([august]).collect()
}

/// Makes tests of async functions that take a [`Base`]: `name::sqlite` and `name::postgres`, each on a
/// fresh database. A function that isn't named here is dead code, and so a warning.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        $crate::support::on_both!(Postgres: $($test),+);
    };
    ($kind:ident: $($test:ident),+) => {$(
        mod $test {
            #[test]
            fn sqlite() {
                $crate::support::run(concat!(module_path!(), "::sqlite"), $crate::support::Kind::Sqlite, super::$test);
            }

            #[test]
            fn postgres() {
                $crate::support::run(concat!(module_path!(), "::postgres"), $crate::support::Kind::$kind, super::$test);
            }
        }
    )+};
}
pub(crate) use on_both;

/// The same on PostgreSQL alone, for what SQLite doesn't have.
macro_rules! on_postgres {
    ($($test:ident),+ $(,)?) => {$(
        mod $test {
            #[test]
            fn postgres() {
                $crate::support::run(concat!(module_path!(), "::postgres"), $crate::support::Kind::Postgres, super::$test);
            }
        }
    )+};
}
pub(crate) use on_postgres;

/// The same on SQLite alone, for what happens in this process and not in a server.
macro_rules! on_sqlite {
    ($($test:ident),+ $(,)?) => {$(
        mod $test {
            #[test]
            fn sqlite() {
                $crate::support::run(concat!(module_path!(), "::sqlite"), $crate::support::Kind::Sqlite, super::$test);
            }
        }
    )+};
}
pub(crate) use on_sqlite;

/// Runs one body on the open connection of either engine.
macro_rules! on {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn.engine() {
            amis::db::Engine::Sqlite($c) => $body,
            amis::db::Engine::Postgres($c) => $body,
        }
    };
}
pub(crate) use on;
