//! Who works with a person.
use super::super::store::team as store;
pub(in crate::referrals) use super::super::store::team::Place;
use crate::{
    call::Call,
    kernel::{Halt, PersonId},
    persons::Batch,
    policy::Part,
};
use std::collections::HashMap;

/// The care teams of all persons of an answer, each row only where the caller may learn what it reveals.
pub(in crate::referrals) async fn of_persons(
    call: &Call,
    persons: &Batch,
) -> Result<HashMap<PersonId, Vec<Place>>, Halt> {
    let places = store::of_persons(&mut *call.reader().await?, persons.permits(), call.now()).await?;
    let at: HashMap<_, _> = persons.permits().iter().enumerate().map(|(at, p)| (p.on(), at)).collect();
    let mut teams: HashMap<PersonId, Vec<Place>> = HashMap::new();
    for place in places {
        let at = at[&place.person_id];
        let shows = |standing| persons.permits()[at].shows_row(Part::CareTeam, standing, &place.row());
        if persons.standing(at).is_some_and(shows) {
            teams.entry(place.person_id).or_default().push(place);
        }
    }
    Ok(teams)
}
