//! The parts that are kept as documents.
use super::{line, long};
use crate::{directory::model::Stay, kernel::Problem};
use async_graphql::{InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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

/// The other countries of the European Union, and those whose citizens move as theirs do.
const FREE_TO_MOVE: [&str; 30] = [
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Citizenship {
    /// On which grounds the person may be in the country: one of these. Of what kind a permit is stands in words, so that it
    /// may be an asylum seeker's; a permit or code that has ended says nothing of today.
    pub fn stays(&self, today: NaiveDate) -> Vec<Stay> {
        let valid = |until: Option<NaiveDate>| until.is_none_or(|until| until >= today);
        let code = self.stp_or_eni.as_deref().filter(|_| valid(self.stp_or_eni_until));
        let code = code.map(|code| code.trim().to_ascii_uppercase());
        match self.nationality.as_deref() {
            Some("IT") => vec![Stay::Italian],
            Some(country) if FREE_TO_MOVE.contains(&country) => vec![Stay::Eu],
            _ if self.permit.is_some() && valid(self.permit_until) => vec![Stay::Permit, Stay::Asylum],
            _ if code.as_ref().is_some_and(|code| code.starts_with("STP")) => vec![Stay::NoPermit],
            _ if code.as_ref().is_some_and(|code| code.starts_with("ENI")) => vec![Stay::Eu],
            Some(_) => vec![Stay::Permit, Stay::Asylum, Stay::NoPermit],
            None => vec![],
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_of_stay_are_what_the_papers_say_and_no_more() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let said = |nationality: &str, permit: Option<&str>, until: Option<&str>, code: Option<&str>| {
            let citizenship = Citizenship {
                nationality: (!nationality.is_empty()).then(|| nationality.to_owned()),
                permit: permit.map(str::to_owned),
                permit_until: until.map(day),
                stp_or_eni: code.map(str::to_owned),
                stp_or_eni_until: None,
            };
            citizenship.stays(day("2026-11-02"))
        };
        assert_eq!(said("IT", None, None, None), [Stay::Italian]);
        assert_eq!(said("RO", None, None, Some("ENI0001")), [Stay::Eu]);
        assert_eq!(said("BD", Some("famiglia"), Some("2027-01-01"), None), [Stay::Permit, Stay::Asylum]);
        let any = [Stay::Permit, Stay::Asylum, Stay::NoPermit];
        assert_eq!(said("BD", Some("famiglia"), Some("2026-01-01"), None), any, "it has ended");
        assert_eq!(said("BD", None, None, None), any);
        assert_eq!(said("BD", None, None, Some("stp 0001")), [Stay::NoPermit]);
        assert_eq!(said("", None, None, Some("ENI0001")), [Stay::Eu]);
        assert_eq!(said("", None, None, None), []);
    }
}
