//! Who a person is, and how to reach them.
use super::{super::fiscal_code, line};
use crate::{
    kernel::{
        Problem,
        clock::{Time, day},
        text,
    },
    policy::words::words,
};
use async_graphql::{InputObject, SimpleObject};
use chrono::{Datelike, NaiveDate};

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

impl Identity {
    /// Refuses what can't be; cuts blanks.
    pub fn checked(mut self, now: Time) -> Result<Self, Problem> {
        line(&mut self.given_name, "identity.givenName")?;
        line(&mut self.family_name, "identity.familyName")?;
        line(&mut self.alias, "identity.alias")?;
        self.fiscal_code = self.fiscal_code.map(|code| code.trim().to_uppercase()).filter(|c| !c.is_empty());
        if self.fiscal_code.as_ref().is_some_and(|code| !fiscal_code::is_valid(code)) {
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
        if self.mail.as_ref().is_some_and(|mail| !text::is_mail(mail)) {
            return Err(Problem::new("contact.mail").at("contact.mail"));
        }
        Ok(self)
    }
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
    fn phones_and_mails_are_looked_at() {
        let with = |phone: &str, mail: &str| {
            Contact { phone: Some(phone.into()), mail: Some(mail.into()), ..Contact::default() }.checked()
        };
        assert!(with("+39 02 123-456", "a@b.it").is_ok());
        assert_eq!(with("casa", "a@b.it").unwrap_err().code, "contact.phone");
        assert_eq!(with("112", "a@b@c.it").unwrap_err().code, "contact.mail");
    }
}
