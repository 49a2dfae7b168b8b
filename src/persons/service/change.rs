use super::super::{
    model::{
        Circumstances, Citizenship, Contact, Economic, Health, HouseholdKind, Identity, MEMBERS_MAX, Member,
        Story,
    },
    store::{self, PutAddress, Writes},
};
use crate::{
    areas::{self, Tree},
    call::{Call, Change, Job, Memo},
    kernel::{AreaId, Fault, Halt, HouseholdId, PersonId, Problem, Time, text},
    policy::{Part, PartSet, Permit, UpdatePerson},
};
use serde::Serialize;

/// Where somebody is registered and where they live, as given.
#[derive(Clone, Debug, Default)]
pub(in crate::persons) struct GivenAddress {
    pub(in crate::persons) residence: Option<String>,
    pub(in crate::persons) residence_area: Option<AreaId>,
    pub(in crate::persons) dwelling: Option<String>,
    pub(in crate::persons) dwelling_area: Option<AreaId>,
}

/// Parts to be written. Each that is given replaces what stood there.
#[derive(Clone, Debug, Default)]
pub(in crate::persons) struct Parts {
    pub(in crate::persons) identity: Option<Identity>,
    pub(in crate::persons) contact: Option<Contact>,
    pub(in crate::persons) address: Option<GivenAddress>,
    pub(in crate::persons) household: Option<(HouseholdKind, Vec<Member>)>,
    pub(in crate::persons) economic: Option<Economic>,
    pub(in crate::persons) citizenship: Option<Citizenship>,
    pub(in crate::persons) health: Option<Health>,
    pub(in crate::persons) protection: Option<Circumstances>,
    pub(in crate::persons) minors: Option<Circumstances>,
    pub(in crate::persons) justice: Option<Circumstances>,
    pub(in crate::persons) story: Option<String>,
}

/// A change of parts of one person.
#[derive(Clone, Debug)]
pub(in crate::persons) struct Update {
    pub(in crate::persons) person: PersonId,
    pub(in crate::persons) if_version: Option<i64>,
    pub(in crate::persons) parts: Parts,
}

impl Parts {
    /// Refuses what can't be, part by part.
    pub(super) fn checked(self, now: Time) -> Result<Self, Problem> {
        Ok(Self {
            identity: self.identity.map(|part| part.checked(now)).transpose()?,
            contact: self.contact.map(Contact::checked).transpose()?,
            address: self.address.map(GivenAddress::checked).transpose()?,
            household: self.household.map(checked_household).transpose()?,
            economic: self.economic.map(Economic::checked).transpose()?,
            citizenship: self.citizenship.map(Citizenship::checked).transpose()?,
            health: self.health.map(Health::checked).transpose()?,
            protection: self.protection.map(|part| part.checked("protection")).transpose()?,
            minors: self.minors.map(|part| part.checked("minors")).transpose()?,
            justice: self.justice.map(|part| part.checked("justice")).transpose()?,
            story: match self.story {
                Some(story) => Some(text::limited(&story, text::STORY_MAX, "story")?.unwrap_or_default()),
                None => None,
            },
        })
    }

    /// The address with its places looked up, before the writer is bothered.
    pub(super) async fn located(&self, call: &Call) -> Result<Option<PutAddress>, Halt> {
        let Some(address) = self.address.clone() else { return Ok(None) };
        Ok(Some(address.located(&*areas::tree(call).await?)?))
    }

    /// The parts that are given.
    pub(super) fn touched(&self) -> PartSet {
        let given = [
            (Part::Identity, self.identity.is_some()),
            (Part::Contact, self.contact.is_some()),
            (Part::Address, self.address.is_some()),
            (Part::Household, self.household.is_some()),
            (Part::Economic, self.economic.is_some()),
            (Part::Citizenship, self.citizenship.is_some()),
            (Part::Health, self.health.is_some()),
            (Part::Protection, self.protection.is_some()),
            (Part::Minors, self.minors.is_some()),
            (Part::Justice, self.justice.is_some()),
            (Part::Story, self.story.is_some()),
        ];
        given.into_iter().filter_map(|(part, given)| given.then_some(part)).collect()
    }
}

impl GivenAddress {
    fn checked(self) -> Result<Self, Problem> {
        let cut = |field: Option<String>, path| match field {
            Some(street) => text::limited(&street, text::LINE_MAX, path),
            None => Ok(None),
        };
        Ok(Self {
            residence: cut(self.residence, "address.residence")?,
            dwelling: cut(self.dwelling, "address.dwelling")?,
            ..self
        })
    }
}

