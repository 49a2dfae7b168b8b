//! State machines as tables: what is not listed is refused, with the state and the moves it allows.
use super::Problem;

/// One edge: from this state, this event leads there.
pub type Edge<S, E> = (S, E, S);

/// A machine: its name in problems, and its edges, all of them.
#[derive(Clone, Copy, Debug)]
pub struct Machine<S: 'static, E: 'static> {
    /// The code of the refusal, such as `need.wrong_state`.
    pub refusal: &'static str,
    /// Every edge there is.
    pub edges: &'static [Edge<S, E>],
    /// The word of a state.
    pub state: fn(S) -> &'static str,
    /// The word of an event.
    pub event: fn(E) -> &'static str,
}

impl<S: Copy + PartialEq, E: Copy + PartialEq> Machine<S, E> {
    /// Where the event leads, or the refusal that names the state and its moves.
    pub fn step(&self, from: S, event: E) -> Result<S, Problem> {
        let edge = self.edges.iter().find(|edge| edge.0 == from && edge.1 == event);
        edge.map(|edge| edge.2).ok_or_else(|| {
            Problem::new(self.refusal)
                .with("state", (self.state)(from))
                .in_state((self.state)(from), self.moves(from).into_iter().map(self.event).collect())
        })
    }

    /// Every edge in words: from where, by what, to where.
    pub fn words(&self) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        let (state, event) = (self.state, self.event);
        self.edges.iter().map(move |edge| (state(edge.0), event(edge.1), state(edge.2)))
    }

    /// The events that lead anywhere from here.
    pub fn moves(&self, from: S) -> Vec<E> {
        self.edges.iter().filter(|edge| edge.0 == from).map(|edge| edge.1).collect()
    }
}
