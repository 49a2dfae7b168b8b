//! Explanations in words.
use crate::{
    kernel::clock::day,
    locale::{self, Language},
    policy::{Action, Finding, HowToAsk, Kind, Part, Relation, Role, Why},
};

/// What is asked about: this done to that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// What somebody would do.
    pub action: Action,
    /// To what.
    pub part: Part,
}

/// A seat in the law, without any person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The kind of organisation.
    pub kind: Kind,
    /// The role there.
    pub role: Role,
    /// How the organisation stands to the person.
    pub relation: Relation,
    /// Whether a grant covers what is asked about.
    pub granted: bool,
}

/// What an asker is told.
#[derive(Clone, Debug)]
pub enum Told {
    /// The line, the grant, the relation, or what is missing.
    All(Finding),
    /// That it is closed, and whom to turn to.
    Whom(HowToAsk),
    /// Nothing: the same for somebody who may not be known of and for nobody.
    Unknown,
}

impl Told {
    /// What decides, where that is told.
    pub fn finding(&self) -> Option<&Finding> {
        match self {
            Self::All(finding) => Some(finding),
            Self::Whom(_) | Self::Unknown => None,
        }
    }

    /// Whether the part is open.
    pub fn is_open(&self) -> bool {
        self.finding().is_some_and(|finding| finding.why.is_open())
    }

    /// The whole in one sentence.
    pub fn sentence(&self, language: Language, asked: Question) -> String {
        let mut args = vec![
            ("part", locale::word(language, "part", asked.part.name())),
            ("action", locale::word(language, "action", asked.action.name())),
        ];
        let key = match self {
            Self::Unknown => "explain-unknown",
            Self::Whom(HowToAsk::AskLead) => "explain-ask-lead",
            Self::Whom(HowToAsk::AskKeeper) => "explain-ask-keeper",
            Self::All(finding) => {
                args.extend(values(language, finding));
                key(finding)
            }
        };
        locale::message(language, key, &args)
    }
}

const fn key(finding: &Finding) -> &'static str {
    match finding.why {
        Why::Duty if finding.alone.is_empty() => "explain-duty",
        Why::Duty => "explain-duty-alone",
        Why::Granted if finding.alone.is_empty() => "explain-granted",
        Why::Granted => "explain-granted-alone",
        Why::NoAgreement => "explain-no-agreement",
        Why::Purpose => "explain-purpose",
        Why::Closed => "explain-closed",
        Why::Denied => "explain-denied",
        Why::NoGrant => "explain-no-grant",
        Why::NotCarried => "explain-not-carried",
        Why::OtherRole => "explain-other-role",
        Why::OtherRelation => "explain-other-relation",
        Why::OtherKind => "explain-other-kind",
        Why::NoLine => "explain-no-line",
    }
}

fn values(language: Language, finding: &Finding) -> Vec<(&'static str, String)> {
    let relation = finding.relation.map(|relation| locale::word(language, "relation", relation.name()));
    let line = finding.line.as_ref();
    let instead = finding.instead.map(|word| {
        let vocabulary = if Role::parse(word).is_some() { "role" } else { "relation" };
        locale::word(language, vocabulary, word)
    });
    let values = [
        ("relation", relation),
        ("line", line.map(|line| line.number.to_string())),
        ("instead", instead),
        ("grant", finding.grant.map(|grant| grant.to_string())),
        ("until", finding.until.map(|until| day(until).to_string())),
    ];
    values.into_iter().map(|(name, value)| (name, value.unwrap_or_else(|| "–".to_owned()))).collect()
}
