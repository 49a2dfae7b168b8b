//! The parts of a profile, as they are written and shown.
use crate::kernel::{
    MemberId, PersonId, Problem,
    clock::{Time, day},
    random, text,
};
use async_graphql::{InputObject, SimpleObject};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::policy::words::words;

words! {
    /// Administrative sex, as documents give it.
    pub enum Sex {
        /// Donna.
        Female = 0 "female",
        /// Uomo.
        Male = 1 "male",
        /// Altro, o non indicato nei documenti.
        Other = 2 "other",
    }
}

words! {
    /// What holds a household together.
    pub enum HouseholdKind {
        /// Nucleo anagrafico.
        Registered = 0 "registered",
        /// Nucleo convivente.
        Cohabiting = 1 "cohabiting",
    }
}

words! {
    /// How a member is tied to the person whose household it is.
    pub enum Tie {
        /// La persona stessa.
        Subject = 0 "subject",
        /// Coniuge o convivente.
        Partner = 1 "partner",
        /// Figlio o figlia.
        Child = 2 "child",
        /// Genitore.
        Parent = 3 "parent",
        /// Fratello o sorella.
        Sibling = 4 "sibling",
        /// Nonno o nonna.
        Grandparent = 5 "grandparent",
        /// Nipote di nonni.
        Grandchild = 6 "grandchild",
        /// Altro parente.
        Relative = 7 "relative",
        /// Nessun legame di parentela.
        Unrelated = 8 "unrelated",
    }
}

words! {
    /// How the person may safely be reached.
    pub enum SafeChannel {
        /// Telefonata.
        Call = 0 "call",
        /// Messaggio.
        Message = 1 "message",
        /// Posta elettronica.
        Mail = 2 "mail",
        /// Solo di persona.
        InPerson = 3 "in_person",
    }
}

/// Names, aliases, birth, sex, identifiers. A person may be known by an alias alone.
#[derive(Clone, Debug, Default, PartialEq, SimpleObject, InputObject)]
#[graphql(input_name = "IdentityInput")]
pub struct Identity {
    /// First names.
    pub given_name: Option<String>,
    /// Family names.
    pub family_name: Option<String>,
    /// What the person is called where no name is known or wanted.
    pub alias: Option<String>,
    /// ISO 8601.
    pub birth_date: Option<NaiveDate>,
    /// Where only the year is known; taken from the date where that is.
    pub birth_year: Option<i64>,
    /// As documents give it.
    pub sex: Option<Sex>,
    /// Codice fiscale; never required.
    pub fiscal_code: Option<String>,
}

/// The name to use, phone, mail, and how the person may safely be reached.
#[derive(Clone, Debug, Default, PartialEq, SimpleObject, InputObject)]
#[graphql(input_name = "ContactInput")]
pub struct Contact {
    /// What to call the person.
    pub name_to_use: Option<String>,
    /// In any form that can be dialled.
    pub phone: Option<String>,
    /// A mail address.
    pub mail: Option<String>,
    /// The one channel that is safe; null where any is.
    pub safe_channel: Option<SafeChannel>,
    /// When to call, in words.
    pub safe_hours: Option<String>,
    /// What must not be mentioned, and to whom.
    pub do_not_mention: Option<String>,
}

/// One member of a household; may point to a person of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The row.
    pub id: MemberId,
    /// The person behind it, where the network knows one.
    pub person: Option<PersonId>,
    /// As the person tells it.
    pub name: Option<String>,
    /// Year of birth.
    pub birth_year: Option<i64>,
    /// To the person whose household it is.
    pub tie: Tie,
}

/// Members and ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Household {
    /// What holds it together.
    pub kind: HouseholdKind,
    /// In the order in which they were written down; at most [`MEMBERS_MAX`].
    pub members: Vec<Member>,
}

/// A notice given to a person: which text, in which language, when.
#[derive(Clone, Debug, PartialEq, InputObject)]
#[graphql(name = "NoticeInput")]
pub struct Notice {
    /// The version of the text.
    pub text_version: String,
    /// BCP 47.
    pub language: String,
    /// ISO 8601.
    pub given_on: NaiveDate,
}

impl Notice {
    /// Refuses what can't be; cuts blanks. `field` is where the input holds the notice.
    pub fn checked(self, now: Time, field: &str) -> Result<Self, Problem> {
        let language = format!("{field}.language");
        if self.given_on > day(now) {
            return Err(Problem::new("notice.in_future").at(&format!("{field}.givenOn")));
        }
        Ok(Self {
            text_version: text::required(
                &self.text_version,
                text::LINE_MAX,
                &format!("{field}.textVersion"),
            )?,
            language: text::language(&self.language, &language)?
                .ok_or_else(|| Problem::new("text.required").at(&language))?,
            given_on: self.given_on,
        })
    }
}

/// Members in one household.
pub const MEMBERS_MAX: usize = 30;

