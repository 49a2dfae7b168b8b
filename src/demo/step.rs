//! What people do in the network, as steps that its own users take.
use super::{ask::Step, ground::Ground};
use serde_json::{Value, json};

/// Where a payload names the members of a household.
const MEMBERS: [&str; 6] = [
    "/person/household/members/0/id",
    "/person/household/members/1/id",
    "/person/household/members/2/id",
    "/person/household/members/3/id",
    "/person/household/members/4/id",
    "/person/household/members/5/id",
];

/// A person brought into the network; later steps know them as `@person`, their members as `@member0` ….
pub(super) fn register(g: &Ground, by: &str, members: usize, input: Value) -> Step {
    let mut keep = vec![("person".to_owned(), "/person/id")];
    keep.extend(MEMBERS.iter().take(members).enumerate().map(|(at, path)| (format!("member{at}"), *path)));
    Step {
        by: g.seat(by),
        field: "registerPerson",
        input_type: "RegisterPersonInput",
        input,
        answer: "person { id household { members { id } } }",
        keep,
    }
}

/// Parts of the profile written down.
pub(super) fn update(g: &Ground, by: &str, mut input: Value) -> Step {
    input["person"] = json!("@person");
    Step {
        by: g.seat(by),
        field: "updatePerson",
        input_type: "UpdatePersonInput",
        input,
        answer: "person { id }",
        keep: vec![],
    }
}

/// A need; later steps know it as `@` and its domain. Its kind of help is given by code.
pub(super) fn need(g: &Ground, by: &str, mut input: Value) -> Step {
    input["person"] = json!("@person");
    if let Some(code) = input["kindOfHelp"].as_str() {
        input["kindOfHelp"] = json!(g.kind(code));
    }
    let name = input["domain"].as_str().unwrap_or_default().to_owned();
    Step {
        by: g.seat(by),
        field: "openNeed",
        input_type: "OpenNeedInput",
        input,
        answer: "need { id }",
        keep: vec![(name, "/need/id")],
    }
}

/// A need that ended.
pub(super) fn close(g: &Ground, by: &str, domain: &str, outcome: &str, reason: Option<&str>) -> Step {
    Step {
        by: g.seat(by),
        field: "closeNeed",
        input_type: "CloseNeedInput",
        input: json!({ "need": format!("@{domain}"), "outcome": outcome, "reason": reason }),
        answer: "need { id }",
        keep: vec![],
    }
}

/// A grant by the person.
pub(super) fn consent(g: &Ground, by: &str, purpose: &str, to: Value, parts: &[&str]) -> Step {
    let mut input = json!({
        "person": "@person", "basis": "CONSENT", "purpose": purpose, "parts": parts,
        "givenBy": "PERSON", "channel": "PAPER", "textVersion": "2026-1", "language": "it",
    });
    merge(&mut input, to);
    grant(g, by, input)
}

pub(super) fn grant(g: &Ground, by: &str, input: Value) -> Step {
    Step {
        by: g.seat(by),
        field: "grant",
        input_type: "GrantInput",
        input,
        answer: "grant { id }",
        keep: vec![],
    }
}

/// A need that is sent to an organisation.
pub(super) fn refer(g: &Ground, by: &str, domain: &str, to: &str, parts: &[&str], note: &str) -> Step {
    Step {
        by: g.seat(by),
        field: "sendReferral",
        input_type: "SendReferralInput",
        input: json!({ "need": format!("@{domain}"), "to": g.organization(to), "parts": parts, "note": note }),
        answer: "referral { id }",
        keep: vec![],
    }
}

/// Somebody is told of a service; a later step knows it as `@orientation`.
pub(super) fn orient(g: &Ground, by: &str, domain: &str, service: &str, mut input: Value) -> Step {
    input["need"] = json!(format!("@{domain}"));
    input["service"] = json!(g.service(service));
    Step {
        by: g.seat(by),
        field: "recordOrientation",
        input_type: "RecordOrientationInput",
        input,
        answer: "orientation { id }",
        keep: vec![("orientation".to_owned(), "/orientation/id")],
    }
}

/// What they say of it.
pub(super) fn told(g: &Ground, by: &str, helped: &str) -> Step {
    Step {
        by: g.seat(by),
        field: "recordOrientationAnswer",
        input_type: "RecordOrientationAnswerInput",
        input: json!({ "orientation": "@orientation", "helped": helped }),
        answer: "orientation { id }",
        keep: vec![],
    }
}

fn merge(into: &mut Value, more: Value) {
    if let (Some(into), Value::Object(more)) = (into.as_object_mut(), more) {
        into.extend(more);
    }
}
