//! Where the marks are written: into every text that the tables hold of a person, and into the numbers and days that can
//! be told from others. A test holds this list against the tables, so that a column that is born tomorrow is marked, or
//! said to hold no words.
use super::marks::Marks;
use crate::support::Base;
use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt::Write};

/// What stands for Mario, and for Anna, in the system of their lead: set as their lead would.
pub(super) const EXTERNAL: [&str; 2] = ["mark mario id.external end", "mark anna id.external end"];

/// The parts that are kept as documents, and what stands in each.
pub(super) const DOCUMENTS: [&str; 7] =
    ["economic", "citizenship", "health", "protection", "minors", "justice", "story"];

/// The parts that have tables of their own.
pub(super) const AS_ROWS: [&str; 4] = ["identity", "contact", "address", "household"];

/// A mark in texts: of which table, in which columns, what it marks (`{column}` stands for what that holds), and where.
struct Text {
    table: &'static str,
    columns: &'static str,
    mark: &'static str,
    only: &'static str,
}

const fn text(table: &'static str, columns: &'static str, mark: &'static str) -> Text {
    Text { table, columns, mark, only: "" }
}

const TEXTS: [Text; 27] = [
    text("person_identity", "given_name family_name alias fiscal_code", "identity"),
    text("person_contact", "name_to_use phone mail safe_hours do_not_mention", "contact"),
    text("person_address", "residence dwelling", "address"),
    text("household_member", "name", "household"),
    text("need", "strength", "need.{domain}"),
    text("need_answer", "value", "answers"),
    text("need_draft", "strength", "draft"),
    text("referral", "note", "note"),
    text("referral", "question", "asked"),
    text("referral", "information", "informed"),
    text("referral", "dispute", "dispute"),
    text("claim", "question", "claim.question"),
    text("claim", "answer", "claim.answer"),
    text("claim", "preference", "preference"),
    text("orientation", "ask_for bring note", "told"),
    text("lead_transfer", "note", "handover"),
    text("sharing_grant", "proof evidence", "proof"),
    text("professional_note", "words", "notes"),
    Text { only: "need_id is null", ..text("diary_entry", "words", "diary") },
    Text { only: "need_id is not null", ..text("diary_entry", "words", "diary.MENT") },
    text("diary_former", "words", "diary.former"),
    text("part_request", "note", "request"),
    text("person_remark", "words reason", "remark.{part}"),
    text("emergency_access", "reason verdict_note", "emergency"),
    text("conference", "place minutes", "conference"),
    Text { only: "subject = 'need'", ..text("need_event", "reason", "why") },
    Text { only: "mail_key is not null", ..text("access_block", "mail_key", "blocked") },
];

/// The columns that a mark is written into, as `table.column`; the documents of parts and what stands for a person elsewhere
/// are marked by other ways.
pub(super) fn columns() -> BTreeSet<String> {
    let of = |text: &'static Text| text.columns.split(' ').map(|column| format!("{}.{column}", text.table));
    let others = ["person_part.body", "external_id.value"].map(str::to_owned);
    TEXTS.iter().flat_map(of).chain(others).collect()
}

/// The names of what a part that is kept as a document holds, as the API has them.
pub(super) fn fields_of(part: &str) -> BTreeSet<String> {
    let document = Spelled(1).document(part, "-");
    let camel = |name: &String| {
        let mut words = name.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |all, word| format!("{all}{}{}", word[..1].to_uppercase(), &word[1..]))
    };
    document.as_object().unwrap().keys().map(camel).collect()
}

/// The rows of a table that are a person's.
fn owned(table: &str, person: &str) -> String {
    let of = match table {
        "household_member" => "household_id = (select household_id from person where id = {id})",
        "need_answer" | "need_event" => "need_id in (select id from need where person_id = {id})",
        "diary_former" => "entry_id in (select id from diary_entry where person_id = {id})",
        _ => "person_id = {id}",
    };
    of.replace("{id}", person)
}

/// The numbers and days of somebody: theirs alone, and others in the second text.
pub(super) struct Spelled(u32);

impl Spelled {
    pub fn of(whose: &str) -> Self {
        Self(if whose == "mario" { 1 } else { 2 })
    }

    fn born(&self) -> String {
        format!("195{}-12-27", self.0)
    }

