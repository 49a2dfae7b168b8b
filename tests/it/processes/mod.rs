//! The real program over a real clock: killed, two of it at once, clients that leave.
mod clocks;
mod faults;
mod kill;
mod network;
mod storm;
mod two;

use network::Member;
pub use network::Network;
