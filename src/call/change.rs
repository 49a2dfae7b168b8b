use crate::{
    kernel::{NeedId, OrganizationId, PersonId},
    policy::Part,
};
use uuid::Uuid;

/// Left in a job, as a note, for those who tell other systems what changed: ids, and to whom it may matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A part of a person: for everybody to whom that part is open.
    Part(PersonId, Part),
    /// What one organisation may see of a person: for that one alone.
    Sight(PersonId, OrganizationId),
    /// What may be seen of a person: for each organisation that stands near them, by itself.
    Sights(PersonId),
    /// A need that is prepared: for the organisation that leads the person, alone.
    Draft(PersonId, NeedId, OrganizationId),
    /// A need, or a `claim` or `referral` of it: for everybody to whom that one is open.
    Of(NeedId, &'static str, Uuid),
}