fn checked_household(
    (kind, mut members): (HouseholdKind, Vec<Member>),
) -> Result<(HouseholdKind, Vec<Member>), Problem> {
    if members.len() > MEMBERS_MAX {
        return Err(Problem::new("household.too_many").at("household.members").with("max", MEMBERS_MAX));
    }
    for member in &mut members {
        if let Some(name) = member.name.take() {
            member.name = text::limited(&name, text::LINE_MAX, "household.members.name")?;
        }
        if member.birth_year.is_some_and(|year| !(1890..=2200).contains(&year)) {
            return Err(Problem::new("household.birth_year").at("household.members.birthYear"));
        }
    }
    Ok((kind, members))
}

/// Writes parts of a profile: all that are given, or nothing.
pub(in crate::persons) async fn update(call: &Call, memo: Memo, update: Update) -> Result<PersonId, Halt> {
    let parts = update.parts.checked(call.now())?;
    let touched = parts.touched();
    if touched.is_empty() {
        return Err(Problem::new("person.nothing_given").into());
    }
    let address = parts.located(call).await?;
    let Update { person, if_version, .. } = update;
    call.mutate(memo, move |job| {
        Box::pin(async move {
            let standing = job.standing(person).await?;
            let permit = job
                .law()
                .permit_parts::<UpdatePerson>(&job.actor()?, &standing, touched)
                .map_err(|_| Problem::not_found("person"))?;
            let stands = store::version(&mut job.conn, &permit).await?;
            if if_version.is_some_and(|seen| seen != stands) {
                return Err(Problem::conflict(stands).into());
            }
            put(job, &permit, parts, address).await?;
            store::raise_version(&mut job.conn, &permit).await?;
            job.note(super::Changed(person));
            let touched: Vec<Part> = touched.iter().collect();
            for part in &touched {
                job.note(Change::Part(person, *part));
            }
            job.audit("person.update", &standing, &touched).await?;
            Ok(person)
        })
    })
    .await
}

/// Writes the given parts with the leave for them.
pub(super) async fn put<A: Writes>(
    job: &mut Job,
    permit: &Permit<A>,
    parts: Parts,
    address: Option<PutAddress>,
) -> Result<(), Halt> {
    let at = job.now();
    if let Some(identity) = &parts.identity {
        store::put_identity(&mut job.conn, permit, identity, at).await?;
    }
    if let Some(contact) = &parts.contact {
        store::put_contact(&mut job.conn, permit, contact, at).await?;
    }
    if let Some(address) = address {
        store::put_address(&mut job.conn, permit, &address, at).await?;
    }
    if let Some((kind, members)) = parts.household {
        let id = store::household_of(&mut job.conn, permit).await?.unwrap_or_else(HouseholdId::mint);
        store::put_household(&mut job.conn, permit, id, kind, &members).await?;
    }
    let documents = [
        (Part::Economic, body(parts.economic)?),
        (Part::Citizenship, body(parts.citizenship)?),
        (Part::Health, body(parts.health)?),
        (Part::Protection, body(parts.protection)?),
        (Part::Minors, body(parts.minors)?),
        (Part::Justice, body(parts.justice)?),
        (Part::Story, body(parts.story.map(|text| Story { text }))?),
    ];
    for (part, body) in documents {
        if let Some(body) = body {
            store::put_part(&mut job.conn, permit, part, body, at).await?;
        }
    }
    Ok(())
}

fn body<T: Serialize>(part: Option<T>) -> Result<Option<serde_json::Value>, Fault> {
    part.map(serde_json::to_value).transpose().map_err(|e| Fault::new(&e))
}

impl GivenAddress {
    /// The district is that of where the person lives, or is registered where no dwelling is known.
    pub(super) fn located(self, tree: &Tree) -> Result<PutAddress, Problem> {
        let place = |area: Option<AreaId>, field| area.map(|area| tree.located(area, field)).transpose();
        let residence = place(self.residence_area, "address.residenceArea")?;
        let dwelling = place(self.dwelling_area, "address.dwellingArea")?;
        Ok(PutAddress {
            residence: self.residence,
            residence_area: self.residence_area,
            dwelling: self.dwelling,
            dwelling_area: self.dwelling_area,
            district: dwelling.or(residence),
        })
    }
}
