//! Why a need goes without an answer, in one vocabulary: of closing a need, giving a claim back, turning a
//! referral down or taking it back, letting a service rest. What each leads to, and which moves take it, is data.
use crate::policy::words::words;
use std::sync::LazyLock;

words! {
    /// Why a need, a claim or a referral ended without an answer.
    #[graphql(name = "Reason")]
    pub enum Reason {
        /// Nobody offers this.
        NoProvider = 0 "no_provider",
        /// The provider has no room.
        NoCapacity = 1 "no_capacity",
        /// There is no money for it.
        NoFunds = 2 "no_funds",
        /// The person isn't entitled, or the provider may not take them.
        NotEligible = 3 "not_eligible",
        /// The place isn't served.
        OutOfArea = 4 "out_of_area",
        /// Too dear.
        Cost = 5 "cost",
        /// It took too long, or would begin too late.
        WaitingTooLong = 6 "waiting_too_long",
        /// Nobody answered.
        NoResponse = 7 "no_response",
        /// The person said no.
        PersonDeclined = 8 "person_declined",
        /// There is no basis to share, or no more.
        NoBasisToShare = 9 "no_basis_to_share",
        /// The provider doesn't give this help.
        NotOurHelp = 10 "not_our_help",
        /// The provider was told too little to answer.
        TooLittleKnown = 11 "too_little_known",
        /// The person can't be reached.
        Unreachable = 12 "unreachable",
        /// The person moved away.
        Moved = 13 "moved",
        /// The lead takes the need back from a provider that doesn't begin.
        NotBegun = 14 "not_begun",
        /// The sender found another way.
        OtherWay = 15 "other_way",
        /// It was sent by mistake.
        SentInError = 16 "sent_in_error",
        /// Somebody else holds the need now. The system says so, nobody gives it.
        NeedTaken = 17 "need_taken",
        /// The need was closed. The system says so, nobody gives it.
        NeedClosed = 18 "need_closed",
        /// Whoever forwarded it holds the need no more. The system says so, nobody gives it.
        ForwarderEnded = 19 "forwarder_ended",
        /// The person is away for a while.
        PersonAway = 20 "person_away",
        /// Papers are waited for.
        PapersMissing = 21 "papers_missing",
        /// The person wants to pause.
        PersonPauses = 22 "person_pauses",
        /// The provider's service rests.
        ServiceRests = 23 "service_rests",
    }
}

words! {
    /// Whose "no" a reason is.
    #[graphql(name = "ReasonWhose")]
    pub enum Whose {
        /// The provider's, or the recipient's.
        Provider = 0 "provider",
        /// The person's.
        Person = 1 "person",
        /// The sender's, or the lead's.
        Sender = 2 "sender",
    }
}

words! {
    /// What follows from a reason.
    #[graphql(name = "ReasonNext")]
    pub enum Next {
        /// Another organisation can be asked.
        AskAnother = 0 "ask_another",
        /// The same one can be asked again, with more.
        AskAgain = 1 "ask_again",
        /// The person has the next word.
        SpeakWithPerson = 2 "speak_with_person",
        /// Nothing: the need goes another way.
        Nothing = 3 "nothing",
        /// Whoever holds the need looks again on the day of the review.
        LookAgain = 4 "look_again",
    }
}

words! {
    /// A move that asks for a reason.
    pub enum Move {
        /// A need is closed as unmet.
        Close = 0 "close",
        /// A claim gives its need back, or the lead takes it back.
        Release = 1 "release",
        /// A recipient turns a referral down, breaks it off or falls short.
        Answer = 2 "answer",
        /// A sender takes a referral back.
        Recall = 3 "recall",
        /// The person withdraws from what an organisation holds.
        Withdraw = 4 "withdraw",
        /// Service rests.
        Hold = 5 "hold",
    }
}

/// What one reason leads to.
#[derive(Debug)]
struct Line {
    reason: Reason,
    whose: Whose,
    next: Next,
    again_after_days: Option<u16>,
    takes: Vec<Move>,
}

static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| read(include_str!("reasons.csv")));

/// Lines that can't be read are left out: a test reads the file whole.
fn read(text: &str) -> Vec<Line> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let records = reader.records();
    records.filter_map(|record| line(&record.ok()?)).collect()
}

fn line(record: &csv::StringRecord) -> Option<Line> {
    let days = record.get(3)?;
    Some(Line {
        reason: Reason::parse(record.get(0)?)?,
        whose: Whose::parse(record.get(1)?)?,
        next: Next::parse(record.get(2)?)?,
        again_after_days: if days.is_empty() { None } else { Some(days.parse().ok()?) },
        takes: record.get(4)?.split_whitespace().map(Move::parse).collect::<Option<_>>()?,
    })
}

impl Reason {
    fn line(self) -> Option<&'static Line> {
        LINES.iter().find(|line| line.reason == self)
    }

    /// Whether somebody may give it for this move.
    pub fn goes_with(self, to: Move) -> bool {
        self.line().is_some_and(|line| line.takes.contains(&to))
    }

    /// Whose "no" it is.
    pub fn whose(self) -> Whose {
        self.line().map_or(Whose::Sender, |line| line.whose)
    }

    /// What follows.
    pub fn next(self) -> Next {
        self.line().map_or(Next::Nothing, |line| line.next)
    }

    /// After how many days the same organisation can be asked again; `None` where that is senseless.
    pub fn again_after_days(self) -> Option<u16> {
        self.line()?.again_after_days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_leads_somewhere_and_stands_there_once() {
        let written = include_str!("reasons.csv").lines().filter(|line| !line.starts_with('#')).count() - 1;
        let lines: Vec<_> = LINES.iter().map(|line| line.reason).collect();
        assert_eq!(lines.len(), written, "a line can't be read");
        assert_eq!(lines, Reason::ALL, "each once, in the order of the vocabulary");
    }

    #[test]
    fn who_is_asked_again_said_no_itself() {
        for line in LINES.iter() {
            assert!(line.again_after_days.is_none() || line.whose != Whose::Sender, "{:?}", line.reason);
            assert!(line.next != Next::LookAgain || line.takes == [Move::Hold], "{:?}", line.reason);
        }
    }
}
