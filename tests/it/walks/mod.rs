//! Every state of a life, every event, everybody who could try it, through the API: what happens is what stands in a table that
//! was written by hand from the rules, beside no table of the program's.
mod claim;
mod need;
mod referral;

use crate::referrals::world::{Seat, World};
use amis::policy::Role;
use serde_json::Value;

/// One thing, and how the walk makes it and reads it.
trait Walk {
    /// What is walked on.
    type On;
    /// Makes one that stands so, by real steps.
    async fn made(&self, state: &str) -> Self::On;
    /// A seat tries an event: the payload.
    async fn tried(&self, seat: Seat, event: &str, on: &Self::On) -> Value;
    /// Everything of it that an event could change, as its lead sees it, and the state's word first.
    async fn stands(&self, on: &Self::On) -> (String, Value);
    /// The moves that are left in a state, by hand too.
    fn moves(state: &str) -> &'static [&'static str];
}

/// A state, events of which the same holds, and what each seat is answered, in the order of the seats: `=state` it happens and leads there, `!` it is
/// refused with the present state and the moves that are left, `!state` with this state, `?` nobody is told that there is such a
/// thing, else the code of the refusal.
type Row = (&'static str, &'static str, &'static str);

/// Tries everything in the table, and says all that was otherwise.
async fn walk<W: Walk>(walk: &W, seats: &[(&str, Seat)], table: &[Row]) {
    let (mut tried, mut wrong) = (0, Vec::new());
    for rows in table.chunk_by(|one, next| one.0 == next.0) {
        let state = rows[0].0;
        let mut on = walk.made(state).await;
        let mut before = walk.stands(&on).await;
        let events =
            rows.iter().flat_map(|(_, events, cells)| events.split(' ').map(move |event| (event, cells)));
        for (event, cells) in events {
            let cells: Vec<_> = cells.split(' ').collect();
            assert_eq!(cells.len(), seats.len(), "{state} {event}");
            for ((name, seat), cell) in seats.iter().zip(cells) {
                if cell.starts_with('=') {
                    unchanged(walk, &on, &before, &mut wrong).await;
                }
                let payload = walk.tried(*seat, event, &on).await;
                tried += 1;
                let seen = if let Some(refusal) = refusal(&payload) {
                    refusal
                } else {
                    let moved = std::mem::replace(&mut on, walk.made(state).await);
                    before = walk.stands(&on).await;
                    format!("={}", walk.stands(&moved).await.0)
                };
                let expected = match cell.strip_prefix('!') {
                    Some("") => refused_in(state, W::moves(state)),
                    Some(of) => refused_in(of, W::moves(of)),
                    None => cell.to_owned(),
                };
                if seen != expected {
                    wrong.push(format!("{state} {event} {name}: {expected} was to be, and {seen} was"));
                }
            }
            unchanged(walk, &on, &before, &mut wrong).await;
        }
    }
    assert!(wrong.is_empty(), "of {tried} {}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whoever was refused has changed nothing.
async fn unchanged<W: Walk>(walk: &W, on: &W::On, before: &(String, Value), wrong: &mut Vec<String>) {
    let after = walk.stands(on).await;
    if after != *before {
        wrong.push(format!("changed, though refused: {before:?} {after:?}"));
    }
}

/// A refusal for the state, which names the moves.
fn refused_in(state: &str, moves: &[&str]) -> String {
    format!("!{} {}", state.split('.').next().unwrap_or(state), moves.join(" "))
}

/// What a payload refuses with; `None` where something was done.
fn refusal(payload: &Value) -> Option<String> {
    let problem = &payload["problems"][0];
    let code = problem["code"].as_str()?;
    let message = problem["message"].as_str().unwrap_or_default();
    assert!(message.contains(' ') && !message.contains('$'), "a refusal is worded: {payload}");
    if code == "not_found" {
        return Some("?".to_owned());
    }
    if !code.ends_with(".wrong_state") {
        return Some(code.to_owned());
    }
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let moves: Vec<_> = problem["moves"].as_array().into_iter().flatten().map(words).collect();
    Some(format!("!{} {}", words(&problem["state"]), moves.join(" ")))
}

/// Those of the lead's organisation who try what isn't theirs, beside Giulia, who may.
struct Colleagues {
    trainee: Seat,
    other_trainee: Seat,
    coordinator: Seat,
    officer: Seat,
    shut_out: Seat,
}

impl Colleagues {
    async fn of(world: &World) -> Self {
        let one = async |role| world.colleague(world.giulia, role).await;
        Self {
            trainee: one(Role::Trainee).await,
            other_trainee: one(Role::Trainee).await,
            coordinator: one(Role::Coordinator).await,
            officer: one(Role::PrivacyOfficer).await,
            shut_out: one(Role::SocialWorker).await,
        }
    }

    /// Somebody of the lead's whose eyes everything of a person is closed to.
    async fn shut_out_of(&self, world: &World, person: &str) {
        let document = format!(
            "mutation {{ block(input: {{ person: \"{person}\", userMail: \"{}\", reason: SAFETY }}) {{ problems {{ code }} }} }}",
            self.shut_out.mail()
        );
        let blocked = world.ask(world.giulia, &document).await;
        assert_eq!(blocked["block"]["problems"], Value::Array(vec![]), "{blocked}");
    }
}
