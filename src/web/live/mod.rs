//! What is followed: subscriptions over a WebSocket, and one stream of server-sent events for browsers.
mod events;
mod socket;

pub use events::events;
pub use socket::socket;

use super::{
    documents::Document,
    door::Door,
    graphql, limits, order,
    refusal::{self, Refusal},
};
use crate::live::Connection;
use async_graphql::{
    Request, Response as Answer, Variables,
    parser::types::{OperationDefinition, OperationType},
};
use futures_util::{Stream, StreamExt};
use std::sync::Arc;

/// A subscription that somebody asks for.
struct Followed {
    document: Arc<Document>,
    operation_name: Option<String>,
    variables: Variables,
}

impl Followed {
    fn operation(&self) -> Result<&OperationDefinition, Refusal> {
        graphql::operation(&self.document, self.operation_name.as_deref())
    }

    /// Refuses what is no subscription, and what costs more than is answered.
    fn check(&self, door: &Door) -> Result<(), Refusal> {
        let operation = self.operation()?;
        if operation.ty != OperationType::Subscription {
            let other = "a query or mutation is answered by POST to `/graphql`";
            return Err(Refusal::BadInput(other.to_owned()));
        }
        limits::check(&door.shape, &self.document.parsed, operation, &self.variables)?;
        Ok(())
    }

    /// Its events. They are decided and written down before they come out of the room that makes them.
    fn answers(self, door: &Door, connection: Connection) -> impl Stream<Item = Answer> + use<> {
        let mut request = Request::new(String::new()).variables(self.variables.clone()).data(connection);
        request.operation_name.clone_from(&self.operation_name);
        request.set_parsed_query(self.document.parsed.clone());
        door.strict.execute_stream(request).map(move |mut answer| {
            if let Ok(operation) = self.operation() {
                order::put(&mut answer.data, &self.document.parsed, operation, &self.variables);
            }
            refusal::mask(&mut answer.errors);
            answer
        })
    }
}
