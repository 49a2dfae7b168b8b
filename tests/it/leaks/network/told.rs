//! Orientations: who told whom of a service, for a need.
use super::{KINDS, Network};
use amis::kernel::{Id, OrientationId};
use std::collections::BTreeSet;
use uuid::Uuid;

pub struct Orientation {
    pub id: OrientationId,
    pub need: usize,
    pub by: usize,
}

impl Network {
    /// For each need by its person's lead and by two others, whatever they may see of it now.
    pub(super) fn tell_of_services(&mut self) {
        for (need, of) in self.needs.iter().enumerate() {
            let lead = self.persons[of.person].lead;
            let by: BTreeSet<_> = [lead, (need * 5 + 3) % KINDS.len(), (need * 7 + 1) % KINDS.len()].into();
            let id =
                |by: usize| OrientationId::of(Uuid::from_u128(of.id.uuid().as_u128() ^ (by as u128 + 1)));
            self.orientations.extend(by.into_iter().map(|by| Orientation { id: id(by), need, by }));
        }
    }
}
