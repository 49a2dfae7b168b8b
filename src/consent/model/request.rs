//! By which rules a grant may be recorded.
use super::{Evidence, GivenBy, Grant, Recipient, Terms};
use crate::{
    kernel::{Problem, Time, clock::day},
    policy::{Basis, BasisTable, Class, Kind, KindSet, Part, PartSet, Purpose},
};
use chrono::Months;

/// A grant as somebody asks to have it recorded.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its legal ground.
    pub basis: Basis,
    /// What it is for.
    pub purpose: Purpose,
    /// What it is to open.
    pub parts: PartSet,
    /// Whether it is to hold for every action but `write`.
    pub reads: bool,
    /// Whether it is to hold for `write`.
    pub writes: bool,
    /// To whom.
    pub recipient: Recipient,
    /// Now, where nothing is said.
    pub signed_at: Option<Time>,
    /// The moment of signing, where nothing is said.
    pub from: Option<Time>,
    /// The longest that is usual, where nothing is said.
    pub until: Option<Time>,
    /// How it came about.
    pub evidence: Evidence,
    /// The person said no.
    pub refused: bool,
}

/// What is said of a draft when the person has answered.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Now, where nothing is said.
    pub signed_at: Option<Time>,
    /// When it begins to hold: as drafted, where nothing is said.
    pub from: Option<Time>,
    /// When it holds no more: as drafted, where nothing is said.
    pub until: Option<Time>,
    /// How it came about.
    pub evidence: Evidence,
}

impl Request {
    /// A draft that was answered, as if it were asked for now.
    pub fn signed(draft: &Grant, signature: Signature, refused: bool) -> Self {
        let Terms { basis, purpose, parts, reads, writes, recipient, from, until, .. } = draft.terms;
        Self {
            basis,
            purpose,
            parts,
            reads,
            writes,
            recipient,
            signed_at: signature.signed_at,
            from: signature.from.or(from),
            until: signature.until.or(until),
            evidence: signature.evidence,
            refused,
        }
    }

    /// What can be refused without looking at anything else.
    pub fn check(&self) -> Result<(), Problem> {
        self.check_offer()?;
        self.check_evidence()
    }

    /// The same, before anybody has signed.
    pub fn check_offer(&self) -> Result<(), Problem> {
        let problem = |code, field| Err(Problem::new(code).at(field));
        if self.parts.is_empty() {
            return problem("grant.parts_required", "parts");
        }
        if self.parts.contains(Part::Notes) {
            return problem("grant.notes_never", "parts");
        }
        if !self.reads && !self.writes {
            return problem("grant.actions_required", "actions");
        }
        if self.purpose == Purpose::Administration {
            return problem("grant.purpose_not_allowed", "purpose");
        }
        if self.recipient == Recipient::Kinds(KindSet::EMPTY) {
            return problem("grant.one_recipient", "kinds");
        }
        if self.refused && self.basis != Basis::Consent {
            return problem("grant.refusal_of_consent", "basis");
        }
        self.check_sealed()
    }

    /// What is sealed is never opened to whoever happens to be of a kind, or to sit at a table.
    fn check_sealed(&self) -> Result<(), Problem> {
        let sealed = self.parts.intersect(PartSet::of_class(Class::S4));
        match self.unnamed() {
            Some(field) if !sealed.is_empty() => {
                Err(Problem::new("grant.sealed_part_by_name").at(field).with("parts", listed(sealed)))
            }
            _ => Ok(()),
        }
    }

