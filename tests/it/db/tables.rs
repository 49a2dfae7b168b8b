//! The two databases have the same tables: files, columns, indexes, references, views.
use crate::support::{self, Base, on_postgres, settings};
use amis::db::{Db, Engine, Place};
use std::collections::BTreeSet;

on_postgres!(both_databases_have_the_same_tables);

#[test]
fn each_migration_has_its_twin() {
    support::timed(|| {
        let of = |engine: &str| -> BTreeSet<String> {
            let folder = settings::root().join("migrations").join(engine);
            let files = std::fs::read_dir(folder).unwrap();
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
        };
        assert_eq!(of("sqlite"), of("postgres"));
        assert!(of("sqlite").len() >= 8);
    });
}

async fn both_databases_have_the_same_tables(base: Base) {
    let folder = support::folder();
    let file = Db::open(&Place::Sqlite(folder.path().join("twin.db"))).await.unwrap();
    for (what, queries) in CATALOGUES {
        let sqlite = lines(&file, queries).await;
        let postgres = lines(base.db(), queries).await;
        let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
            one.difference(other).cloned().collect::<Vec<_>>().join("\n  ")
        };
        assert!(
            sqlite == postgres,
            "{what} differ\nonly in SQLite:\n  {}\nonly in PostgreSQL:\n  {}",
            only(&sqlite, &postgres),
            only(&postgres, &sqlite)
        );
        assert!(!sqlite.is_empty(), "{what} were found");
    }
    file.close().await;
}

/// What is compared, and how each engine is asked for it: one line of text per row.
struct Asked {
    sqlite: &'static str,
    postgres: &'static str,
}

const CATALOGUES: &[(&str, Asked)] = &[
    (
        "columns",
        Asked {
            sqlite: "select m.name || '.' || c.name || ' ' || c.cid || ' ' || lower(c.type)
                            || case when c.\"notnull\" then ' not null' else '' end
                            || case when c.dflt_value is not null then ' default' else '' end
                            || case when c.pk > 0 then ' key ' || c.pk else '' end
                       from sqlite_schema m, pragma_table_info(m.name) c
                      where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_sqlx%' escape '\\'",
            postgres: "select c.table_name || '.' || c.column_name || ' '
                              || rank() over (partition by c.table_name order by c.ordinal_position) - 1 || ' '
                              || case when c.data_type in ('uuid', 'bytea') then 'blob'
                                      when c.data_type in ('bigint', 'integer', 'boolean') then 'integer'
                                      when c.data_type = 'double precision' then 'real'
                                      when c.data_type in ('text', 'jsonb', 'date', 'timestamp with time zone') then 'text'
                                      else c.data_type end
                              || case when c.is_nullable = 'NO' then ' not null' else '' end
                              || case when c.column_default is not null then ' default' else '' end
                              || coalesce(' key ' || k.ordinal_position, '')
                         from information_schema.columns c
                         left join information_schema.key_column_usage k
                           on k.table_schema = c.table_schema and k.table_name = c.table_name
                          and k.column_name = c.column_name and k.constraint_name = c.table_name || '_pkey'
                         join information_schema.tables t
                           on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                          and c.table_name not like '\\_sqlx%'",
        },
    ),
    (
        "unique keys and indexes",
        Asked {
            sqlite: "select m.name || '(' || (select group_concat(name, ', ') from
                              (select name from pragma_index_info(i.name) order by seqno)) || ')'
                            || case when i.\"unique\" then ' unique' else '' end
                            || case when i.partial then ' partial' else '' end
                            || case when i.origin = 'c' then ' ' || i.name else '' end
                       from sqlite_schema m, pragma_index_list(m.name) i
                      where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_sqlx%' escape '\\'
                        and i.origin <> 'pk'",
            postgres: "select t.relname || '(' || (select string_agg(a.attname, ', ' order by k.place)
                                from unnest(x.indkey::int[]) with ordinality k (number, place)
                                join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number) || ')'
                              || case when x.indisunique then ' unique' else '' end
                              || case when x.indpred is not null then ' partial' else '' end
                              || case when c.oid is null then ' ' || i.relname else '' end
                         from pg_index x
                         join pg_class i on i.oid = x.indexrelid
                         join pg_class t on t.oid = x.indrelid
                         join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
                         left join pg_constraint c on c.conindid = i.oid and c.contype = 'u'
                        where not x.indisprimary and t.relname not like '\\_sqlx%'",
        },
    ),
    (
        "references",
        Asked {
            sqlite: "select m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || '.' || f.\"to\" || ' ' || lower(f.on_delete)
                       from sqlite_schema m, pragma_foreign_key_list(m.name) f
                      where m.type = 'table' and m.name not like 'sqlite%'",
            postgres: "select t.relname || '.' || a.attname || ' -> ' || r.relname || '.' || b.attname || ' '
                              || case c.confdeltype when 'a' then 'no action' when 'c' then 'cascade' when 'n' then 'set null'
                                                    when 'r' then 'restrict' else 'set default' end
                         from pg_constraint c
                         join pg_class t on t.oid = c.conrelid
                         join pg_class r on r.oid = c.confrelid
                         join unnest(c.conkey, c.confkey) k (mine, theirs) on true
                         join pg_attribute a on a.attrelid = t.oid and a.attnum = k.mine
                         join pg_attribute b on b.attrelid = r.oid and b.attnum = k.theirs
                        where c.contype = 'f'",
        },
    ),
    (
        "views",
        Asked {
            sqlite: "select m.name || '.' || c.name || ' ' || c.cid
                       from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'view'",
            postgres: "select c.table_name || '.' || c.column_name || ' ' || c.ordinal_position - 1
                         from information_schema.columns c
                         join information_schema.views v using (table_schema, table_name)
                        where c.table_schema = 'public'",
        },
    ),
];

async fn lines(db: &Db, asked: &Asked) -> BTreeSet<String> {
    let mut conn = db.reader().await.unwrap();
    let rows: Vec<String> = match conn.engine() {
        Engine::Sqlite(c) => sqlx::query_scalar(asked.sqlite).fetch_all(c).await.unwrap(),
        Engine::Postgres(c) => sqlx::query_scalar(asked.postgres).fetch_all(c).await.unwrap(),
    };
    conn.give_back().await;
    rows.into_iter().collect()
}
