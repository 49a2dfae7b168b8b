//! The marks: who may find which, and how they are found in an answer.
use super::writing::Spelled;
use std::collections::BTreeSet;

/// The marks that somebody may find: parts, `need.DOMAIN`, and what hangs on the person beside them (see `writing`); and
/// `id.person`, `id.code`, `id.DOMAIN` of a need.
pub(super) type Marks = BTreeSet<String>;

/// The marks that some words name.
pub(super) fn marks(words: &str) -> Marks {
    words.split_whitespace().map(str::to_owned).collect()
}

/// Of Mario, before anybody has answered: by hand. Nadia opened him in an emergency that is over.
pub(super) fn at_first(user: &str) -> Marks {
    marks(match user {
        "giulia" => {
            "identity contact address household economic citizenship minors story need.HOUS need.FOOD need.WORK
             need.MENT answers draft note asked informed dispute claim.question claim.answer preference told proof
             handover diary diary.MENT diary.former notes remark.identity remark.address request conference emergency
             id.external why blocked              id.person id.code id.HOUS id.FOOD id.WORK id.MENT"
        }
        "carla" => {
            "identity contact health need.MENT answers remark.identity conference request id.person id.code id.MENT"
        }
        "franco" => "proof request emergency blocked id.external id.person id.code",
        "amina" | "ines" => "note asked informed dispute",
        "luca" | "sofia" => "claim.question claim.answer",
        "nadia" => "conference",
        _ => "",
    })
}

/// And once Luca's claim is active and its undo window over, and Amina's centre has accepted the referral.
pub(super) fn once_answered(user: &str) -> Marks {
    let more = marks(match user {
        "luca" => "contact need.HOUS answers id.person id.code id.HOUS",
        "amina" | "ines" => "identity contact need.FOOD answers remark.identity id.person id.code id.FOOD",
        _ => "",
    });
    at_first(user).union(&more).cloned().collect()
}

/// The marks of somebody that stand anywhere in an answer, as words or as numbers and days.
pub(super) fn found(answer: &str, whose: &str) -> Marks {
    let begins = format!("mark {whose} ");
    let words = answer.split(&begins).skip(1);
    let words = words.filter_map(|rest| Some(rest.split_once(" end")?.0.to_owned()));
    let spelled = Spelled::of(whose);
    let numbers = spelled.marks().filter(|(_, number)| answer.contains(number.as_str()));
    words.chain(numbers.map(|(part, _)| part.to_owned())).collect()
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