    fn until(&self, which: u32) -> String {
        format!("204{}-12-{which}", self.0)
    }

    fn cents(&self, which: u32) -> u32 {
        731_073_000 + self.0 * 100 + which
    }

    /// Each with the part that it stands in.
    pub fn marks(&self) -> impl Iterator<Item = (&'static str, String)> {
        let sums = (1..=3).map(|which| ("economic", self.cents(which).to_string()));
        let days = (24..=25).map(|which| ("citizenship", self.until(which)));
        std::iter::once(("identity", self.born())).chain(sums).chain(days).collect::<Vec<_>>().into_iter()
    }

    /// What a part that is kept as a document holds, with its words.
    fn document(&self, part: &str, words: &str) -> Value {
        match part {
            "economic" => json!({ "isee_cents": self.cents(1), "income_cents": self.cents(2),
                "debts_cents": self.cents(3), "benefits": words }),
            "citizenship" => json!({ "nationality": if self.0 > 2 { "BD" } else { "IT" }, "permit": words,
                "permit_until": self.until(24), "stp_or_eni": words, "stp_or_eni_until": self.until(25) }),
            "health" => {
                json!({ "conditions": words, "disability_percent": 40 + self.0, "care_needs": words })
            }
            "story" => json!({ "text": words }),
            _ => json!({ "facts": words, "measures": words }),
        }
    }
}

/// Marks every value of Mario's or of Anna's, whatever stood there. With `kept`, other texts, numbers and days of the same
/// marks are written wherever the mark isn't among those.
pub(super) async fn marked(base: &Base, person: &str, whose: &str, kept: Option<&Marks>) {
    let id = uuid_of(base, person);
    let spelled = |mark| Spelled(Spelled::of(whose).0 + if is_kept(mark, kept) { 0 } else { 2 });
    let born = spelled("identity");
    let mut sql = format!(
        "update person_identity set birth_date = '{}', birth_year = {}, sex = '{}' where person_id = {id};
         insert into need_answer (need_id, code, value, shown)
         select id, 'persons', '-', 'need' from need where person_id = {id} on conflict do nothing;
         delete from person_part where person_id = {id};",
        born.born(),
        1950 + born.0,
        if born.0 > 2 { "female" } else { "male" },
    );
    for text in &TEXTS {
        sql.push_str(&text.update(whose, kept, &id));
    }
    for part in DOCUMENTS {
        let more = if is_kept(part, kept) { "" } else { OTHERS };
        let body = spelled(part).document(part, &format!("mark {whose} {part} end{more}"));
        writeln!(
            sql,
            "insert into person_part (person_id, part, body, controller_id, updated_at)
             select id, '{part}', '{body}', lead_organization_id, registered_at from person where id = {id};"
        )
        .unwrap();
    }
    base.execute(&sql).await;
}

/// What makes a text another one.
const OTHERS: &str = ", and other words, many more of them, that stand there instead";

fn is_kept(mark: &str, kept: Option<&Marks>) -> bool {
    kept.is_none_or(|kept| kept.contains(mark))
}

impl Text {
    /// The statement that writes the mark into a person's rows: an other text where it isn't kept.
    fn update(&self, whose: &str, kept: Option<&Marks>, person: &str) -> String {
        // A mark may name what stands in another column of its row.
        let mark = format!("'{}'", self.mark.replace('{', "' || ").replace('}', " || '"));
        let more = kept.map_or_else(String::new, |kept| {
            let kept: Vec<_> = kept.iter().map(|mark| format!("'{mark}'")).collect();
            let kept = if kept.is_empty() { "''".to_owned() } else { kept.join(", ") };
            format!(" || case when {mark} in ({kept}) then '' else '{OTHERS}' end")
        });
        let set = |column| format!("{column} = 'mark {whose} ' || {mark} || ' end'{more}");
        let set: Vec<_> = self.columns.split(' ').map(set).collect();
        let only = if self.only.is_empty() { "true" } else { self.only };
        format!(
            "update {} set {} where {} and {only};\n",
            self.table,
            set.join(", "),
            owned(self.table, person)
        )
    }
}

fn uuid_of(base: &Base, person: &str) -> String {
    let hex = person.trim_start_matches("person_");
    if base.is_sqlite() { format!("x'{hex}'") } else { format!("'{hex}'") }
}
