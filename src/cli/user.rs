//! `amis user`: who signs in, for which organisation, as what.
use super::{
    Failure,
    operator::{Operator, word},
    out,
};
use crate::{
    accounts::{self, Invitation, NewOrganization, NewUser, User, organizations},
    kernel::{AreaId, OrganizationId},
    locale::Language,
    policy::{Kind, Role, RoleSet},
    settings::Settings,
};
use clap::{Args, Subcommand};

/// What is done with users.
#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Add a user, and print the one-time secret with which they choose a password.
    Add(Add),
    /// List the users, by organisation.
    List,
    /// End a user's sessions, tokens and rights, at once.
    Disable {
        /// The address they sign in with.
        mail: String,
    },
    /// Print a new one-time secret for a user who has lost the password, or the former secret.
    Invite {
        /// The address they sign in with.
        mail: String,
    },
}

/// `amis user add`
#[derive(Debug, Args)]
pub(super) struct Add {
    /// Begin the network: its first user, an administrator of the coordinating body unless told otherwise.
    #[arg(long)]
    first: bool,
    /// Name and surname.
    #[arg(long)]
    name: String,
    /// The address they sign in with.
    #[arg(long)]
    mail: String,
    /// Their organisation: its name, or its id.
    #[arg(long)]
    organization: String,
    /// What the organisation is, where the network doesn't know it yet: `comune`, `odv`, `caritas`, …
    #[arg(long, value_parser = kind)]
    kind: Option<Kind>,
    /// The new organisation has signed the data agreement.
    #[arg(long)]
    agreement: bool,
    /// The code of the district that the new organisation works in.
    #[arg(long, value_name = "CODE")]
    organization_district: Option<String>,
    /// What they do there; may be given several times.
    #[arg(long = "role", value_parser = role)]
    roles: Vec<Role>,
    /// The code of a district that they coordinate; may be given several times.
    #[arg(long = "district", value_name = "CODE")]
    districts: Vec<String>,
    /// The language of their messages: `it` or `en`.
    #[arg(long, default_value = "it", value_parser = language)]
    language: Language,
}

impl UserCommand {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let begins = matches!(&self, Self::Add(add) if add.first);
        let operator =
            if begins { Operator::open_or_begin(settings).await? } else { Operator::open(settings).await? };
        let done = match self {
            Self::Add(add) => add.run(&operator).await,
            Self::List => list(&operator).await,
            Self::Disable { mail } => disable(&operator, &mail).await,
            Self::Invite { mail } => invite(&operator, &mail).await,
        };
        operator.close().await;
        done
    }
}

impl Add {
    async fn run(self, operator: &Operator) -> Result<(), Failure> {
        let is_first = operator.read(|conn| Box::pin(accounts::is_first(conn))).await?;
        if self.first && !is_first {
            return Err(Failure::new("there are users already; add another without --first"));
        }
        let known = operator.organization(&self.organization).await?;
        let joining = match &known {
            Some(known) => {
                self.check_known(known.kind)?;
                None
            }
            None => Some(self.joining(operator).await?),
        };
        let organization = joining.as_ref().map(|new| new.id).or(known.map(|known| known.id));
        let user = self.user(operator, organization.unwrap_or_else(OrganizationId::mint)).await?;
        let (name, mail) = (user.name.clone(), user.mail.clone());
        let invitation = operator
            .change(move |job| {
                Box::pin(async move {
                    if let Some(joining) = joining {
                        organizations::add(job, joining).await?;
                    }
                    accounts::add_user(job, user).await
                })
            })
            .await?;
        tell(&name, &mail, &invitation);
        Ok(())
    }

    fn check_known(&self, kind: Kind) -> Result<(), Failure> {
        if self.kind.is_some_and(|said| said != kind) {
            return Err(Failure::new(format!(
                "{} is of kind {kind}, and a kind never changes",
                self.organization
            )));
        }
        if self.agreement || self.organization_district.is_some() {
            return Err(Failure::new(format!(
                "{} is in the network already; record its agreement with `amis agreement sign`",
                self.organization
            )));
        }
        Ok(())
    }

    async fn joining(&self, operator: &Operator) -> Result<NewOrganization, Failure> {
        let kind = self.kind.or(self.first.then_some(Kind::Network));
        let kind = kind.ok_or_else(|| {
            Failure::new(format!(
                "{} is not in the network yet; say what it is with --kind",
                self.organization
            ))
        })?;
        let district = match &self.organization_district {
            Some(code) => Some(operator.area(code).await?),
            None => None,
        };
        let now = operator.house().clock.now();
        Ok(NewOrganization {
            id: OrganizationId::mint(),
            kind,
            name: self.organization.clone(),
            district,
            tax_code: None,
            member_since: now,
            agreement_signed_at: (self.agreement || self.first).then_some(now),
            demo: false,
        })
    }

    async fn user(self, operator: &Operator, organization: OrganizationId) -> Result<NewUser, Failure> {
        let mut districts: Vec<AreaId> = Vec::new();
        for code in &self.districts {
            districts.push(operator.area(code).await?);
        }
        let mut roles: RoleSet = self.roles.into_iter().collect();
        if self.first && roles.is_empty() {
            roles.insert(Role::Administrator);
        }
        let Self { name, mail, language, .. } = self;
        Ok(NewUser { organization, name, mail, roles, districts, language })
    }
}

async fn list(operator: &Operator) -> Result<(), Failure> {
    let users = operator.read(|conn| Box::pin(accounts::users(conn))).await?;
    if users.is_empty() {
        return out::text("Nobody yet. Begin with `amis user add --first`.\n");
    }
    let line = |User { organization_name, mail, name, roles, state, .. }: User| {
        let roles: Vec<_> = roles.iter().map(Role::name).collect();
        format!("{organization_name}\t{mail}\t{name}\t{}\t{state}\n", roles.join(" "))
    };
    out::text(&users.into_iter().map(line).collect::<String>())
}

async fn disable(operator: &Operator, mail: &str) -> Result<(), Failure> {
    let user = operator.user(mail).await?;
    operator.change(move |job| Box::pin(accounts::disable_user(job, user.id))).await?;
    println!("{mail} can't sign in any more; sessions and tokens have ended.");
    Ok(())
}

async fn invite(operator: &Operator, mail: &str) -> Result<(), Failure> {
    let user = operator.user(mail).await?;
    let invitation = operator.change(move |job| Box::pin(accounts::invite(job, user.id))).await?;
    tell(&user.name, &user.mail, &invitation);
    Ok(())
}

/// The secret stands on a line of its own, and nowhere else.
fn tell(name: &str, mail: &str, invitation: &Invitation) {
    println!(
        "{name} chooses a password with this secret, once, before {}:",
        invitation.expires_at.format("%F %R UTC")
    );
    println!("{}", invitation.secret.reveal());
    println!("It is sent to /graphql:");
    println!(
        "  mutation {{ acceptInvitation(input: {{ secret: \"…\", password: \"…\" }}) {{ viewer {{ mail }} problems {{ message }} }} }}"
    );
    println!(
        "From then on {mail} signs in with `signIn`, from a browser. For a script: `amis token issue --user {mail} \
         --name NAME --scope read`."
    );
}

fn kind(text: &str) -> Result<Kind, String> {
    word(text, Kind::parse, Kind::ALL.iter().map(|kind| kind.name()).collect())
}

fn role(text: &str) -> Result<Role, String> {
    word(text, Role::parse, Role::ALL.iter().map(|role| role.name()).collect())
}

fn language(text: &str) -> Result<Language, String> {
    word(text, Language::parse, Language::ALL.iter().map(|language| language.name()).collect())
}
