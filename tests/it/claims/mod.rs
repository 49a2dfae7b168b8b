//! Cards and claims, through the API.
mod cards;
mod crowd;
mod declined;
mod ends;
mod fits;
mod moves;
mod own;
mod questions;
mod races;
mod rows;
mod world;
