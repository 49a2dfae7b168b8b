//! `amis token`: keys for other systems and scripts.
use super::{
    Failure,
    operator::{Operator, word},
    out,
};
use crate::{
    accounts::{self, NewToken, Token},
    call::TokenScope,
    kernel::{Id, Time, TokenId},
    policy::Purpose,
    settings::Settings,
};
use chrono::TimeDelta;
use clap::{Args, Subcommand};

/// What is done with tokens.
#[derive(Debug, Subcommand)]
pub(super) enum TokenCommand {
    /// Issue a token, and print it: it is kept nowhere and can't be printed again.
    Issue(Issue),
    /// List the tokens, the newest first; never the tokens themselves.
    List {
        /// Those of the user who signs in with this address.
        #[arg(long, value_name = "MAIL")]
        user: Option<String>,
    },
    /// End a token, at once.
    Revoke {
        /// Its id, as `amis token list` prints it.
        #[arg(value_parser = id)]
        id: TokenId,
    },
}

/// `amis token issue`
#[derive(Debug, Args)]
pub(super) struct Issue {
    /// Whose it is: it speaks for their organisation and never exceeds their roles.
    #[arg(long, value_name = "MAIL")]
    user: String,
    /// What it is for.
    #[arg(long)]
    name: String,
    /// What it may be used for: `read`, `write`, `directory`, `import`; may be given several times.
    #[arg(long = "scope", required = true, value_parser = scope)]
    scopes: Vec<TokenScope>,
    /// Why its calls are made.
    #[arg(long, default_value = "coordinate", value_parser = purpose)]
    purpose: Purpose,
    /// After how many days it ends, at most 366.
    #[arg(long, default_value_t = 90)]
    days: u16,
}

impl TokenCommand {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let operator = Operator::open(settings).await?;
        let done = match self {
            Self::Issue(issue) => issue.run(&operator).await,
            Self::List { user } => list(&operator, user).await,
            Self::Revoke { id } => revoke(&operator, id).await,
        };
        operator.close().await;
        done
    }
}

impl Issue {
    async fn run(self, operator: &Operator) -> Result<(), Failure> {
        let user = operator.user(&self.user).await?.id;
        let expires_at = operator.house().clock.now() + TimeDelta::days(self.days.into());
        let scopes = self.scopes.into_iter().collect();
        let new = NewToken { user, name: self.name, scopes, purpose: self.purpose, expires_at };
        let issued = operator.change(move |job| Box::pin(accounts::issue_token(job, new))).await?;
        println!("{}", issued.secret.reveal());
        eprintln!("Valid until {}; revoke it with `amis token revoke {}`.", day(expires_at), issued.id);
        Ok(())
    }
}

async fn list(operator: &Operator, user: Option<String>) -> Result<(), Failure> {
    let of = match user {
        Some(mail) => Some(operator.user(&mail).await?.id),
        None => None,
    };
    let tokens = operator.read(|conn| Box::pin(accounts::tokens(conn, of))).await?;
    let now = operator.house().clock.now();
    let line = |Token { id, mail, name, scopes, purpose, expires_at, revoked_at, .. }: Token| {
        let scopes: Vec<_> = scopes.iter().map(TokenScope::name).collect();
        let state = match revoked_at {
            Some(at) => format!("revoked {}", day(at)),
            None if expires_at <= now => format!("ended {}", day(expires_at)),
            None => format!("until {}", day(expires_at)),
        };
        format!("{id}\t{mail}\t{name}\t{}\t{purpose}\t{state}\n", scopes.join(" "))
    };
    out::text(&tokens.into_iter().map(line).collect::<String>())
}

async fn revoke(operator: &Operator, id: TokenId) -> Result<(), Failure> {
    operator.change(move |job| Box::pin(accounts::revoke_token(job, id))).await?;
    println!("{id} is revoked.");
    Ok(())
}

fn day(at: Time) -> impl std::fmt::Display {
    at.format("%F")
}

fn id(text: &str) -> Result<TokenId, String> {
    TokenId::parse(text).ok_or_else(|| "it looks like `token_…`, see `amis token list`".to_owned())
}

fn scope(text: &str) -> Result<TokenScope, String> {
    word(text, TokenScope::parse, TokenScope::ALL.iter().map(|scope| scope.name()).collect())
}

fn purpose(text: &str) -> Result<Purpose, String> {
    word(text, Purpose::parse, Purpose::ALL.iter().map(|purpose| purpose.name()).collect())
}
