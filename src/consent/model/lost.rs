//! What loses its basis when a grant ends.
use super::Recipient;
use crate::{
    kernel::{OrganizationId, Time},
    policy::{KindSet, PartSet},
};

/// One grant as far as it covers an organisation.
#[derive(Clone, Copy, Debug)]
pub struct Cover {
    /// To whom.
    pub recipient: Recipient,
    /// The day that counts for kinds.
    pub signed_at: Time,
    /// Who recorded it: nobody opens anything to themselves.
    pub recorded_by: OrganizationId,
    /// What it opens.
    pub parts: PartSet,
}

/// A live claim or referral: what it opens, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct Packet<I> {
    /// The claim or referral.
    pub id: I,
    /// To whom it opens.
    pub organization: OrganizationId,
    /// What that organisation is.
    pub kinds: KindSet,
    /// Since when it belongs to the network.
    pub member_since: Time,
    /// What it opens.
    pub parts: PartSet,
}

impl Cover {
    fn reaches<I>(&self, packet: &Packet<I>) -> bool {
        if self.recorded_by == packet.organization {
            return false;
        }
        match self.recipient {
            Recipient::Organization(organization) => organization == packet.organization,
            Recipient::Kinds(kinds) => {
                !kinds.intersect(packet.kinds).is_empty() && packet.member_since <= self.signed_at
            }
            // A seat at a table is no basis for a claim or a referral.
            Recipient::Conference(_) => false,
        }
    }
}

/// The packets that rested on a grant and that the grants still in force don't cover.
pub fn lost<I: Copy>(ended: &Cover, in_force: &[Cover], packets: &[Packet<I>]) -> Vec<I> {
    let uncovered = |packet: &&Packet<I>| {
        let held = in_force
            .iter()
            .filter(|cover| cover.reaches(packet))
            .fold(PartSet::EMPTY, |parts, cover| parts.union(cover.parts));
        ended.reaches(packet) && !held.covers(packet.parts.intersect(ended.parts))
    };
    packets.iter().filter(uncovered).map(|packet| packet.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Kind, Part};
    use chrono::{TimeDelta, TimeZone, Utc};

    #[test]
    fn a_packet_is_lost_unless_another_grant_covers_it() {
        let signed_at = Utc.with_ymd_and_hms(2026, 11, 2, 9, 0, 0).unwrap();
        let packet = Packet {
            id: 1,
            organization: OrganizationId::mint(),
            kinds: KindSet::of(&[Kind::Odv]),
            member_since: signed_at,
            parts: PartSet::of(&[Part::Contact, Part::Story]),
        };
        let by_name = Recipient::Organization(packet.organization);
        let by_kind = Recipient::Kinds(packet.kinds);
        let recorded_by = OrganizationId::mint();
        let cover = |recipient, parts: &[Part]| Cover {
            recipient,
            signed_at,
            recorded_by,
            parts: PartSet::of(parts),
        };
        let ended = cover(by_kind, &[Part::Contact, Part::Identity]);
        assert_eq!(lost(&ended, &[], &[packet]), [1]);
        assert_eq!(lost(&ended, &[cover(by_name, &[Part::Story])], &[packet]), [1]);
        assert!(lost(&ended, &[cover(by_name, &[Part::Contact])], &[packet]).is_empty());
        assert!(lost(&cover(by_kind, &[Part::Identity]), &[], &[packet]).is_empty());
        let own = Cover { recorded_by: packet.organization, ..cover(by_name, &[Part::Contact]) };
        assert_eq!(lost(&ended, &[own], &[packet]), [1], "what it recorded itself opens nothing to it");
        let later = Packet { member_since: signed_at + TimeDelta::days(1), ..packet };
        assert!(lost(&ended, &[], &[later]).is_empty());
    }
}
