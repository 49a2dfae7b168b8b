//! Kinds of help below each domain, two levels, with their questions: data, kept in memory whole.
use crate::{
    kernel::KindOfHelpId,
    policy::{Domain, words::words},
};
use std::collections::HashMap;

words! {
    /// What the answer to a question is.
    pub enum AnswerType {
        /// Yes or no: `true` or `false`.
        Boolean = 0 "boolean",
        /// A whole number.
        Integer = 1 "integer",
        /// A day, ISO 8601.
        Date = 2 "date",
        /// One of the question's choices.
        Choice = 3 "choice",
    }
}

words! {
    /// Who is shown the answer to a question.
    pub enum ShownOn {
        /// Everybody who is shown the need card.
        Card = 0 "card",
        /// Those to whom the need itself is open.
        Need = 1 "need",
    }
}

/// One typed question of a kind of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its code, one of its kind's.
    pub code: String,
    /// In Italian.
    pub label_it: String,
    /// In English.
    pub label_en: String,
    /// What the answer is.
    pub answer: AnswerType,
    /// The choices, where it has some.
    pub choices: Vec<String>,
    /// Who is shown the answer.
    pub shown: ShownOn,
}

impl Question {
    /// Whether a text is an answer to it.
    pub fn takes(&self, answer: &str) -> bool {
        match self.answer {
            AnswerType::Boolean => matches!(answer, "true" | "false"),
            AnswerType::Integer => answer.parse::<u32>().is_ok(),
            AnswerType::Date => answer.parse::<chrono::NaiveDate>().is_ok(),
            AnswerType::Choice => self.choices.iter().any(|choice| choice == answer),
        }
    }
}

/// One kind of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindOfHelp {
    /// Its id.
    pub id: KindOfHelpId,
    /// Its domain.
    pub domain: Domain,
    /// Its code, never given to another.
    pub code: String,
    /// The kind above it; none for the first level.
    pub parent: Option<KindOfHelpId>,
    /// In Italian.
    pub name_it: String,
    /// In English.
    pub name_en: String,
    /// The category of SDOH Clinical Care.
    pub fhir: Option<String>,
    /// The id in Open Eligibility 2.0.
    pub open_eligibility: Option<String>,
}

/// Every kind of help, of one moment, by domain and code.
#[derive(Debug, Default)]
pub struct Kinds {
    all: Vec<KindOfHelp>,
    by_id: HashMap<KindOfHelpId, usize>,
    by_code: HashMap<String, usize>,
    questions: HashMap<KindOfHelpId, Vec<Question>>,
}

impl Kinds {
    /// These kinds, with each kind's own questions in their order.
    pub fn of(mut kinds: Vec<KindOfHelp>, questions: HashMap<KindOfHelpId, Vec<Question>>) -> Self {
        kinds.sort_by(|a, b| (a.domain, &a.code).cmp(&(b.domain, &b.code)));
        let by_id = kinds.iter().enumerate().map(|(at, kind)| (kind.id, at)).collect();
        let by_code = kinds.iter().enumerate().map(|(at, kind)| (kind.code.clone(), at)).collect();
        Self { all: kinds, by_id, by_code, questions }
    }

    /// The kind of an id.
    pub fn get(&self, id: KindOfHelpId) -> Option<&KindOfHelp> {
        self.by_id.get(&id).map(|at| &self.all[*at])
    }

    /// The kind of a code.
    pub fn by_code(&self, code: &str) -> Option<&KindOfHelp> {
        self.by_code.get(code).map(|at| &self.all[*at])
    }

    /// The kinds of a domain, or of all.
    pub fn list(&self, domain: Option<Domain>) -> impl Iterator<Item = &KindOfHelp> {
        self.all.iter().filter(move |kind| domain.is_none_or(|domain| kind.domain == domain))
    }

    /// The questions of a kind: those of the kind above it, then its own.
    pub fn questions(&self, id: KindOfHelpId) -> Vec<&Question> {
        let above = self.get(id).and_then(|kind| kind.parent);
        let of = |id| self.questions.get(&id).into_iter().flatten();
        above.into_iter().flat_map(of).chain(of(id)).collect()
    }

    /// Whether an offer of `offered` answers a need of `wanted`: the same kind, or the kind above it.
    pub fn answers(&self, offered: KindOfHelpId, wanted: KindOfHelpId) -> bool {
        offered == wanted || self.get(wanted).is_some_and(|kind| kind.parent == Some(offered))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(answer: AnswerType) -> Question {
        let choices = vec!["phone".to_owned(), "computer".to_owned()];
        let (code, label_it, label_en) = ("what".to_owned(), "Che cosa".to_owned(), "What".to_owned());
        Question { code, label_it, label_en, answer, choices, shown: ShownOn::Card }
    }

    #[test]
    fn a_question_takes_answers_of_its_type_only() {
        assert!(question(AnswerType::Boolean).takes("true") && !question(AnswerType::Boolean).takes("yes"));
        assert!(question(AnswerType::Integer).takes("3") && !question(AnswerType::Integer).takes("-3"));
        assert!(question(AnswerType::Date).takes("2026-02-28"));
        assert!(!question(AnswerType::Date).takes("2026-02-30"));
        assert!(question(AnswerType::Choice).takes("phone") && !question(AnswerType::Choice).takes("fax"));
    }

    #[test]
    fn an_offer_answers_its_own_kind_and_those_below() {
        let kind = |code: &str, parent| KindOfHelp {
            id: KindOfHelpId::mint(),
            domain: Domain::Hous,
            code: code.to_owned(),
            parent,
            name_it: String::new(),
            name_en: String::new(),
            fhir: None,
            open_eligibility: None,
        };
        let shelter = kind("hous.shelter", None);
        let family = kind("hous.shelter.family", Some(shelter.id));
        let (above, below) = (shelter.id, family.id);
        let kinds = Kinds::of(vec![shelter, family], HashMap::new());
        assert!(kinds.answers(above, below) && kinds.answers(above, above));
        assert!(!kinds.answers(below, above));
    }
}
