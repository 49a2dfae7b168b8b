//! What is asked, by whom, on which day.
use chrono::TimeDelta;
use serde_json::Value;

/// Finds an id in an answer.
type Find = fn(&Value) -> Option<&Value>;

/// One call of one user.
pub(super) struct Beat {
    /// How long after the call before.
    pub(super) after: TimeDelta,
    /// The user's key in the demo network.
    pub(super) by: &'static str,
    /// What the call is for: a message of `web/locales`.
    pub(super) what: &'static str,
    /// What is asked.
    pub(super) document: &'static str,
    /// Which of the ids found so far the document is given.
    pub(super) given: &'static [&'static str],
    /// An id to remember, and how it is found in the answer.
    pub(super) keep: Option<(&'static str, Find)>,
}

const NOW: TimeDelta = TimeDelta::zero();
const A_WHILE: TimeDelta = TimeDelta::minutes(30);
const A_DAY: TimeDelta = TimeDelta::days(1);
/// Longer than a completed referral still opens what it opened.
const AFTER_GRACE: TimeDelta = TimeDelta::days(15);

fn first_card(answer: &Value) -> Option<&Value> {
    answer.pointer("/needCards/nodes/0/id")
}

/// The grant that associations see Mario's cards by.
fn associations(answer: &Value) -> Option<&Value> {
    let grants = answer.pointer("/person/grants")?.as_array()?;
    let to_associations =
        |grant: &&Value| grant["kinds"].as_array().is_some_and(|kinds| kinds.contains(&Value::from("ODV")));
    grants.iter().find(to_associations)?.get("id")
}

const CARDS: &str = "query { needCards(filter: { domain: [HOUS], urgency: [URGENT] }) { nodes { id domain urgency severityBand openedWeek area { name } } } }";
const CLAIM: &str = "mutation ($card: ID!) { claimNeed(input: { needCard: $card }) { claim { id status } problems { code message } } }";
const NEED: &str = "query ($home: ID!) { need(id: $home) { domain status person { code identity { givenName } contact { nameToUse phone safeHours } } } }";

/// From the first card to the end of the last right.
pub(super) const WEEK: &[Beat] = &[
    Beat {
        after: NOW,
        by: "giulia",
        what: "story-giulia-opens",
        document: "query ($mario: ID!) { person(id: $mario) { code needs { nodes { domain urgency status waitingDays matches(first: 1) { score service { name } } } } } }",
        given: &["mario"],
        keep: None,
    },
    Beat {
        after: A_WHILE,
        by: "luca",
        what: "story-luca-reads-cards",
        document: CARDS,
        given: &[],
        keep: Some(("card", first_card)),
    },
    Beat {
        after: NOW,
        by: "luca",
        what: "story-luca-claims",
        document: CLAIM,
        given: &["card"],
        keep: Some(("claim", |answer| answer.pointer("/claimNeed/claim/id"))),
    },
    Beat {
        after: A_WHILE,
        by: "sofia",
        what: "story-sofia-reads-cards",
        document: CARDS,
        given: &[],
        keep: Some(("card", first_card)),
    },
    Beat {
        after: NOW,
        by: "sofia",
        what: "story-sofia-claims",
        document: CLAIM,
        given: &["card"],
        keep: None,
    },
    Beat {
        after: A_DAY,
        by: "giulia",
        what: "story-giulia-compares",
        document: "query ($home: ID!) { need(id: $home) { claims { status organization { name } } } }",
        given: &["home"],
        keep: None,
    },
    Beat {
        after: NOW,
        by: "giulia",
        what: "story-giulia-chooses",
        document: "mutation ($claim: ID!) { chooseClaim(input: { claim: $claim }) { claim { status heldUntil } problems { code message } } }",
        given: &["claim"],
        keep: None,
    },
    Beat {
        after: A_WHILE,
        by: "luca",
        what: "story-luca-calls",
        document: NEED,
        given: &["home"],
        keep: None,
    },
    Beat { after: NOW, by: "sofia", what: "story-sofia-tries", document: NEED, given: &["home"], keep: None },
    Beat {
        after: A_WHILE,
        by: "nadia",
        what: "story-nadia-tries",
        document: "query ($mario: ID!) { person(id: $mario) { code needs { nodes { domain } } } }",
        given: &["mario"],
        keep: None,
    },
    Beat {
        after: NOW,
        by: "amina",
        what: "story-amina-reads",
        document: "query { referrals(direction: RECEIVED, status: [SENT]) { nodes { id status domain note parts person { code } } } }",
        given: &[],
        keep: Some(("referral", |answer| answer.pointer("/referrals/nodes/0/id"))),
    },
    Beat {
        after: NOW,
        by: "amina",
        what: "story-amina-accepts",
        document: "mutation ($referral: ID!) { answerReferral(input: { referral: $referral, answer: ACCEPT }) { referral { status person { code identity { givenName } contact { phone } } } problems { code message } } }",
        given: &["referral"],
        keep: None,
    },
    Beat {
        after: A_WHILE,
        by: "amina",
        what: "story-amina-starts",
        document: "mutation ($referral: ID!) { answerReferral(input: { referral: $referral, answer: START }) { referral { status startedAt } problems { code message } } }",
        given: &["referral"],
        keep: None,
    },
    Beat {
        after: A_DAY,
        by: "paolo",
        what: "story-paolo-counts",
        document: "query { unmetNeeds(by: [DOMAIN], domain: [HOUS, FOOD]) { domain open unmet persons households longestWaitDays } }",
        given: &[],
        keep: None,
    },
    Beat {
        after: NOW,
        by: "giulia",
        what: "story-giulia-reads-grants",
        document: "query ($mario: ID!) { person(id: $mario) { grants { id purpose kinds organization { name } parts status } } }",
        given: &["mario"],
        keep: Some(("grant", associations)),
    },
    Beat {
        after: NOW,
        by: "giulia",
        what: "story-giulia-revokes",
        document: "mutation ($grant: ID!) { revokeGrant(input: { grant: $grant, reason: ASKED_BY_PERSON }) { grant { status } claimsWithoutBasis problems { code message } } }",
        given: &["grant"],
        keep: None,
    },
    Beat { after: NOW, by: "luca", what: "story-luca-tries", document: NEED, given: &["home"], keep: None },
    Beat {
        after: NOW,
        by: "giulia",
        what: "story-giulia-takes-back",
        document: "mutation ($claim: ID!) { releaseClaim(input: { claim: $claim, reason: NO_BASIS_TO_SHARE }) { claim { status reason } problems { code message } } }",
        given: &["claim"],
        keep: None,
    },
    Beat {
        after: A_DAY,
        by: "amina",
        what: "story-amina-completes",
        document: "mutation ($referral: ID!) { answerReferral(input: { referral: $referral, answer: COMPLETE, outcome: MET }) { referral { status outcome graceUntil } problems { code message } } }",
        given: &["referral"],
        keep: None,
    },
    Beat {
        after: AFTER_GRACE,
        by: "giulia",
        what: "story-giulia-closes-the-week",
        document: "query ($mario: ID!) { person(id: $mario) { needs { nodes { domain status outcome waitingDays } } } }",
        given: &["mario"],
        keep: None,
    },
];
