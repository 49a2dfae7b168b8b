//! The parts of a profile: the unit that policy and grants speak of.
use super::vocabulary::Class;
use super::words::{as_text, set, words};

words! {
    /// What a need is about. A domain's number is that of its part.
    #[graphql(name = "NeedDomain")]
    pub enum Domain {
        /// Casa e abitare.
        Hous = 23 "HOUS",
        /// Senza dimora.
        Homl = 24 "HOML",
        /// Cibo.
        Food = 25 "FOOD",
        /// Reddito e prestazioni.
        Inco = 26 "INCO",
        /// Debiti e sovraindebitamento.
        Debt = 27 "DEBT",
        /// Utenze.
        Util = 28 "UTIL",
        /// Beni materiali.
        Good = 29 "GOOD",
        /// Lavoro.
        Work = 30 "WORK",
        /// Scuola e formazione.
        Educ = 31 "EDUC",
        /// Lingua e mediazione.
        Lang = 32 "LANG",
        /// Accesso digitale.
        Digi = 33 "DIGI",
        /// Mobilità.
        Mobi = 34 "MOBI",
        /// Tutela legale, documenti, residenza.
        Lega = 35 "LEGA",
        /// Condizione migratoria.
        Migr = 36 "MIGR",
        /// Salute.
        Heal = 37 "HEAL",
        /// Salute mentale.
        Ment = 38 "MENT",
        /// Dipendenze.
        Addi = 39 "ADDI",
        /// Disabilità, non autosufficienza.
        Disa = 40 "DISA",
        /// Cura e conciliazione.
        Care = 41 "CARE",
        /// Famiglia e genitorialità.
        Fami = 42 "FAMI",
        /// Relazioni, solitudine, lutto.
        Soci = 43 "SOCI",
        /// Violenza e maltrattamento.
        Viol = 44 "VIOL",
        /// Tutela minori.
        Mino = 45 "MINO",
        /// Giustizia e detenzione.
        Just = 46 "JUST",
        /// Altro.
        Othr = 47 "OTHR",
    }
}

impl Domain {
    /// The class of every need of this domain.
    pub const fn class(self) -> Class {
        match self {
            Self::Hous
            | Self::Food
            | Self::Util
            | Self::Good
            | Self::Work
            | Self::Educ
            | Self::Lang
            | Self::Digi
            | Self::Mobi
            | Self::Care
            | Self::Othr => Class::S1,
            Self::Homl | Self::Inco | Self::Debt | Self::Lega | Self::Fami | Self::Soci => Class::S2,
            Self::Migr | Self::Heal | Self::Ment | Self::Disa => Class::S3,
            Self::Addi | Self::Viol | Self::Mino | Self::Just => Class::S4,
        }
    }
}

/// Declares the parts: those with a name of their own, then one for each domain.
macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident = $bit:literal $text:literal,)+ ; needs { $($domain:ident $needs:literal,)+ }) => {
        /// A section of a profile.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Part {
            $($(#[$doc])* $part,)+
            /// Every need of one domain.
            Needs(Domain),
        }

        impl Part {
            /// Every part, the domains last.
            pub const ALL: &'static [Self] = &[$(Self::$part,)+ $(Self::Needs(Domain::$domain),)+];

            /// The word of policy and database, such as `identity` or `needs.HOUS`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$part => $text,)+
                    $(Self::Needs(Domain::$domain) => $needs,)+
                }
            }

            /// The part of a word; `None` for any other text.
            pub fn parse(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$part),)+
                    $($needs => Some(Self::Needs(Domain::$domain)),)+
                    _ => None,
                }
            }

            /// The number of this part in stored masks: given once, never to another.
            pub const fn bit(self) -> u8 {
                match self {
                    $(Self::$part => $bit,)+
                    Self::Needs(domain) => domain.bit(),
                }
            }
        }
    };
}

