//! `GET /graphql/ws`: subscriptions in the protocol `graphql-transport-ws`.
use super::Followed;
use crate::{
    accounts::Credentials,
    call::LEAVES_WITHIN,
    kernel::{Halt, Problem},
    live::{Connection, Hub, Who},
    locale::Language,
    web::{
        asked,
        door::Door,
        front::{self, RequestId},
        refusal::Refusal,
        server::Place,
    },
};
use async_graphql::{
    Data, Error, Executor, Request, Response as Answer,
    http::{WebSocket as Talking, WebSocketProtocols as Protocols, WsMessage},
};
use axum::{
    Extension,
    extract::{
        State,
        ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    },
    http::HeaderMap,
    response::Response,
};
use futures_util::{
    FutureExt, Sink, SinkExt, Stream, StreamExt,
    future::{self, BoxFuture},
    stream::{self, BoxStream},
};
use serde_json::Value;
use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    task::{Poll, ready},
    time::Duration,
};
use tokio::time::{Instant, interval, sleep, timeout};
use tracing::Instrument;

const PROTOCOL: &str = "graphql-transport-ws";
/// The longest message that is read, in bytes.
const MESSAGE_MAX: usize = 64 * 1024;
/// Subscriptions of one connection.
const SUBSCRIPTIONS_MAX: usize = 20;
/// How long a client may take to say who it is.
const INIT_MAX: Duration = Duration::from_secs(5);
/// How often a client is asked whether it is there, and how long it may stay silent.
const PING: Duration = Duration::from_secs(15);
const SILENCE_MAX: Duration = Duration::from_secs(40);
/// How long an end may take.
const CLOSE_MAX: Duration = Duration::from_secs(1);
/// What a connection reads at once: most messages are some hundred bytes.
const READ_BUFFER: usize = 8 * 1024;
/// Messages that a client may send within so long; each may hold a document to be parsed.
const FLOOD_MAX: usize = 200;
const FLOOD_WITHIN: Duration = Duration::from_secs(10);