    /// The field of a recipient that is no organisation by name.
    const fn unnamed(&self) -> Option<&'static str> {
        match self.recipient {
            Recipient::Organization(_) => None,
            Recipient::Kinds(_) => Some("kinds"),
            Recipient::Conference(_) => Some("conference"),
        }
    }

    fn check_evidence(&self) -> Result<(), Problem> {
        let Evidence { given_by, proof, channel, text_version, language, .. } = &self.evidence;
        let missing = [
            ("givenBy", given_by.is_none()),
            ("channel", channel.is_none()),
            ("textVersion", text_version.is_none()),
            ("language", language.is_none()),
        ];
        if self.basis == Basis::Consent
            && let Some((field, _)) = missing.into_iter().find(|(_, missing)| *missing)
        {
            return Err(Problem::new("text.required").at(field));
        }
        let by_another = given_by.is_some_and(|who| who != GivenBy::Person);
        if by_another && proof.is_none() {
            return Err(Problem::new("grant.proof_required").at("proof"));
        }
        Ok(())
    }

    /// The grant that this comes to, when an organisation of this kind records it now. Validity counts from
    /// the signature.
    pub fn settle(&self, kind: Kind, bases: &BasisTable, sealed: bool, now: Time) -> Result<Terms, Problem> {
        if sealed && let Some(field) = self.unnamed() {
            return Err(Problem::new("grant.sealed_person_by_name").at(field));
        }
        let signed_at = self.signed_at.unwrap_or(now);
        let last = self.last(kind, bases, signed_at)?;
        let year = signed_at.checked_add_months(Months::new(12)).unwrap_or(last);
        let from = self.from.unwrap_or(signed_at);
        let until = self.until.unwrap_or(last.min(year));
        let problem = |code, field| Err(Problem::new(code).at(field).with("last", day(last)));
        if signed_at > now {
            return problem("grant.signed_in_future", "signedAt");
        }
        if last <= now {
            return problem("grant.signed_too_long_ago", "signedAt");
        }
        if from < signed_at {
            return problem("grant.from_before_signature", "from");
        }
        if until <= from || until <= now {
            return problem("grant.until_too_early", "until");
        }
        if until > last {
            return problem("grant.until_too_late", "until");
        }
        let Self { basis, purpose, parts, reads, writes, recipient, .. } = *self;
        let (signed_at, from, until) = (Some(signed_at), Some(from), Some(until));
        Ok(Terms { basis, purpose, parts, reads, writes, recipient, signed_at, from, until })
    }

    /// The terms of a draft: what was said, and no signature.
    pub fn draft(&self) -> Terms {
        let Self { basis, purpose, parts, reads, writes, recipient, from, until, .. } = *self;
        Terms { basis, purpose, parts, reads, writes, recipient, signed_at: None, from, until }
    }

    /// The last moment at which this basis may hold for these parts.
    fn last(&self, kind: Kind, bases: &BasisTable, signed_at: Time) -> Result<Time, Problem> {
        let longest = bases.longest_for(kind, self.basis, self.parts);
        longest.and_then(|longest| signed_at.checked_add_signed(longest)).ok_or_else(|| {
            let allowed = |basis: &&Basis| bases.longest_for(kind, **basis, self.parts).is_some();
            let others: Vec<_> = Basis::ALL.iter().filter(allowed).map(|basis| basis.name()).collect();
            Problem::new("grant.basis_not_allowed")
                .at("basis")
                .with("parts", listed(bases.beyond(kind, self.basis, self.parts)))
                .with("allowed", if others.is_empty() { "–".to_owned() } else { others.join(", ") })
        })
    }
}

