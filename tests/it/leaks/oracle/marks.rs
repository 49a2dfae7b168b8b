//! The marks: where they are written, who may find which, and how they are found in an answer.
use crate::support::Base;
use std::{collections::BTreeSet, fmt::Write};

/// What marks a part: written into each of its values.
pub(super) const PARTS: [&str; 11] = [
    "identity",
    "contact",
    "address",
    "household",
    "economic",
    "citizenship",
    "health",
    "protection",
    "minors",
    "justice",
    "story",
];
/// The marks that somebody may find: parts, `need.DOMAIN`, `note` of a referral, `told` in an orientation, `proof` of a
/// grant, `handover` of an offer to lead, `diary`, `diary.MENT` of an entry that names that need, `notes`; and `id.person`,
/// `id.code`, `id.DOMAIN` of a need.
pub(super) type Marks = BTreeSet<String>;

fn marks(words: &str) -> Marks {
    words.split_whitespace().map(str::to_owned).collect()
}

/// Of Mario, before anybody has answered: by hand.
pub(super) fn at_first(user: &str) -> Marks {
    marks(match user {
        "giulia" => {
            "identity contact address household economic citizenship minors story need.HOUS need.FOOD need.WORK
             need.MENT note told proof handover diary diary.MENT notes id.person id.code id.HOUS id.FOOD id.WORK
             id.MENT"
        }
        "carla" => "identity contact health need.MENT id.person id.code id.MENT",
        "franco" => "proof id.person id.code",
        "amina" | "ines" => "note",
        _ => "",
    })
}

/// And once Luca's claim is active and its undo window over, and Amina's centre has accepted the referral.
pub(super) fn once_answered(user: &str) -> Marks {
    let more = marks(match user {
        "luca" => "contact need.HOUS id.person id.code id.HOUS",
        "amina" | "ines" => "identity contact need.FOOD note id.person id.code id.FOOD",
        _ => "",
    });
    at_first(user).union(&more).cloned().collect()
}

/// Marks every value of Mario's and of Anna's parts, whatever stood there; `more` makes other texts of the same marks.
pub(super) async fn marked(base: &Base, person: &str, whose: &str, more: &str) {
    let id = person_uuid(base, person);
    let mark = |part: &str| format!("mark {whose} {part} end{more}");
    let text = |part: &str| format!("'{}'", mark(part));
    let mut sql = format!(
        "update person_identity set given_name = {0}, family_name = {0}, alias = {0} where person_id = {id};
         update person_contact set name_to_use = {1}, phone = {1}, mail = {1}, safe_hours = {1}, do_not_mention = {1}
          where person_id = {id};
         update person_address set residence = {2}, dwelling = {2} where person_id = {id};
         update household_member set name = {3}
          where household_id = (select household_id from person where id = {id});
         delete from person_part where person_id = {id};",
        text("identity"),
        text("contact"),
        text("address"),
        text("household"),
    );
    for part in &PARTS[4..] {
        let field = match *part {
            "economic" => "benefits",
            "citizenship" => "permit",
            "health" => "conditions",
            "story" => "text",
            _ => "facts",
        };
        write!(
            sql,
            "insert into person_part (person_id, part, body, controller_id, updated_at)
             select id, '{part}', '{{\"{field}\": \"{}\"}}', lead_organization_id, registered_at from person
              where id = {id};",
            mark(part)
        )
        .unwrap();
    }
    for domain in amis::policy::Domain::ALL {
        let need = mark(&format!("need.{domain}"));
        write!(sql, "update need set strength = '{need}' where person_id = {id} and domain = '{domain}';")
            .unwrap();
    }
    write!(
        sql,
        "update referral set note = {0}, dispute = {0} where person_id = {id}; update sharing_grant set proof = {1}, evidence = {1}
          where person_id = {id}; update lead_transfer set note = {2} where person_id = {id};
         update orientation set ask_for = {3}, bring = {3}, note = {3} where person_id = {id};
         update diary_entry set words = case when need_id is null then {4} else {5} end where person_id = {id};
         update diary_former set words = {4} where entry_id in (select id from diary_entry where person_id = {id});
         update professional_note set words = {6} where person_id = {id};",
        text("note"),
        text("proof"),
        text("handover"),
        text("told"),
        text("diary"),
        text("diary.MENT"),
        text("notes")
    )
    .unwrap();
    base.execute(&sql).await;
}

fn person_uuid(base: &Base, person: &str) -> String {
    let hex = person.trim_start_matches("person_");
    if base.is_sqlite() { format!("x'{hex}'") } else { format!("'{hex}'") }
}

/// The marks of somebody that stand anywhere in an answer.
pub(super) fn found(answer: &str, whose: &str) -> Marks {
    let begins = format!("mark {whose} ");
    answer.split(&begins).skip(1).filter_map(|rest| Some(rest.split_once(" end")?.0.to_owned())).collect()
}

/// What somebody is known by without a word of theirs: each mark, and how it may be written.
pub(super) type Ids = Vec<(String, Vec<String>)>;

/// An id in all its spellings, in small letters.
pub(super) fn spellings(id: &str) -> Vec<String> {
    let hex = id.split_once('_').map_or(id, |(_, hex)| hex);
    let dashed = uuid::Uuid::try_parse(hex).unwrap().hyphenated().to_string();
    vec![hex.to_owned(), dashed]
}

/// The ids that stand anywhere in an answer.
pub(super) fn known(answer: &str, ids: &Ids) -> Marks {
    let small = answer.to_lowercase();
    let stands = |(_, written): &&(String, Vec<String>)| written.iter().any(|one| small.contains(one));
    ids.iter().filter(stands).map(|(mark, _)| mark.clone()).collect()
}