/// ISEE, income, debts, benefits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, SimpleObject, InputObject)]
#[graphql(input_name = "EconomicInput")]
pub struct Economic {
    /// ISEE, in euro cents a year.
    pub isee_cents: Option<i64>,
    /// Income, in euro cents a month.
    pub income_cents: Option<i64>,
    /// Debts, in euro cents.
    pub debts_cents: Option<i64>,
    /// Benefits received, in words.
    pub benefits: Option<String>,
}

/// Nationality, permit, STP and ENI.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, SimpleObject, InputObject)]
#[graphql(input_name = "CitizenshipInput")]
pub struct Citizenship {
    /// ISO 3166-1 alpha-2.
    pub nationality: Option<String>,
    /// Kind of residence permit.
    pub permit: Option<String>,
    /// The permit's end.
    pub permit_until: Option<NaiveDate>,
    /// STP or ENI code.
    pub stp_or_eni: Option<String>,
    /// That code's end.
    pub stp_or_eni_until: Option<NaiveDate>,
}

/// Health, disability, care needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, SimpleObject, InputObject)]
#[graphql(input_name = "HealthInput")]
pub struct Health {
    /// Conditions that matter for help.
    pub conditions: Option<String>,
    /// Recognised disability, in percent.
    pub disability_percent: Option<i64>,
    /// What care is needed.
    pub care_needs: Option<String>,
}

/// A part that is told in words: what holds, and who decided it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, SimpleObject, InputObject)]
#[graphql(input_name = "CircumstancesInput")]
pub struct Circumstances {
    /// What holds.
    pub facts: Option<String>,
    /// Measures in force, and who ordered them.
    pub measures: Option<String>,
}

/// The person's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// As told.
    pub text: String,
}

impl Identity {
    /// Refuses what can't be; cuts blanks.
    pub fn checked(mut self, now: Time) -> Result<Self, Problem> {
        line(&mut self.given_name, "identity.givenName")?;
        line(&mut self.family_name, "identity.familyName")?;
        line(&mut self.alias, "identity.alias")?;
        self.fiscal_code = self.fiscal_code.map(|code| code.trim().to_uppercase()).filter(|c| !c.is_empty());
        if self.fiscal_code.as_ref().is_some_and(|code| !super::fiscal_code::is_valid(code)) {
            return Err(Problem::new("identity.fiscal_code").at("identity.fiscalCode"));
        }
        if self.names().is_empty() {
            return Err(Problem::new("identity.name_or_alias").at("identity.alias"));
        }
        let this_year = i64::from(day(now).year());
        let year = self.birth_date.map(|date| i64::from(date.year()));
        if self.birth_date.is_some_and(|date| date > day(now)) {
            return Err(Problem::new("identity.birth").at("identity.birthDate"));
        }
        self.birth_year = year.or(self.birth_year);
        if self.birth_year.is_some_and(|year| !(this_year - 125..=this_year).contains(&year)) {
            return Err(Problem::new("identity.birth").at("identity.birthYear"));
        }
        Ok(self)
    }

    fn names(&self) -> Vec<&str> {
        [&self.family_name, &self.given_name, &self.alias].into_iter().flatten().map(String::as_str).collect()
    }

