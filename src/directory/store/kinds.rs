//! Kinds of help and their questions.
use crate::{
    db::{Conn, on},
    directory::kinds::{AnswerType, KindOfHelp, Question, ShownOn},
    kernel::{Halt, KindOfHelpId},
    policy::Domain,
};
use std::collections::HashMap;

/// Kinds of help, and questions of all of them, that are kept in memory.
const KINDS_MAX: i64 = 10_000;

#[derive(sqlx::FromRow)]
struct KindRow {
    id: KindOfHelpId,
    domain: Domain,
    code: String,
    parent_id: Option<KindOfHelpId>,
    name_it: String,
    name_en: String,
    fhir: Option<String>,
    open_eligibility: Option<String>,
}

#[derive(sqlx::FromRow)]
struct QuestionRow {
    kind_of_help_id: KindOfHelpId,
    code: String,
    label_it: String,
    label_en: String,
    answer: AnswerType,
    choices: Option<String>,
    shown: ShownOn,
}

pub(in crate::directory) async fn kinds(conn: &mut Conn) -> Result<Vec<KindOfHelp>, Halt> {
    let rows: Vec<KindRow> = on!(conn, |c| sqlx::query_as(
        "select id, domain, code, parent_id, name_it, name_en, fhir, open_eligibility
           from kind_of_help limit $1",
    )
    .bind(KINDS_MAX)
    .fetch_all(c)
    .await)?;
    let kind = |row: KindRow| KindOfHelp {
        id: row.id,
        domain: row.domain,
        code: row.code,
        parent: row.parent_id,
        name_it: row.name_it,
        name_en: row.name_en,
        fhir: row.fhir,
        open_eligibility: row.open_eligibility,
    };
    Ok(rows.into_iter().map(kind).collect())
}

pub(in crate::directory) async fn questions(
    conn: &mut Conn,
) -> Result<HashMap<KindOfHelpId, Vec<Question>>, Halt> {
    let rows: Vec<QuestionRow> = on!(conn, |c| sqlx::query_as(
        "select kind_of_help_id, code, label_it, label_en, answer, choices, shown
           from kind_question order by kind_of_help_id, position limit $1",
    )
    .bind(KINDS_MAX)
    .fetch_all(c)
    .await)?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let choices = row.choices.unwrap_or_default();
        found.entry(row.kind_of_help_id).or_default().push(Question {
            code: row.code,
            label_it: row.label_it,
            label_en: row.label_en,
            answer: row.answer,
            choices: choices.split_whitespace().map(str::to_owned).collect(),
            shown: row.shown,
        });
    }
    Ok(found)
}
