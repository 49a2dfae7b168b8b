//! Rules of services as rows.
use crate::{
    db::{Conn, on},
    directory::model::{Access, ForSex, Paper, Rule, Service, Stay},
    kernel::{AreaId, Halt, ServiceId},
};

/// One rule: its kind, and the one value that the kind asks for.
#[derive(sqlx::FromRow)]
pub(super) struct RuleRow {
    pub(super) service_id: ServiceId,
    pub(super) edition: i64,
    rule: String,
    word: Option<String>,
    cents: Option<i64>,
    area_id: Option<AreaId>,
}

impl RuleRow {
    /// The rule; `None` for a row that a later version wrote.
    pub(super) fn rule(&self) -> Option<Rule> {
        let word = self.word.as_deref().unwrap_or_default();
        match self.rule.as_str() {
            "sex" => ForSex::parse(word).map(Rule::Sex),
            "resident" => self.area_id.map(Rule::Resident),
            "no_abode" => Some(Rule::NoAbode),
            "stay" => Stay::parse(word).map(Rule::Stay),
            "isee" => self.cents.map(Rule::Isee),
            "access" => Access::parse(word).map(Rule::Access),
            "bring" => Paper::parse(word).map(Rule::Bring),
            _ => None,
        }
    }
}

/// The columns of a rule: its kind, a word, an amount, a place.
type Columns = (&'static str, Option<&'static str>, Option<i64>, Option<AreaId>);

fn columns(rule: Rule) -> Columns {
    match rule {
        Rule::Sex(sex) => ("sex", Some(sex.name()), None, None),
        Rule::Resident(area) => ("resident", None, None, Some(area)),
        Rule::NoAbode => ("no_abode", None, None, None),
        Rule::Stay(stay) => ("stay", Some(stay.name()), None, None),
        Rule::Isee(cents) => ("isee", None, Some(cents), None),
        Rule::Access(access) => ("access", Some(access.name()), None, None),
        Rule::Bring(paper) => ("bring", Some(paper.name()), None, None),
    }
}

/// Writes the rules of one edition of a service.
pub(super) async fn insert(conn: &mut Conn, edition: i64, service: &Service) -> Result<(), Halt> {
    for (position, rule) in (1_i64..).zip(&service.rules.0) {
        let (kind, word, cents, area) = columns(*rule);
        on!(conn, |c| sqlx::query(
            "insert into service_rule (service_id, edition, position, rule, word, cents, area_id)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(service.id)
        .bind(edition)
        .bind(position)
        .bind(kind)
        .bind(word)
        .bind(cents)
        .bind(area)
        .execute(c)
        .await
        .map(|_| ()))?;
    }
    Ok(())
}
