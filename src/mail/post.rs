//! The way out: one message over one connection to one server, each step of which has its time.
use super::{
    model::{Mailbox, PublicAddress, Server, Tls},
    text::Letter,
};
use crate::kernel::Time;
use lettre::{
    Address, Message,
    message::{
        Mailbox as Header,
        header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
    },
};
use std::time::Duration;
use tokio::time::timeout;
use uuid::Uuid;

/// How long each step may take, and all of them together.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Connecting, and each command with its answer.
    pub step: Duration,
    /// The whole.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { step: Duration::from_secs(10), whole: Duration::from_mins(1) }
    }
}

/// What an operator gave of the way out.
#[derive(Clone)]
pub struct Given {
    /// The server that takes the mail.
    pub server: Server,
    /// How the connection is kept from others.
    pub tls: Tls,
    /// User and password, where it wants them.
    pub credentials: Option<(String, String)>,
    /// Whom the mail is from.
    pub from: Mailbox,
    /// Where people sign in.
    pub address: PublicAddress,
    /// How long it may take.
    pub patience: Patience,
}

/// The way out.
pub struct Post {
    given: Given,
    credentials: Option<Credentials>,
    tls: Option<TlsParameters>,
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Post").field("server", &self.given.server).finish_non_exhaustive()
    }
}

/// Why a message wasn't taken. What the server said of it stays out: it may name the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub fate: Fate,
    /// At which step.
    pub step: &'static str,
    /// The number of the server's answer, where it gave one.
    pub code: Option<u16>,
}

/// What is to become of a message that wasn't taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Try it later; the server would take no other one now.
    Unreachable,
    /// Try it later.
    Later,
    /// Nobody will ever take it.
    Never,
}

impl Post {
    /// The way out, or why nothing can go it.
    pub fn new(given: Given) -> Result<Self, String> {
        let encrypted = given.tls != Tls::None;
        let tls = encrypted.then(|| TlsParameters::new(given.server.host.clone())).transpose();
        let tls = tls.map_err(|_| "the certificates that this machine trusts can't be read".to_owned())?;
        let credentials = given.credentials.clone().map(|(user, password)| Credentials::new(user, password));
        Ok(Self { given, credentials, tls })
    }

    /// Where people sign in.
    pub(super) fn address(&self) -> &PublicAddress {
        &self.given.address
    }

    /// Hands one message over. The same id says that it is the same message, however often it is handed over.
    pub(super) async fn send(&self, to: &str, letter: &Letter, id: Uuid, at: Time) -> Result<(), Refusal> {
        let unwritable = Refusal { fate: Fate::Never, step: "write", code: None };
        let to: Address = to.parse().ok().filter(|_| to.is_ascii()).ok_or(unwritable)?;
        let message = self.message(&to, letter, id, at).ok_or(unwritable)?;
        let late = Refusal { fate: Fate::Unreachable, step: "whole", code: None };
        timeout(self.given.patience.whole, self.hand_over(to, &message)).await.unwrap_or(Err(late))
    }

    fn message(&self, to: &Address, letter: &Letter, id: Uuid, at: Time) -> Option<Vec<u8>> {
        let from = &self.given.from.0;
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let message = Message::builder()
            .from(Header::new(None, from.clone()))
            .to(Header::new(None, to.clone()))
            .subject(letter.subject.clone())
            .date(at.into())
            .message_id(Some(format!("<{}@{}>", id.simple(), from.domain())))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN);
        message.body(letter.body.clone()).ok().map(|message| message.formatted())
    }

    async fn hand_over(&self, to: Address, message: &[u8]) -> Result<(), Refusal> {
        let mut line = self.connect().await?;
        let from = Mail::new(Some(self.given.from.0.clone()), vec![]);
        self.reach("from", line.command(from)).await?;
        self.offer("to", line.command(Rcpt::new(to, vec![]))).await?;
        self.offer("data", line.command(Data)).await?;
        self.offer("message", line.message(message)).await?;
        // It is taken; how the other side says goodbye changes nothing.
        drop(self.reach("quit", line.quit()).await);
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Refusal> {
        let Server { host, port } = &self.given.server;
        let hello = ClientId::Domain(self.given.from.0.domain().to_owned());
        let of = |kind| self.tls.clone().filter(|_| self.given.tls == kind);
        let server = (host.as_str(), *port);
        let connecting = AsyncSmtpConnection::connect_tokio1(server, None, &hello, of(Tls::Implicit), None);
        let mut line = self.reach("connect", connecting).await?;
        if let Some(tls) = of(Tls::StartTls) {
            self.reach("starttls", line.starttls(tls, &hello)).await?;
        }
        if let Some(credentials) = &self.credentials {
            self.reach("sign in", line.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(line)
    }

    /// A step that says nothing of the message: whatever goes wrong would go wrong with another one, too.
    async fn reach<T>(
        &self,
        step: &'static str,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Refusal> {
        self.offer(step, work).await.map_err(|refusal| Refusal { fate: Fate::Unreachable, ..refusal })
    }

    /// A step at which the server may refuse this message alone.
    async fn offer<T>(
        &self,
        step: &'static str,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Refusal> {
        let refusal = |fate, code| Refusal { fate, step, code };
        let done = timeout(self.given.patience.step, work).await;
        done.map_err(|_| refusal(Fate::Unreachable, None))?.map_err(|e| {
            let fate = match () {
                () if e.is_permanent() => Fate::Never,
                () if e.is_transient() => Fate::Later,
                () => Fate::Unreachable,
            };
            refusal(fate, e.status().map(u16::from))
        })
    }
}