parts! {
    /// The anonymous need card.
    Card = 0 "card",
    /// Names, aliases, birth, sex, identifiers.
    Identity = 1 "identity",
    /// The name to use, phone, mail, safe-contact rules.
    Contact = 2 "contact",
    /// Residence, where the person really lives.
    Address = 3 "address",
    /// Members and ties.
    Household = 4 "household",
    /// ISEE, income, debts, benefits.
    Economic = 5 "economic",
    /// Nationality, permit, STP and ENI.
    Citizenship = 6 "citizenship",
    /// Health, disability, care needs.
    Health = 7 "health",
    /// Violence, safety measures, secret address.
    Protection = 8 "protection",
    /// Child protection, court measures, guardianship.
    Minors = 9 "minors",
    /// Detention, measures.
    Justice = 10 "justice",
    /// The person's own words.
    Story = 11 "story",
    /// Scores of needs and how they were found.
    Assessments = 12 "assessments",
    /// Goals and agreed actions.
    Plan = 13 "plan",
    /// Case conferences.
    Conferences = 14 "conferences",
    /// Shared social diary.
    Diary = 15 "diary",
    /// Professional notes, for their author's organisation only.
    Notes = 16 "notes",
    /// Files.
    Documents = 17 "documents",
    /// Who works with the person.
    CareTeam = 18 "care_team",
    /// What happened.
    History = 19 "history",
    /// Referrals of the person's needs.
    Referrals = 20 "referrals",
    /// Recorded bases to share.
    Grants = 21 "grants",
    /// Who looked.
    AccessLog = 22 "access_log",
    ; needs {
        Hous "needs.HOUS",
        Homl "needs.HOML",
        Food "needs.FOOD",
        Inco "needs.INCO",
        Debt "needs.DEBT",
        Util "needs.UTIL",
        Good "needs.GOOD",
        Work "needs.WORK",
        Educ "needs.EDUC",
        Lang "needs.LANG",
        Digi "needs.DIGI",
        Mobi "needs.MOBI",
        Lega "needs.LEGA",
        Migr "needs.MIGR",
        Heal "needs.HEAL",
        Ment "needs.MENT",
        Addi "needs.ADDI",
        Disa "needs.DISA",
        Care "needs.CARE",
        Fami "needs.FAMI",
        Soci "needs.SOCI",
        Viol "needs.VIOL",
        Mino "needs.MINO",
        Just "needs.JUST",
        Othr "needs.OTHR",
    }
}
as_text!(Part);
set!(/// Parts of one profile, as one mask.
    PartSet of Part);

impl Part {
    /// How delicate the part is; `None` where each row has the class of what it names.
    pub const fn class(self) -> Option<Class> {
        match self {
            Self::Card => Some(Class::N),
            Self::Identity | Self::Contact | Self::Address | Self::Household => Some(Class::S1),
            Self::Economic | Self::Story | Self::Diary => Some(Class::S2),
            Self::Citizenship | Self::Health => Some(Class::S3),
            Self::Protection | Self::Minors | Self::Justice | Self::Notes => Some(Class::S4),
            Self::Needs(domain) => Some(domain.class()),
            Self::Assessments
            | Self::Plan
            | Self::Conferences
            | Self::Documents
            | Self::CareTeam
            | Self::History
            | Self::Referrals
            | Self::Grants
            | Self::AccessLog => None,
        }
    }
}

impl PartSet {
    /// The needs of every domain.
    pub const NEEDS: Self = {
        let (mut needs, mut i) = (Self::EMPTY, 0);
        while i < Domain::ALL.len() {
            needs.insert(Part::Needs(Domain::ALL[i]));
            i += 1;
        }
        needs
    };

    /// The parts of a class; those whose rows each have their own class are in none.
    pub fn of_class(class: Class) -> Self {
        Part::ALL.iter().copied().filter(|part| part.class() == Some(class)).collect()
    }

    /// The need domains in this set.
    pub const fn needs(self) -> Self {
        self.intersect(Self::NEEDS)
    }

    /// What is in this set beside need domains.
    pub const fn without_needs(self) -> Self {
        self.minus(Self::NEEDS)
    }
}
