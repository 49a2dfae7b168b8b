//! Who may have a service, and what to bring, as rules. What isn't said bounds nothing.
use crate::{
    kernel::AreaId,
    policy::{Part, PartSet, words::words},
};

words! {
    /// Whom a service is for, where it is for women or for men alone.
    #[graphql(name = "ServiceSex")]
    pub enum ForSex {
        /// Women.
        Women = 0 "women",
        /// Men.
        Men = 1 "men",
    }
}

words! {
    /// On what ground somebody is in the country.
    #[graphql(name = "StayGround")]
    pub enum Stay {
        /// Italian citizen.
        Italian = 0 "italian",
        /// Citizen of another country of the European Union.
        Eu = 1 "eu",
        /// From elsewhere, with a residence permit.
        Permit = 2 "permit",
        /// Asks for asylum.
        Asylum = 3 "asylum",
        /// From elsewhere, without a permit; for health, those with an STP code.
        NoPermit = 4 "no_permit",
    }
}

words! {
    /// How somebody gets in.
    #[graphql(name = "ServiceAccess")]
    pub enum Access {
        /// Without a step.
        StepFree = 0 "step_free",
        /// Over steps alone.
        Steps = 1 "steps",
        /// There is a toilet for wheelchairs.
        Toilet = 2 "toilet",
        /// Sign language is spoken.
        SignLanguage = 3 "sign_language",
    }
}

words! {
    /// A paper that a service asks for.
    #[graphql(name = "ServicePaper")]
    pub enum Paper {
        /// Identity card or passport.
        Identity = 0 "identity",
        /// Tax code.
        TaxCode = 1 "tax_code",
        /// ISEE certificate.
        Isee = 2 "isee",
        /// Residence permit, or the receipt of having asked for it.
        Permit = 3 "permit",
        /// Certificate of residence.
        Residence = 4 "residence",
        /// Certificate of the family's composition.
        Family = 5 "family",
        /// Health card.
        HealthCard = 6 "health_card",
        /// What a doctor certifies.
        Medical = 7 "medical",
    }
}

/// One rule of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// It is for them alone.
    Sex(ForSex),
    /// Whoever is registered as resident here may have it; one of several such rules is enough.
    Resident(AreaId),
    /// It takes those too who are registered nowhere.
    NoAbode,
    /// It takes those who are in the country so; one of several such rules is enough.
    Stay(Stay),
    /// It is for an ISEE of at most so many euro cents.
    Isee(i64),
    /// How somebody gets in.
    Access(Access),
    /// This has to be brought.
    Bring(Paper),
}

impl Rule {
    /// The rule of a text such as `sex:women`, `resident:015146`, `no_abode`, `stay:eu`, `isee:936000`, `access:step_free`
    /// or `bring:identity`; `area` knows the codes of places. `None` for any other text.
    pub fn parse(text: &str, area: impl Fn(&str) -> Option<AreaId>) -> Option<Self> {
        let (rule, value) = text.split_once(':').unwrap_or((text, ""));
        match rule {
            "sex" => ForSex::parse(value).map(Self::Sex),
            "resident" => area(value).map(Self::Resident),
            "no_abode" => value.is_empty().then_some(Self::NoAbode),
            "stay" => Stay::parse(value).map(Self::Stay),
            "isee" => value.parse().ok().filter(|cents| *cents >= 0).map(Self::Isee),
            "access" => Access::parse(value).map(Self::Access),
            "bring" => Paper::parse(value).map(Self::Bring),
            _ => None,
        }
    }

    /// The part of a profile that says whether somebody fits it, where one does.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Sex(_) => Some(Part::Identity),
            Self::Resident(_) => Some(Part::Address),
            Self::Stay(_) => Some(Part::Citizenship),
            Self::Isee(_) => Some(Part::Economic),
            Self::NoAbode | Self::Access(_) | Self::Bring(_) => None,
        }
    }
}

/// The rules of one service, in the order in which they were written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(pub Vec<Rule>);

impl Rules {
    /// Whom it is for, where it is for women or for men alone: who says both takes everybody.
    pub fn sex(&self) -> Option<ForSex> {
        let mut said = self.find(|rule| if let Rule::Sex(sex) = rule { Some(sex) } else { None });
        let first = said.next()?;
        said.all(|other| other == first).then_some(first)
    }

    /// Where one must be registered as resident; nothing where that doesn't matter.
    pub fn resident(&self) -> impl Iterator<Item = AreaId> {
        self.find(|rule| if let Rule::Resident(area) = rule { Some(area) } else { None })
    }

    /// Whether it takes those too who are registered nowhere.
    pub fn takes_without_abode(&self) -> bool {
        self.0.contains(&Rule::NoAbode)
    }

    /// On which grounds one must be in the country; nothing where that doesn't matter.
    pub fn stays(&self) -> impl Iterator<Item = Stay> {
        self.find(|rule| if let Rule::Stay(stay) = rule { Some(stay) } else { None })
    }

    /// The highest ISEE, in euro cents.
    pub fn isee(&self) -> Option<i64> {
        self.find(|rule| if let Rule::Isee(cents) = rule { Some(cents) } else { None }).min()
    }

    /// How somebody gets in; nothing where that isn't known.
    pub fn access(&self) -> impl Iterator<Item = Access> {
        self.find(|rule| if let Rule::Access(access) = rule { Some(access) } else { None })
    }

    /// What has to be brought.
    pub fn papers(&self) -> impl Iterator<Item = Paper> {
        self.find(|rule| if let Rule::Bring(paper) = rule { Some(paper) } else { None })
    }

    /// The parts of a profile that say whether somebody fits them.
    pub fn parts(&self) -> PartSet {
        self.0.iter().filter_map(|rule| rule.part()).collect()
    }

    fn find<T>(&self, of: impl Fn(Rule) -> Option<T>) -> impl Iterator<Item = T> {
        self.0.iter().filter_map(move |rule| of(*rule))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_or_refused() {
        let milan = AreaId::mint();
        let read = |text: &str| Rule::parse(text, |code| (code == "015146").then_some(milan));
        assert_eq!(read("sex:women"), Some(Rule::Sex(ForSex::Women)));
        assert_eq!(read("resident:015146"), Some(Rule::Resident(milan)));
        assert_eq!(read("no_abode"), Some(Rule::NoAbode));
        assert_eq!(read("isee:936000"), Some(Rule::Isee(936_000)));
        assert_eq!(read("bring:isee"), Some(Rule::Bring(Paper::Isee)));
        for wrong in
            ["sex", "sex:all", "resident:1", "no_abode:x", "isee:-1", "isee:many", "stay:", "faith:any"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn who_is_for_women_and_for_men_is_for_everybody() {
        let both = Rules(vec![Rule::Sex(ForSex::Women), Rule::Sex(ForSex::Men)]);
        assert_eq!(both.sex(), None);
        let twice = Rules(vec![Rule::Sex(ForSex::Women), Rule::Sex(ForSex::Women)]);
        assert_eq!(twice.sex(), Some(ForSex::Women));
    }

    #[test]
    fn rules_say_which_parts_they_ask_of() {
        let rules = Rules(vec![Rule::Isee(1), Rule::Bring(Paper::Isee), Rule::Sex(ForSex::Men)]);
        assert_eq!(rules.parts(), PartSet::of(&[Part::Economic, Part::Identity]));
        assert_eq!(Rules::default().parts(), PartSet::default());
    }
}
