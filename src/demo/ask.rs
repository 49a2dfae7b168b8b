//! The demo's users ask the API, as anybody else does.
use super::{DemoError, ground::Seat};
use crate::{
    call::{Behalf, Call, Caller, House, TokenScope, TokenScopes},
    locale::Language,
    web::schema::Schema,
};
use async_graphql::{Request, Variables};
use serde_json::Value;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// One mutation by one user. `@name` in its input stands for what an earlier step of the same person
/// answered under that name.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// Who.
    pub(crate) by: Seat,
    /// The mutation's root field.
    pub(crate) field: &'static str,
    /// The type of its input.
    pub(crate) input_type: &'static str,
    /// Its input.
    pub(crate) input: Value,
    /// What of the payload is asked, such as `person { id }`.
    pub(crate) answer: &'static str,
    /// Under these names, what stands at these paths of the payload.
    pub(crate) keep: Vec<(String, &'static str)>,
}

/// What each person's steps have answered so far.
pub(crate) struct Known(Vec<Mutex<HashMap<String, String>>>);

impl Known {
    pub(crate) fn for_people(people: usize) -> Self {
        Self((0..people).map(|_| Mutex::default()).collect())
    }
}

/// The API in this process, with a clock that can be set.
pub(crate) struct Asker {
    house: Arc<House>,
    schema: Schema,
}

impl Asker {
    pub(crate) fn new(house: Arc<House>, schema: Schema) -> Self {
        Self { house, schema }
    }

    pub(crate) fn house(&self) -> &House {
        &self.house
    }

    /// One person's steps of one day, one after another.
    pub(crate) async fn walk(&self, known: &Known, person: usize, steps: Vec<Step>) -> Result<(), DemoError> {
        for step in steps {
            let input = {
                let names = known.0[person].lock().unwrap_or_else(PoisonError::into_inner);
                filled(step.input.clone(), &names)
            };
            let payload = self.ask(&step, input).await?;
            let mut names = known.0[person].lock().unwrap_or_else(PoisonError::into_inner);
            for (name, path) in &step.keep {
                let found = payload.pointer(path).and_then(Value::as_str).unwrap_or_default();
                names.insert(name.clone(), found.to_owned());
            }
        }
        Ok(())
    }

    async fn ask(&self, step: &Step, input: Value) -> Result<Value, DemoError> {
        let Step { field, input_type, answer, .. } = step;
        let document = format!(
            "mutation ($input: {input_type}!) {{ done: {field}(input: $input) {{ {answer} problems {{ code field }} }} }}"
        );
        let caller = Caller {
            actor: step.by.actor.clone(),
            user_version: 1,
            organization_version: 1,
            scopes: TokenScopes::of(&[TokenScope::Read, TokenScope::Write]),
            until: None,
            behalf: Behalf::default(),
        };
        let call = Call::new(Arc::clone(&self.house), Some(caller), Language::It, "demo".to_owned());
        let variables = Variables::from_json(serde_json::json!({ "input": input }));
        let answer =
            self.schema.execute(Request::new(document).variables(variables).data(call.clone())).await;
        call.settle().await?;
        let refused = |what: String| DemoError::Refused(format!("{field}: {what}"));
        if let Some(error) = answer.errors.first() {
            return Err(refused(error.message.clone()));
        }
        let data = answer.data.into_json().map_err(|e| refused(e.to_string()))?;
        let payload = data.get("done").cloned().unwrap_or_default();
        match payload.pointer("/problems/0") {
            Some(problem) => Err(refused(format!("{problem} for {input}"))),
            None => Ok(payload),
        }
    }
}

fn filled(input: Value, names: &HashMap<String, String>) -> Value {
    match input {
        Value::String(text) => match text.strip_prefix('@').and_then(|name| names.get(name)) {
            Some(known) => Value::String(known.clone()),
            None => Value::String(text),
        },
        Value::Array(items) => Value::Array(items.into_iter().map(|item| filled(item, names)).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, value)| (name, filled(value, names))).collect())
        }
        other => other,
    }
}
