//! The parts that are kept as documents.
use super::{line, long};
use crate::kernel::Problem;
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