/// How a connection ends: a number of the protocol, and words for whoever reads its log.
type End = (u16, &'static str);
const GOING_AWAY: End = (1001, "the server stops");
const SIGNED_OUT: End = (4401, "signed out");
const UNKNOWN: End = (4401, "unauthorized");
const FORBIDDEN: End = (4403, "forbidden");
const TOO_LATE: End = (4408, "connection initialisation timeout");
const TOO_MANY: End = (4429, "too many connections");
const FLOODED: End = (4429, "too many messages");
const INVALID: End = (4400, "invalid message");
const AGAIN: End = (4429, "too many initialisation requests");
const BUSY: End = (1013, "try again later");
/// What the library ends a connection with that asks for something before it has said who it is.
const HANDSHAKE: u16 = 1011;

/// The route.
pub async fn socket(
    State(door): State<Arc<Door>>,
    Extension(RequestId(id)): Extension<RequestId>,
    Extension(place): Extension<Place>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let language = asked::language(&headers);
    let span = tracing::info_span!("live", connection = %id);
    let who = || {
        let credentials = asked::admit_page(&headers)?;
        Ok(Who { credentials, said: asked::said(&headers)?, language, connection: id })
    };
    let taken = who().and_then(|who: Who| {
        let upgrade = upgrade.map_err(|e| Refusal::BadInput(e.body_text()))?;
        let upgrade = upgrade.protocols([PROTOCOL]);
        if upgrade.selected_protocol().is_none() {
            return Err(Refusal::BadInput(format!("the protocol spoken here is `{PROTOCOL}`")));
        }
        let upgrade = upgrade.max_message_size(MESSAGE_MAX).max_frame_size(MESSAGE_MAX);
        Ok((who, upgrade.read_buffer_size(READ_BUFFER)))
    });
    match taken {
        Ok((who, upgrade)) => upgrade.on_upgrade(move |socket| {
            let talk = async move {
                if AssertUnwindSafe(talk(door, who, socket)).catch_unwind().await.is_err() {
                    front::panicked();
                }
                // Among the connections that may be open it counts to its end.
                drop(place);
            };
            talk.instrument(span)
        }),
        Err(refusal) => front::answer(&refusal, language),
    }
}

/// One connection, to its end.
async fn talk(door: Arc<Door>, who: Who, socket: WebSocket) {
    let speaker = Speaker {
        door: Arc::clone(&door),
        connection: Arc::default(),
        refused: Arc::default(),
        open: Arc::default(),
    };
    let (mut to, from) = socket.split();
    let heard = Arc::new(Heard::default());
    let mut talking = Talking::new(speaker.clone(), heard.texts(from), Protocols::GraphQLWS)
        .on_connection_init(speaker.clone().init(who));
    let hub = Hub::of(&door.house);
    let (mut stopped, mut out) = (Box::pin(hub.until_stopped()), Box::pin(speaker.until_signed_out()));
    let (mut late, mut ping) = (Box::pin(sleep(INIT_MAX)), interval(PING));
    let end = loop {
        let message = tokio::select! {
            () = &mut stopped => break Some(GOING_AWAY),
            () = &mut out => break Some(SIGNED_OUT),
            () = &mut late, if speaker.connection.get().is_none() => break Some(TOO_LATE),
            said = talking.next() => match said {
                Some(WsMessage::Text(text)) => Message::Text(text.into()),
                Some(WsMessage::Close(code, _)) => break Some(speaker.end(code)),
                None => break heard.is_flooded().then_some(FLOODED),
            },
            _ = ping.tick() => {
                if heard.silence() > SILENCE_MAX {
                    break None;
                }
                Message::Ping(Vec::new().into())
            }
        };
        if !sent(&mut to, message).await {
            break None;
        }
    };
    if let Some((code, reason)) = end {
        let frame = CloseFrame { code, reason: reason.into() };
        sent(&mut to, Message::Close(Some(frame))).await;
        // What it still says is read, so that the word of the end isn't lost on its way.
        drop(timeout(CLOSE_MAX, async { while talking.next().await.is_some() {} }).await);
    }
    drop(timeout(CLOSE_MAX, to.close()).await);
}

async fn sent(to: &mut (impl Sink<Message> + Unpin), message: Message) -> bool {
    matches!(timeout(LEAVES_WITHIN, to.send(message)).await, Ok(Ok(())))
}

/// What is known of what a client says.
#[derive(Debug)]
struct Heard {
    last: Mutex<Instant>,
    /// Since when messages are counted, and how many came.
    count: Mutex<(Instant, usize)>,
    flooded: AtomicBool,
}

impl Default for Heard {
    fn default() -> Self {
        let now = Instant::now();
        Self { last: Mutex::new(now), count: Mutex::new((now, 0)), flooded: AtomicBool::default() }
    }
}

impl Heard {
    fn silence(&self) -> Duration {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }

    fn is_flooded(&self) -> bool {
        self.flooded.load(Ordering::Relaxed)
    }

    /// Notes a message of any kind; says whether there were too many.
    fn note(&self) -> bool {
        let now = Instant::now();
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = now;
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(count.0) > FLOOD_WITHIN {
            *count = (now, 0);
        }
        count.1 += 1;
        let flooded = count.1 > FLOOD_MAX;
        self.flooded.fetch_or(flooded, Ordering::Relaxed);
        flooded
    }

    /// What a client says, until it closes or says too much. Between two messages everything else has its turn: whoever
    /// reads all that is there first answers a flood before it hears of anything else.
    fn texts<E>(
        self: &Arc<Self>,
        from: impl Stream<Item = Result<Message, E>> + Unpin,
    ) -> impl Stream<Item = Vec<u8>> + Unpin {
        let heard = Arc::clone(self);
        let mut from = from.fuse();
        let mut in_turn = false;
        stream::poll_fn(move |cx| {
            if in_turn {
                in_turn = false;
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            loop {
                let text = match ready!(from.poll_next_unpin(cx)) {
                    None | Some(Err(_) | Ok(Message::Close(_))) => return Poll::Ready(None),
                    Some(Ok(_)) if heard.note() => return Poll::Ready(None),
                    Some(Ok(Message::Text(text))) => text.as_bytes().to_vec(),
                    Some(Ok(Message::Binary(bytes))) => bytes.to_vec(),
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                };
                in_turn = true;
                return Poll::Ready(Some(text));
            }
        })
    }
}

/// Answers what one connection asks.
#[derive(Clone)]
struct Speaker {
    door: Arc<Door>,
    /// Once its client has said who it is.
    connection: Arc<OnceLock<Connection>>,
    refused: Arc<OnceLock<End>>,
    open: Arc<AtomicUsize>,
}

impl Speaker {
    /// Recognises the client: by the head of its request, or by a token in its first message, since a browser's script
    /// can't write a head.
    fn init(self, who: Who) -> impl FnOnce(Value) -> BoxFuture<'static, async_graphql::Result<Data>> {
        move |payload| {
            Box::pin(async move {
                let token = payload["authorization"].as_str().or(payload["Authorization"].as_str());
                // Something else than a bearer's token is looked up as one, and is nobody's.
                let token =
                    token.map(|said| Credentials::bearer(said.strip_prefix("Bearer ").unwrap_or(said)));
                let credentials = token.unwrap_or(who.credentials);
                let opened = Connection::open(&self.door.house, Who { credentials, ..who }).await;
                match opened {
                    Ok(connection) => {
                        self.connection.get_or_init(|| connection);
                    }
                    Err(halt) => {
                        self.refused.get_or_init(|| end_of(&halt));
                        return Err(Error::new("not let in"));
                    }
                }
                Ok(Data::default())
            })
        }
    }

    /// How the connection ends that the library ends: its own words may be longer than a frame, and quote the message.
    fn end(&self, code: u16) -> End {
        match (self.refused.get(), code) {
            (Some(end), _) => *end,
            (None, HANDSHAKE) => UNKNOWN,
            (None, 4429) => AGAIN,
            (None, _) => INVALID,
        }
    }

    async fn until_signed_out(&self) {
        loop {
            match self.connection.get() {
                Some(connection) => return connection.until_signed_out().await,
                None => sleep(Duration::from_millis(100)).await,
            }
        }
    }

    fn follow(&self, open: &Open, request: Request) -> Result<BoxStream<'static, Answer>, Refusal> {
        let connection = self.connection.get().cloned().ok_or(Halt::Unauthenticated)?;
        if open.before >= SUBSCRIPTIONS_MAX {
            let problem = Problem::new("live.too_many_subscriptions").with("max", SUBSCRIPTIONS_MAX);
            return Err(Halt::from(problem).into());
        }
        let followed = Followed {
            document: self.door.documents.find(Some(&request.query), None)?,
            operation_name: request.operation_name,
            variables: request.variables,
        };
        followed.check(&self.door)?;
        Ok(followed.answers(&self.door, connection).boxed())
    }
}

