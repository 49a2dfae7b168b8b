use super::super::{
    model::{
        Circumstances, Citizenship, Contact, Economic, Health, HouseholdKind, Identity, Member, Notice, Tie,
    },
    service::{GivenAddress, Parts, Registration, Update},
};
use crate::kernel::{AreaId, Id, MemberId, PersonId, Problem};
use async_graphql::{ID, InputObject};

/// Somebody to be brought into the network.
#[derive(Clone, Debug, InputObject)]
pub struct RegisterPersonInput {
    /// Who they are; an alias alone is enough.
    identity: Identity,
    /// How to reach them.
    contact: Option<Contact>,
    /// Where they live.
    address: Option<AddressInput>,
    /// With whom.
    household: Option<HouseholdInput>,
    /// Their own words.
    story: Option<String>,
    /// Languages spoken, BCP 47; at most 10.
    #[graphql(default)]
    languages: Vec<String>,
    /// That they were told how their data is used; needed where the basis is consent.
    notice: Option<Notice>,
    /// Say so after looking at the candidates.
    #[graphql(default)]
    nobody_known: bool,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

/// Parts of a profile to be written.
#[derive(Clone, Debug, InputObject)]
pub struct UpdatePersonInput {
    /// Whose.
    person: ID,
    /// The version that was looked at; a stale one is refused.
    if_version: Option<i64>,
    /// Names, aliases, birth, sex, identifiers.
    identity: Option<Identity>,
    /// The name to use, and how the person may safely be reached.
    contact: Option<Contact>,
    /// Residence, and where the person really lives.
    address: Option<AddressInput>,
    /// Members and ties.
    household: Option<HouseholdInput>,
    /// ISEE, income, debts, benefits.
    economic: Option<Economic>,
    /// Nationality, permit, STP and ENI.
    citizenship: Option<Citizenship>,
    /// Health, disability, care needs.
    health: Option<Health>,
    /// Violence, safety measures.
    protection: Option<Circumstances>,
    /// Child protection, court measures, guardianship.
    minors: Option<Circumstances>,
    /// Detention, measures.
    justice: Option<Circumstances>,
    /// The person's own words.
    story: Option<String>,
    /// The caller's own id for this change: with it, nothing happens twice within 24 hours.
    pub(super) client_mutation_id: Option<String>,
}

/// Residence, and where the person really lives.
#[derive(Clone, Debug, InputObject)]
pub struct AddressInput {
    /// Registered residence: street and number.
    residence: Option<String>,
    /// The comune or municipio of residence.
    residence_area: Option<ID>,
    /// Where the person really lives, if elsewhere.
    dwelling: Option<String>,
    /// The comune or municipio of that.
    dwelling_area: Option<ID>,
}

/// Members and ties.
#[derive(Clone, Debug, InputObject)]
pub struct HouseholdInput {
    /// What holds it together.
    kind: HouseholdKind,
    /// In order; at most 30. Members that stay carry their ids.
    members: Vec<MemberInput>,
}

/// One member of a household.
#[derive(Clone, Debug, InputObject)]
pub struct MemberInput {
    /// Of a member that stays; none for a new one.
    id: Option<ID>,
    /// As the person tells it.
    name: Option<String>,
    /// Year of birth.
    birth_year: Option<i64>,
    /// To the person whose household it is.
    tie: Tie,
    /// Whether the member stands in no view but the lead's, which alone can say so.
    #[graphql(default)]
    hidden: bool,
}

impl RegisterPersonInput {
    pub(super) fn registration(self) -> Result<Registration, Problem> {
        Ok(Registration {
            parts: Parts {
                identity: Some(self.identity),
                contact: self.contact,
                address: self.address.map(AddressInput::given).transpose()?,
                household: self.household.map(HouseholdInput::given).transpose()?,
                story: self.story,
                ..Parts::default()
            },
            languages: self.languages,
            notice: self.notice,
            nobody_known: self.nobody_known,
        })
    }
}

impl UpdatePersonInput {
    pub(super) fn update(self) -> Result<Update, Problem> {
        Ok(Update {
            person: PersonId::parse(&self.person).ok_or_else(|| Problem::not_found("person"))?,
            if_version: self.if_version,
            parts: Parts {
                identity: self.identity,
                contact: self.contact,
                address: self.address.map(AddressInput::given).transpose()?,
                household: self.household.map(HouseholdInput::given).transpose()?,
                economic: self.economic,
                citizenship: self.citizenship,
                health: self.health,
                protection: self.protection,
                minors: self.minors,
                justice: self.justice,
                story: self.story,
            },
        })
    }
}

impl AddressInput {
    fn given(self) -> Result<GivenAddress, Problem> {
        let area = |id: Option<ID>, field| match id {
            Some(id) => AreaId::parse(&id).map(Some).ok_or_else(|| Problem::new("area.unknown").at(field)),
            None => Ok(None),
        };
        Ok(GivenAddress {
            residence: self.residence,
            residence_area: area(self.residence_area, "address.residenceArea")?,
            dwelling: self.dwelling,
            dwelling_area: area(self.dwelling_area, "address.dwellingArea")?,
        })
    }
}

impl HouseholdInput {
    fn given(self) -> Result<(HouseholdKind, Vec<Member>), Problem> {
        let member = |input: MemberInput| {
            let id = match &input.id {
                Some(id) => MemberId::parse(id).ok_or_else(|| Problem::not_found("household.members.id"))?,
                None => MemberId::mint(),
            };
            Ok(Member {
                id,
                person: None,
                name: input.name,
                birth_year: input.birth_year,
                tie: input.tie,
                hidden: input.hidden,
            })
        };
        Ok((self.kind, self.members.into_iter().map(member).collect::<Result<_, Problem>>()?))
    }
}
