//! `POST /graphql`, from the head of the request to the bytes of the answer.
use super::{
    asked::{self, Asked},
    documents::Document,
    door::Door,
    front::{self, RequestId},
    limits, order,
    refusal::{self, Refusal},
    schema::Schema,
    server::Peer,
    shape,
};
use crate::{
    accounts::{self, Client, Credentials, Said},
    call::{Call, Settled},
    kernel::{Fault, Halt, UserId},
    locale::Language,
};
use async_graphql::{
    Response as Answer, Variables,
    parser::types::{DocumentOperations, OperationDefinition, OperationType},
};
use axum::{
    Extension,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{net::IpAddr, sync::Arc};

/// How often an answer is made when access moves while it is made.
const TRIES: usize = 3;

/// The route.
pub async fn graphql(
    State(door): State<Arc<Door>>,
    Extension(RequestId(id)): Extension<RequestId>,
    Extension(Peer(peer)): Extension<Peer>,
    request: Request,
) -> Response {
    let language = asked::language(request.headers());
    match ask(&door, id, peer, language, request).await {
        Ok(response) => response,
        Err(refusal) => {
            metrics::counter!("amis_refused_total", "why" => refusal.code().name()).increment(1);
            front::answer(&refusal, language)
        }
    }
}

async fn ask(
    door: &Arc<Door>,
    id: String,
    peer: IpAddr,
    language: Language,
    request: Request,
) -> Result<Response, Refusal> {
    let (head, body) = request.into_parts();
    let credentials = asked::admit(&head.headers)?;
    let said = asked::said(&head.headers)?;
    let asked = asked::read(body).await?;
    let _slot = door.gate.enter().await.ok_or(Refusal::Busy)?;
    let document = door.documents.find(asked.query.as_deref(), asked.hash())?;
    let client = asked::client(&head.headers, peer, door.proxy.as_ref());
    let document = &*document;
    let Asked { variables, operation_name, .. } = asked;
    let operation = operation(document, operation_name.as_deref())?;
    if operation.ty == OperationType::Subscription {
        return Err(Refusal::BadInput("a subscription is answered over `/graphql/ws`".to_owned()));
    }
    let asking = Asking {
        door,
        id,
        client,
        credentials,
        said,
        language,
        variables,
        operation_name,
        document,
        operation,
    };
    asking.check()?;
    asking.answer(response).await
}

/// A document that somebody asks, by this route or by a page's.
pub(super) struct Asking<'r> {
    pub(super) door: &'r Arc<Door>,
    pub(super) id: String,
    pub(super) client: Client,
    pub(super) credentials: Credentials,
    pub(super) said: Said,
    pub(super) language: Language,
    pub(super) variables: Variables,
    pub(super) operation_name: Option<String>,
    pub(super) document: &'r Document,
    pub(super) operation: &'r OperationDefinition,
}

/// Whose session the browser still shows, though it has run out. Nobody's where that can't be told: they lose what they
/// typed, and nothing else.
pub(super) async fn whose_ran_out(door: &Door, credentials: &Credentials) -> Option<UserId> {
    accounts::whose_ran_out(&door.house, credentials).await.ok().flatten()
}

impl Asking<'_> {
    /// Refuses what costs more than is answered.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        limits::check(&self.door.shape, &self.document.parsed, self.operation, &self.variables)?;
        Ok(())
    }

    /// Makes the answer, and makes it again when somebody's access moved meanwhile. What a mutation did is
    /// done: its answer is made once. Nothing of it leaves before it is settled.
    pub(super) async fn answer<T>(
        &self,
        response: impl Fn(Answer) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        for _ in 0..TRIES {
            let house = &self.door.house;
            let caller = accounts::authenticate(house, &self.credentials, self.said.clone()).await;
            let caller = caller.map_err(Refusal::of_caller)?;
            let call = Call::new(Arc::clone(house), caller, self.language, self.id.clone());
            let mut answer = self.execute(&call).await;
            let wrote = call.wrote();
            if wrote {
                refusal::say_committed(&mut answer.errors);
            }
            let response = match response(answer) {
                Err(_) if wrote => return Err(Refusal::Committed),
                made => made?,
            };
            match call.settle().await {
                Ok(Settled::Kept) => return Ok(response),
                _ if wrote => return Err(Refusal::Committed),
                Ok(Settled::Moved) => metrics::counter!("amis_answers_made_again_total").increment(1),
                Err(Halt::Fault(fault)) => return Err(Refusal::Unrecorded(fault)),
                Err(halt) => return Err(halt.into()),
            }
        }
        Err(Halt::Unavailable.into())
    }

    async fn execute(&self, call: &Call) -> Answer {
        let mut request = async_graphql::Request::new(String::new())
            .variables(self.variables.clone())
            .data(self.client.clone())
            .data(call.clone());
        request.operation_name.clone_from(&self.operation_name);
        request.set_parsed_query(self.document.parsed.clone());
        let mut answer = self.schema().execute(request).await;
        call.release().await;
        order::put(&mut answer.data, &self.document.parsed, self.operation, &self.variables);
        // Where it broke a rule of the language an error stands at no place in the answer.
        if answer.errors.iter().all(|error| !error.path.is_empty()) {
            self.document.set_valid();
        }
        refusal::mask(&mut answer.errors);
        answer
    }

    /// The rules depend on the document alone, but for the fields inside values of input types.
    fn schema(&self) -> &Schema {
        let is_input = |ty| self.door.shape.is_input(shape::innermost(ty));
        let has_inputs =
            self.operation.variable_definitions.iter().any(|variable| is_input(&variable.node.var_type.node));
        if self.document.is_valid() && !has_inputs { &self.door.fast } else { &self.door.strict }
    }
}

/// The operation that is meant: the only one, or the one that is named.
pub(super) fn operation<'d>(
    document: &'d Document,
    name: Option<&str>,
) -> Result<&'d OperationDefinition, Refusal> {
    let found = match (&document.parsed.operations, name) {
        (DocumentOperations::Single(only), _) => Some(only),
        (DocumentOperations::Multiple(all), None) if all.len() == 1 => all.values().next(),
        (DocumentOperations::Multiple(all), name) => name.and_then(|name| all.get(name)),
    };
    let found = found.ok_or_else(|| Refusal::BadInput("`operationName` names no operation".to_owned()))?;
    Ok(&found.node)
}

/// The bytes, and the headers that a resolver added (a session's cookie).
fn response(answer: Answer) -> Result<Response, Refusal> {
    let refused = answer.errors.first().is_some_and(|error| error.path.is_empty());
    let status = if refused { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let bytes = serde_json::to_vec(&answer).map_err(|e| Halt::Fault(Fault::new(&e)))?;
    let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    limits::check_answer(found)?;
    let json = HeaderValue::from_static("application/json");
    let mut headers = answer.http_headers;
    headers.insert(header::CONTENT_TYPE, json);
    Ok((status, headers, bytes).into_response())
}