fn end_of(halt: &Halt) -> End {
    match halt {
        Halt::Refused(problem) if problem.code == "live.too_many" => TOO_MANY,
        Halt::Unavailable | Halt::TooCostly | Halt::Fault(_) => BUSY,
        Halt::Unauthenticated => SIGNED_OUT,
        Halt::Refused(_) | Halt::OutOfScope => FORBIDDEN,
    }
}

impl Executor for Speaker {
    async fn execute(&self, _: Request) -> Answer {
        Answer::new(async_graphql::Value::Null)
    }

    fn execute_stream(&self, request: Request, _: Option<Arc<Data>>) -> BoxStream<'static, Answer> {
        let open = Open::one_more(&self.open);
        let answers = self.follow(&open, request).unwrap_or_else(|refusal| {
            let language = self.connection.get().map_or(Language::It, Connection::language);
            let answer = refusal.response(language);
            stream::once(future::ready(answer)).boxed()
        });
        // The stream keeps its place for as long as it is there.
        let answers = answers.map(move |answer| {
            let _ = &open;
            answer
        });
        answers.boxed()
    }
}

/// One subscription among those of its connection, until dropped.
struct Open {
    all: Arc<AtomicUsize>,
    /// How many there were before it.
    before: usize,
}

impl Open {
    fn one_more(all: &Arc<AtomicUsize>) -> Self {
        Self { before: all.fetch_add(1, Ordering::Relaxed), all: Arc::clone(all) }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.all.fetch_sub(1, Ordering::Relaxed);
    }
}
