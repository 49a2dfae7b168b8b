//! Cards and claims, through the API.
mod cards;
mod compared;
mod crowd;
mod declined;
mod ends;
mod fits;
mod histories;
mod moves;
mod own;
mod places;
mod questions;
mod races;
mod rows;
mod sides;
mod stories;
mod world;
