//! Grants: what they open and what they don't, through the API. One file for each verb.
mod ending;
mod evidence;
mod give;
mod life;
mod refuse;
mod replace;
mod revoke;
mod shorten;
mod shown;
mod strangers;
mod suspend;
pub mod world;

use world::Seat;

const HOUSING_TO_ODV: &str = "kinds: [ODV], parts: [CARD, CONTACT, NEEDS_HOUS]";

fn to(seat: Seat, parts: &str) -> String {
    format!("organization: \"{}\", parts: [{parts}]", seat.organization)
}