    /// The keys that the person is found by: family name first, given name first, alias.
    pub fn keys(&self) -> Vec<String> {
        let blank = String::new();
        let given = self.given_name.as_ref().unwrap_or(&blank);
        let family = self.family_name.as_ref().unwrap_or(&blank);
        let orders = [format!("{family} {given}"), format!("{given} {family}")];
        let mut keys: Vec<_> = orders
            .iter()
            .chain(&self.alias)
            .map(|name| text::search_key(name))
            .filter(|k| !k.is_empty())
            .collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

impl Contact {
    /// Refuses what can't be; cuts blanks.
    pub fn checked(mut self) -> Result<Self, Problem> {
        line(&mut self.name_to_use, "contact.nameToUse")?;
        line(&mut self.phone, "contact.phone")?;
        line(&mut self.mail, "contact.mail")?;
        line(&mut self.safe_hours, "contact.safeHours")?;
        line(&mut self.do_not_mention, "contact.doNotMention")?;
        let dials = |phone: &String| {
            phone.chars().filter(char::is_ascii_digit).count() >= 3
                && phone.chars().all(|c| c.is_ascii_digit() || " +-./()".contains(c))
        };
        if self.phone.as_ref().is_some_and(|phone| !dials(phone)) {
            return Err(Problem::new("contact.phone").at("contact.phone"));
        }
        if self.mail.as_ref().is_some_and(|mail| !is_mail(mail)) {
            return Err(Problem::new("contact.mail").at("contact.mail"));
        }
        Ok(self)
    }
}

impl Economic {
    /// Refuses negative sums and long texts.
    pub fn checked(mut self) -> Result<Self, Problem> {
        long(&mut self.benefits, "economic.benefits")?;
        let sums = [
            ("iseeCents", self.isee_cents),
            ("incomeCents", self.income_cents),
            ("debtsCents", self.debts_cents),
        ];
        for (field, sum) in sums {
            if sum.is_some_and(|cents| cents < 0) {
                return Err(Problem::new("economic.negative").at(&format!("economic.{field}")));
            }
        }
        Ok(self)
    }
}

impl Citizenship {
    /// Refuses what is no country code; cuts blanks.
    pub fn checked(mut self) -> Result<Self, Problem> {
        line(&mut self.permit, "citizenship.permit")?;
        line(&mut self.stp_or_eni, "citizenship.stpOrEni")?;
        line(&mut self.nationality, "citizenship.nationality")?;
        let is_code = |code: &String| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
        if self.nationality.as_ref().is_some_and(|code| !is_code(code)) {
            return Err(Problem::new("citizenship.nationality").at("citizenship.nationality"));
        }
        Ok(self)
    }
}

impl Health {
    /// Refuses what is no percentage; cuts blanks.
    pub fn checked(mut self) -> Result<Self, Problem> {
        long(&mut self.conditions, "health.conditions")?;
        long(&mut self.care_needs, "health.careNeeds")?;
        if self.disability_percent.is_some_and(|percent| !(0..=100).contains(&percent)) {
            return Err(Problem::new("health.disability_percent").at("health.disabilityPercent"));
        }
        Ok(self)
    }
}

impl Circumstances {
    /// Cuts blanks, refuses long texts; `part` names the field.
    pub fn checked(mut self, part: &str) -> Result<Self, Problem> {
        long(&mut self.facts, &format!("{part}.facts"))?;
        long(&mut self.measures, &format!("{part}.measures"))?;
        Ok(self)
    }
}

/// A code to speak of a person by: short, pronounceable, drawn at random, such as `BADO-KEMI-37`.
pub fn draw_code() -> String {
    const CONSONANTS: &[u8; 16] = b"BCDFGKLMNPRSTVZJ";
    const VOWELS: &[u8; 4] = b"AEIO";
    let drawn = random::bytes::<10>();
    let syllable = |i: usize| {
        let (c, v) = (drawn[2 * i] % 16, drawn[2 * i + 1] % 4);
        [CONSONANTS[usize::from(c)], VOWELS[usize::from(v)]]
    };
    let word = |i| syllable(i).into_iter().chain(syllable(i + 1)).map(char::from).collect::<String>();
    format!("{}-{}-{:02}", word(0), word(2), u16::from_le_bytes([drawn[8], drawn[9]]) % 100)
}

fn is_mail(text: &str) -> bool {
    let mut sides = text.split('@');
    let sides = (sides.next(), sides.next(), sides.next());
    matches!(sides, (Some(name), Some(host), None)
        if !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace))
}

fn line(field: &mut Option<String>, path: &str) -> Result<(), Problem> {
    cut(field, text::LINE_MAX, path)
}

fn long(field: &mut Option<String>, path: &str) -> Result<(), Problem> {
    cut(field, text::STORY_MAX, path)
}

fn cut(field: &mut Option<String>, max: usize, path: &str) -> Result<(), Problem> {
    if let Some(given) = field.take() {
        *field = text::limited(&given, max, path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn now() -> Time {
        chrono::Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap()
    }

    #[test]
    fn an_alias_alone_is_enough_and_nothing_is_not() {
        let alias = Identity { alias: Some("Anna".into()), ..Identity::default() };
        assert_eq!(alias.clone().checked(now()), Ok(alias));
        assert_eq!(Identity::default().checked(now()).unwrap_err().field.as_deref(), Some("identity.alias"));
    }

    #[test]
    fn a_birth_in_the_future_is_refused() {
        let unborn = Identity { alias: Some("A".into()), birth_year: Some(2027), ..Identity::default() };
        assert_eq!(unborn.checked(now()).unwrap_err().code, "identity.birth");
    }

    #[test]
    fn a_person_is_found_by_either_order_of_names() {
        let mario = Identity {
            given_name: Some("Mario".into()),
            family_name: Some("Colombo".into()),
            ..Identity::default()
        };
        assert_eq!(mario.keys(), ["colombo mario", "mario colombo"]);
    }

    #[test]
    fn codes_can_be_spoken() {
        let code = draw_code();
        assert_eq!(code.len(), 12, "{code}");
        assert!(code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-'), "{code}");
    }

    #[test]
    fn phones_and_mails_are_looked_at() {
        let with = |phone: &str, mail: &str| {
            Contact { phone: Some(phone.into()), mail: Some(mail.into()), ..Contact::default() }.checked()
        };
        assert!(with("+39 02 123-456", "a@b.it").is_ok());
        assert_eq!(with("casa", "a@b.it").unwrap_err().code, "contact.phone");
        assert_eq!(with("112", "a@b@c.it").unwrap_err().code, "contact.mail");
    }
}
