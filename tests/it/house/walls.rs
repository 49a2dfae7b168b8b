//! What may stand in some places only.
use super::{Source, imports, none};
use crate::support::timed;

struct Wall {
    what: &'static str,
    why: &'static str,
    words: &'static [&'static str],
    home: fn(&Source) -> bool,
}

const WALLS: &[Wall] = &[
    Wall {
        what: "SQL outside a store",
        why: "a statement stands beside the permit that it needs, and both databases check it",
        words: &["sqlx::query", "sqlx::query_as", "sqlx::query_scalar", "sqlx::raw_sql", "QueryBuilder"],
        home: |file| file.room() == "db" || file.layer() == Some("store"),
    },
    Wall {
        what: "the judge outside the law",
        why: "casbin is what the compiled table is compared with; nobody else asks it",
        words: &["casbin"],
        home: |file| file.room() == "policy",
    },
    Wall {
        what: "an engine's name outside db",
        why: "branches by engine drift apart",
        words: &[
            "Engine::Sqlite",
            "Engine::Postgres",
            "SqlitePool",
            "PgPool",
            "SqliteConnection",
            "PgConnection",
            "sqlx::Sqlite",
            "sqlx::Postgres",
        ],
        home: |file| file.room() == "db",
    },
    Wall {
        what: "a proof made outside the law",
        why: "only the guard gives leave",
        words: &["Permit::grant", "Scope::grant"],
        home: |file| file.room() == "policy",
    },
    Wall {
        what: "randomness outside its home",
        why: "it is an argument; a seeded one serves the demo network and the law's own comparison",
        words: &["getrandom", "rand::rng", "thread_rng", "OsRng", "from_os_rng"],
        home: |file| file.path == "src/kernel/random.rs",
    },
    Wall {
        what: "HTTP outside the door",
        why: "rooms speak GraphQL, and know nothing of requests; signing in names the header of its cookie",
        words: &["axum", "hyper", "tower", "tower_http"],
        home: |file| matches!(file.room(), "web" | "cli") || file.path == "src/accounts/graphql/mod.rs",
    },
    Wall {
        what: "GraphQL in a store or a verb",
        why: "objects are made in graphql.rs; model and law may name their enums and scalars",
        words: &["async_graphql"],
        home: |file| {
            !matches!(file.layer(), Some("store" | "service"))
                && !matches!(file.room(), "kernel" | "db" | "audit")
        },
    },
    Wall {
        what: "a word to the terminal outside the commands",
        why: "the server logs, structured, without personal data",
        words: &["println!", "eprintln!", "print!", "eprint!"],
        home: |file| matches!(file.room(), "cli" | "main"),
    },
];

/// A file may be this long; one in thirty may be longer, up to this.
const LINES_MAX: usize = 400;
const LINES_EVER: usize = 500;

#[test]
fn what_has_a_home_stays_there() {
    timed(|| {
        for wall in WALLS {
            let outside = |file: &Source| {
                let found =
                    wall.words.iter().filter(|_| !(wall.home)(file)).flat_map(|words| file.lines_with(words));
                found.collect::<Vec<_>>()
            };
            none(Source::all().iter().flat_map(outside).collect(), &format!("{} ({})", wall.what, wall.why));
        }
    });
}

#[test]
fn files_stay_short() {
    timed(|| {
        let files = Source::all();
        let over = |max: usize| files.iter().filter(move |file| file.lines > max);
        let told = |file: &Source| format!("{}: {} lines", file.path, file.lines);
        none(over(LINES_EVER).map(told).collect(), "files that are too long");
        let long: Vec<_> = over(LINES_MAX).map(told).collect();
        assert!(long.len() * 30 <= files.len(), "too many long files:\n  {}", long.join("\n  "));
    });
}

/// What a page may lean on: the floor that it is on, and what is under every room.
const UNDER_PAGES: &[&str] = &["web", "kernel", "locale"];

fn leans_on_a_room(file: &Source) -> Vec<String> {
    let outside =
        imports::of(file).into_iter().filter(|import| !UNDER_PAGES.contains(&import.path[0].as_str()));
    outside.map(|import| format!("{}:{}: {}", file.path, import.line, import.path.join("::"))).collect()
}

#[test]
fn pages_ask_the_schema_and_nothing_else() {
    timed(|| {
        let files = Source::all();
        let pages: Vec<_> = files
            .iter()
            .filter(|file| file.path.starts_with("src/web/pages/") || file.path == "src/web/template.rs")
            .collect();
        assert!(pages.len() > 5, "the files of the pages are found");
        let why = "a page shows what its document is answered: no service, no store, no law";
        none(pages.into_iter().flat_map(leans_on_a_room).collect(), why);
        let breach = Source::of("src/web/pages/show.rs", "use crate::{needs::service, web::asked};");
        assert_eq!(leans_on_a_room(&breach).len(), 1);
    });
}

#[test]
fn the_walls_see_a_breach() {
    let breaches = |path, text| {
        let file = Source::of(path, text);
        let walls = WALLS.iter().filter(|wall| !(wall.home)(&file));
        walls.flat_map(|wall| wall.words).flat_map(|words| file.lines_with(words)).count()
    };
    assert_eq!(
        breaches("src/persons/service.rs", "sqlx::query(\"select 1\"); casbin::x(); Permit::grant(y)"),
        3
    );
    assert_eq!(
        breaches("src/persons/store.rs", "sqlx::query_scalar(A); Engine::Sqlite(c); async_graphql::Context"),
        2
    );
    assert_eq!(breaches("src/kernel/text.rs", "println!(\"{x}\"); getrandom::fill(b); axum::Router"), 3);
    assert_eq!(breaches("src/areas/graphql.rs", "async_graphql::Context; // sqlx::query"), 0);
}