/// Parts as a message names them.
pub fn listed(parts: PartSet) -> String {
    parts.iter().map(Part::name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        consent::model::Channel,
        kernel::OrganizationId,
        policy::{Domain, Law},
    };
    use chrono::{TimeDelta, TimeZone, Utc};

    fn now() -> Time {
        Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap()
    }

    fn consent(parts: &[Part]) -> Request {
        Request {
            basis: Basis::Consent,
            purpose: Purpose::Coordinate,
            parts: PartSet::of(parts),
            reads: true,
            writes: false,
            recipient: Recipient::Organization(OrganizationId::mint()),
            signed_at: None,
            from: None,
            until: None,
            evidence: Evidence {
                given_by: Some(GivenBy::Person),
                channel: Some(Channel::Paper),
                text_version: Some("1".into()),
                language: Some("it".into()),
                ..Evidence::default()
            },
            refused: false,
        }
    }

    fn settled(asked: &Request, kind: Kind) -> Result<Terms, Problem> {
        asked.check()?;
        asked.settle(kind, Law::embedded().unwrap().basis(), false, now())
    }

    fn blames(asked: &Request, code: &str, field: &str) {
        let problem = settled(asked, Kind::Municipio).unwrap_err();
        assert_eq!((problem.code, problem.field.as_deref()), (code, Some(field)));
    }

    #[test]
    fn a_grant_lasts_a_year_sealed_parts_90_days_a_vital_interest_72_hours() {
        let lasts = |asked: &Request| settled(asked, Kind::Municipio).unwrap().until.unwrap() - now();
        assert_eq!(lasts(&consent(&[Part::Contact])), TimeDelta::days(365));
        assert_eq!(lasts(&consent(&[Part::Contact, Part::Protection])), TimeDelta::days(90));
        let vital = Request { basis: Basis::VitalInterest, ..consent(&[Part::Contact]) };
        assert_eq!(lasts(&vital), TimeDelta::hours(72));
    }

    #[test]
    fn a_grant_lasts_no_longer_than_its_basis() {
        let until =
            |days| Request { until: Some(now() + TimeDelta::days(days)), ..consent(&[Part::Contact]) };
        assert!(settled(&until(366), Kind::Municipio).is_ok());
        blames(&until(367), "grant.until_too_late", "until");
        blames(&until(0), "grant.until_too_early", "until");
        let signed =
            |days| Request { signed_at: Some(now() + TimeDelta::days(days)), ..consent(&[Part::Contact]) };
        assert_eq!(settled(&signed(-300), Kind::Municipio).unwrap().until, Some(now() + TimeDelta::days(65)));
        blames(&signed(-366), "grant.signed_too_long_ago", "signedAt");
        blames(&signed(1), "grant.signed_in_future", "signedAt");
        let from = Request { from: Some(now() - TimeDelta::days(1)), ..consent(&[Part::Contact]) };
        blames(&from, "grant.from_before_signature", "from");
    }

    #[test]
    fn a_basis_is_for_those_who_may_record_it() {
        let task = Request { basis: Basis::PublicTask, ..consent(&[Part::Contact, Part::Health]) };
        assert!(settled(&task, Kind::Municipio).is_ok());
        let problem = settled(&task, Kind::Odv).unwrap_err();
        assert_eq!((problem.code, problem.field.as_deref()), ("grant.basis_not_allowed", Some("basis")));
        let told: Vec<_> = problem.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(told, [("parts", "contact, health"), ("allowed", "consent, vital_interest")]);
        let sealed = consent(&[Part::Contact, Part::Minors]);
        assert_eq!(settled(&sealed, Kind::Ama).unwrap_err().args[0], ("parts", "minors".to_owned()));
    }

    #[test]
    fn what_is_sealed_is_opened_by_name_only() {
        let odv = Recipient::Kinds(KindSet::of(&[Kind::Odv]));
        let ordinary = Request { recipient: odv, ..consent(&[Part::Card, Part::Needs(Domain::Hous)]) };
        assert!(settled(&ordinary, Kind::Municipio).is_ok());
        blames(
            &Request { recipient: odv, ..consent(&[Part::Contact, Part::Needs(Domain::Viol)]) },
            "grant.sealed_part_by_name",
            "kinds",
        );
        let law = Law::embedded().unwrap();
        let refusal = ordinary.settle(Kind::Municipio, law.basis(), true, now()).unwrap_err();
        assert_eq!(refusal.code, "grant.sealed_person_by_name");
    }

    #[test]
    fn an_empty_list_shares_nothing_and_notes_are_never_shared() {
        blames(&consent(&[]), "grant.parts_required", "parts");
        blames(&consent(&[Part::Contact, Part::Notes]), "grant.notes_never", "parts");
        blames(&Request { reads: false, ..consent(&[Part::Contact]) }, "grant.actions_required", "actions");
        let nobody = Recipient::Kinds(KindSet::EMPTY);
        blames(&Request { recipient: nobody, ..consent(&[Part::Contact]) }, "grant.one_recipient", "kinds");
        let running = Request { purpose: Purpose::Administration, ..consent(&[Part::Contact]) };
        blames(&running, "grant.purpose_not_allowed", "purpose");
    }

    #[test]
    fn a_consent_says_who_gave_it_and_how() {
        let with = |evidence| Request { evidence, ..consent(&[Part::Contact]) };
        let whole = consent(&[]).evidence;
        blames(&with(Evidence { given_by: None, ..whole.clone() }), "text.required", "givenBy");
        blames(&with(Evidence { language: None, ..whole.clone() }), "text.required", "language");
        let guardian = Evidence { given_by: Some(GivenBy::Guardian), ..whole };
        blames(&with(guardian.clone()), "grant.proof_required", "proof");
        let proven = Evidence { proof: Some("Tribunale di Milano, 12/2025".into()), ..guardian };
        assert!(settled(&with(proven), Kind::Municipio).is_ok());
        let task = Request { basis: Basis::PublicTask, ..with(Evidence::default()) };
        assert!(settled(&task, Kind::Municipio).is_ok());
        blames(&Request { refused: true, ..task }, "grant.refusal_of_consent", "basis");
    }
}
