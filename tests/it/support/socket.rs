//! A client of `graphql-transport-ws`, message by message.
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{
        Error, Message, client::IntoClientRequest, http::HeaderName, protocol::frame::coding::CloseCode,
    },
};

/// How long an answer may take.
const ANSWER_MAX: Duration = Duration::from_secs(30);

pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What came.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    Said(Value),
    /// The connection was closed with this number; 1006 where it just went.
    Closed(u16),
}

impl Socket {
    /// Connects with these headers; the error is the status of the refusal.
    pub async fn connect(address: SocketAddr, headers: &[(&'static str, &str)]) -> Result<Self, u16> {
        let mut request = format!("ws://{address}/graphql/ws").into_client_request().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().unwrap());
        for (name, value) in headers {
            request.headers_mut().insert(HeaderName::from_static(name), value.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(e) => panic!("{e}"),
        }
    }

    /// Connected and recognised, by its first message.
    pub async fn signed_in(address: SocketAddr, bearer: &str) -> Self {
        let mut socket = Self::connect(address, &[]).await.unwrap();
        socket.init(Some(bearer)).await;
        assert_eq!(socket.hear().await, Heard::Said(json!({ "type": "connection_ack" })));
        socket
    }

    pub async fn init(&mut self, bearer: Option<&str>) {
        let payload = bearer.map(|bearer| json!({ "authorization": bearer }));
        self.say(json!({ "type": "connection_init", "payload": payload })).await;
    }

    /// Closes the connection, and waits until the server has too.
    pub async fn leave(mut self) {
        self.0.close(None).await.unwrap();
        while !matches!(self.hear().await, Heard::Closed(_)) {}
    }

    pub async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    pub async fn subscribe(&mut self, id: &str, document: &str, variables: Value) {
        let payload = json!({ "query": document, "variables": variables });
        self.say(json!({ "id": id, "type": "subscribe", "payload": payload })).await;
    }

    /// What comes next, pings aside.
    pub async fn hear(&mut self) -> Heard {
        timeout(ANSWER_MAX, self.next()).await.expect("something is said in time")
    }

    /// What comes within so long, if anything does.
    pub async fn hear_within(&mut self, patience: Duration) -> Option<Heard> {
        timeout(patience, self.next()).await.ok()
    }

    async fn next(&mut self) -> Heard {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return Heard::Said(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => {
                    return Heard::Closed(frame.map_or(1005, |frame| CloseCode::into(frame.code)));
                }
                Some(Ok(_)) => {}
                None | Some(Err(_)) => return Heard::Closed(1006),
            }
        }
    }

    /// The data of the next event of a subscription; what else comes is a failure.
    pub async fn event(&mut self) -> Value {
        match self.hear().await {
            Heard::Said(mut said) if said["type"] == "next" && said["payload"]["errors"].is_null() => {
                said["payload"]["data"].take()
            }
            other => panic!("no event: {other:?}"),
        }
    }
}
