//! State machines as tables: what is not listed is refused, with the state and the moves it allows.
use super::Problem;

/// Who makes a move, as tables, documentation and `viewerCan` know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The person's lead.
    Lead,
    /// Whoever may write the need.
    Writer,
    /// Whoever wrote it down.
    Author,
    /// Who may open a need.
    Opener,
    /// The lead that sends it.
    Sender,
    /// Whoever holds a need and sent it on.
    Forwarder,
    /// Whoever it was sent to.
    Recipient,
    /// Whoever offers to answer.
    Provider,
    /// Whoever serves the need.
    Server,
    /// Whoever was invited.
    Guest,
    /// The privacy officer.
    PrivacyOfficer,
    /// Whoever keeps it: the map of groups, the agenda of a desk.
    Keeper,
    /// Whoever it is about, without an account.
    Citizen,
    /// It follows from what happens to something else.
    Follows,
    /// Time.
    Clock,
}

impl By {
    /// Everybody there is.
    pub const ALL: &'static [Self] = &[
        Self::Lead,
        Self::Writer,
        Self::Author,
        Self::Opener,
        Self::Sender,
        Self::Forwarder,
        Self::Recipient,
        Self::Provider,
        Self::Server,
        Self::Guest,
        Self::PrivacyOfficer,
        Self::Keeper,
        Self::Citizen,
        Self::Follows,
        Self::Clock,
    ];

    /// The word in documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Writer => "writer",
            Self::Author => "author",
            Self::Opener => "opener",
            Self::Sender => "sender",
            Self::Forwarder => "forwarder",
            Self::Recipient => "recipient",
            Self::Provider => "provider",
            Self::Server => "server",
            Self::Guest => "guest",
            Self::PrivacyOfficer => "privacy officer",
            Self::Keeper => "keeper",
            Self::Citizen => "citizen",
            Self::Follows => "follows",
            Self::Clock => "clock",
        }
    }
}

/// One edge: from this state, this event leads there, and these make it happen.
pub type Edge<S, E> = (S, E, S, &'static [By]);

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

    /// Every edge in words: from where, by what, to where, by whom.
    pub fn words(&self) -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static [By])> {
        let (state, event) = (self.state, self.event);
        self.edges.iter().map(move |edge| (state(edge.0), event(edge.1), state(edge.2), edge.3))
    }

    /// The events that lead anywhere from here.
    pub fn moves(&self, from: S) -> Vec<E> {
        self.edges.iter().filter(|edge| edge.0 == from).map(|edge| edge.1).collect()
    }

    /// Whether one who is all of these makes this move from here.
    pub fn allows(&self, from: S, event: E, who: &[By]) -> bool {
        let mut listed = self.edges.iter().filter(|edge| edge.0 == from && edge.1 == event);
        listed.any(|edge| edge.3.iter().any(|by| who.contains(by)))
    }
}

#[cfg(test)]
impl<S: Copy + PartialEq + std::fmt::Debug, E: Copy + PartialEq + std::fmt::Debug> Machine<S, E> {
    /// What every table keeps to: each edge names somebody, and nobody else makes the move.
    pub(crate) fn is_made_by_those_who_are_named(&self, states: &[S], events: &[E]) {
        for (from, event) in states.iter().flat_map(|from| events.iter().map(move |event| (*from, *event))) {
            let listed = self.edges.iter().find(|edge| edge.0 == from && edge.1 == event);
            assert!(listed.is_none_or(|edge| !edge.3.is_empty()), "{from:?} {event:?}: by nobody");
            for by in By::ALL {
                let named = listed.is_some_and(|edge| edge.3.contains(by));
                assert_eq!(self.allows(from, event, &[*by]), named, "{from:?} {event:?} {by:?}");
            }
            assert!(!self.allows(from, event, &[]), "{from:?} {event:?}: nobody");
        }
    }
}
