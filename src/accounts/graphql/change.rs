//! Letting organisations and users in and out, over the API.
use super::{membership::MembershipObject, user::UserObject};
use crate::{
    accounts::{
        model::{NewOrganization, NewUser},
        service::{
            Invitation,
            manage::{self, Opening},
        },
    },
    areas,
    call::{Call, Memo, ProblemAnswer, answer, error},
    kernel::{AreaId, Halt, Id, OrganizationId, Problem, Time, UserId},
    locale::Language,
    policy::{Kind, Role},
};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use std::collections::BTreeSet;

/// An organisation that is to join.
#[derive(Clone, Debug, InputObject)]
pub struct AddOrganizationInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Its name; no other organisation has it. At most 200 characters.
    name: String,
    /// What it is. It never changes: a new kind is a new organisation.
    kind: Kind,
    /// The district that it works in, where it is of one.
    district: Option<ID>,
    /// Its code with the revenue agency: 11 digits.
    tax_code: Option<String>,
    /// Whether it has signed the data agreement.
    #[graphql(default)]
    agreement: bool,
}

/// An organisation whose agreement is signed, or ends.
#[derive(Clone, Debug, InputObject)]
pub struct AgreementInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which organisation.
    organization: ID,
}

/// Somebody who is to sign in for an organisation.
#[derive(Clone, Debug, InputObject)]
pub struct AddUserInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// For which organisation.
    organization: ID,
    /// Name and surname. At most 200 characters.
    name: String,
    /// The address they sign in with; nobody else has it. At most 200 characters.
    mail: String,
    /// What they do there: at least one; `ADMINISTRATOR` stands alone.
    roles: Vec<Role>,
    /// The districts that they coordinate, for a coordinator: given by the administrator of the network alone. At most 50.
    #[graphql(default)]
    districts: Vec<ID>,
    /// The language that they are written to in.
    #[graphql(default_with = "Language::It")]
    language: Language,
}

/// A user's account.
#[derive(Clone, Debug, InputObject)]
pub struct UserIdInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which user.
    user: ID,
}

/// What a user does from now on.
#[derive(Clone, Debug, InputObject)]
pub struct SetUserRolesInput {
    /// The same id for the same input does nothing twice within 24 hours.
    client_mutation_id: Option<String>,
    /// Which user.
    user: ID,
    /// These roles and no others: at least one; `ADMINISTRATOR` stands alone.
    roles: Vec<Role>,
    /// These districts and no others, for a coordinator. At most 50.
    #[graphql(default)]
    districts: Vec<ID>,
}

/// What became of a membership.
#[derive(Debug, SimpleObject)]
pub struct MembershipPayload {
    /// The membership as it stands now; null where it was refused.
    membership: Option<MembershipObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl MembershipPayload {
    async fn of(call: &Call, done: Result<OrganizationId, Halt>) -> Result<Self> {
        match answer(call, done)? {
            Ok(id) => {
                let membership = MembershipObject::by_id(call, id).await.map_err(|halt| error(call, halt))?;
                Ok(Self { membership, problems: Vec::new() })
            }
            Err(problems) => Ok(Self { membership: None, problems }),
        }
    }
}

/// The one-time secret with which a user chooses a password.
#[derive(Debug, SimpleObject)]
pub struct InvitationObject {
    /// To be handed over in person or by a safe channel; it is kept nowhere and told once.
    secret: String,
    /// Until when it opens.
    expires_at: Time,
}

/// What became of a user.
#[derive(Debug, SimpleObject)]
pub struct UserPayload {
    /// The user as they stand now; null where it was refused.
    user: Option<UserObject>,
    /// What they choose a password with; null where nothing was asked for that gives one, and where the same was done before
    /// under its `clientMutationId`: then `inviteUser` gives another.
    #[graphql(name = "invitation")]
    invitation: Option<InvitationObject>,
    /// Why nothing was done; empty where it was. At most 1.
    problems: Vec<ProblemAnswer>,
}

impl UserPayload {
    async fn of(call: &Call, done: Result<(UserId, Option<Invitation>), Halt>) -> Result<Self> {
        match answer(call, done)? {
            Ok((id, invitation)) => {
                let user = UserObject::by_id(call, id).await.map_err(|halt| error(call, halt))?;
                let invitation = invitation.map(|one| InvitationObject {
                    secret: one.secret.reveal().to_owned(),
                    expires_at: one.expires_at,
                });
                Ok(Self { user, invitation, problems: Vec::new() })
            }
            Err(problems) => Ok(Self { user: None, invitation: None, problems }),
        }
    }
}

/// Letting organisations and users in and out.
#[derive(Clone, Copy, Debug, Default)]
pub struct ManageMutation;

#[Object]
impl ManageMutation {
    /// Brings an organisation into the network; for the administrator of the network's own body.
    async fn add_organization(
        &self,
        ctx: &Context<'_>,
        input: AddOrganizationInput,
    ) -> Result<MembershipPayload> {
        let call = ctx.data::<Call>()?;
        MembershipPayload::of(call, add_organization(call, input).await).await
    }

    /// Records that an organisation has signed the data agreement; for the administrator of the network's own body. It is
    /// a member from now on: what was granted to its kind before does not cover it.
    async fn sign_agreement(&self, ctx: &Context<'_>, input: AgreementInput) -> Result<MembershipPayload> {
        let call = ctx.data::<Call>()?;
        MembershipPayload::of(call, agree(call, "signAgreement", &input, true).await).await
    }

    /// Ends an organisation's data agreement, at once: its users see no person and no card any more. For the
    /// administrator of the network's own body.
    async fn end_agreement(&self, ctx: &Context<'_>, input: AgreementInput) -> Result<MembershipPayload> {
        let call = ctx.data::<Call>()?;
        MembershipPayload::of(call, agree(call, "endAgreement", &input, false).await).await
    }

    /// Adds a user, who chooses a password with the one-time secret of the answer; for administrators.
    async fn add_user(&self, ctx: &Context<'_>, input: AddUserInput) -> Result<UserPayload> {
        let call = ctx.data::<Call>()?;
        UserPayload::of(call, add_user(call, input).await).await
    }

    /// Gives another one-time secret to a user who lost the password, or the former secret; for administrators. The former
    /// secret opens nothing any more; the former password does until another is chosen.
    async fn invite_user(&self, ctx: &Context<'_>, input: UserIdInput) -> Result<UserPayload> {
        let call = ctx.data::<Call>()?;
        UserPayload::of(call, open(call, "inviteUser", &input, Opening::Invite).await).await
    }

    /// Lets a disabled user in again, with a password that they choose anew; for administrators. Their former tokens
    /// open nothing.
    async fn enable_user(&self, ctx: &Context<'_>, input: UserIdInput) -> Result<UserPayload> {
        let call = ctx.data::<Call>()?;
        UserPayload::of(call, open(call, "enableUser", &input, Opening::Enable).await).await
    }

    /// Ends a user's sessions, tokens and rights, at once; for administrators, of others than themselves. Persons whom
    /// they worked with are listed as unattended.
    async fn disable_user(&self, ctx: &Context<'_>, input: UserIdInput) -> Result<UserPayload> {
        let call = ctx.data::<Call>()?;
        let done = disable(call, &input).await.map(|id| (id, None));
        UserPayload::of(call, done).await
    }

    /// Says what a user does from now on, at once; for administrators.
    async fn set_user_roles(&self, ctx: &Context<'_>, input: SetUserRolesInput) -> Result<UserPayload> {
        let call = ctx.data::<Call>()?;
        let done = set_roles(call, input).await.map(|id| (id, None));
        UserPayload::of(call, done).await
    }
}

async fn add_organization(call: &Call, input: AddOrganizationInput) -> Result<OrganizationId, Halt> {
    let memo = Memo::of("addOrganization", input.client_mutation_id.as_ref(), &input)?;
    let AddOrganizationInput { name, kind, district, tax_code, agreement, .. } = input;
    let district = districts(call, district.as_slice(), "district").await?.pop();
    let new = NewOrganization {
        id: OrganizationId::mint(),
        kind,
        name,
        district,
        tax_code,
        member_since: call.now(),
        agreement_signed_at: agreement.then(|| call.now()),
        demo: false,
    };
    manage::add_organization(call, memo, new).await
}

async fn agree(
    call: &Call,
    mutation: &str,
    input: &AgreementInput,
    signs: bool,
) -> Result<OrganizationId, Halt> {
    let memo = Memo::of(mutation, input.client_mutation_id.as_ref(), input)?;
    manage::agree(call, memo, organization(&input.organization)?, signs).await
}

async fn add_user(call: &Call, input: AddUserInput) -> Result<(UserId, Option<Invitation>), Halt> {
    let memo = Memo::of("addUser", input.client_mutation_id.as_ref(), &input)?;
    let districts = districts(call, &input.districts, "districts").await?;
    let AddUserInput { organization: of, name, mail, roles, language, .. } = input;
    let roles = roles.into_iter().collect();
    let new = NewUser { organization: organization(&of)?, name, mail, roles, districts, language };
    manage::add_user(call, memo, new).await
}

async fn open(
    call: &Call,
    mutation: &str,
    input: &UserIdInput,
    opening: Opening,
) -> Result<(UserId, Option<Invitation>), Halt> {
    let memo = Memo::of(mutation, input.client_mutation_id.as_ref(), input)?;
    manage::open(call, memo, user(&input.user)?, opening).await
}

async fn disable(call: &Call, input: &UserIdInput) -> Result<UserId, Halt> {
    let memo = Memo::of("disableUser", input.client_mutation_id.as_ref(), input)?;
    manage::disable(call, memo, user(&input.user)?).await
}

async fn set_roles(call: &Call, input: SetUserRolesInput) -> Result<UserId, Halt> {
    let memo = Memo::of("setUserRoles", input.client_mutation_id.as_ref(), &input)?;
    let districts = districts(call, &input.districts, "districts").await?;
    manage::set_roles(call, memo, user(&input.user)?, (input.roles.into_iter().collect(), districts)).await
}

fn organization(id: &str) -> Result<OrganizationId, Problem> {
    OrganizationId::parse(id).ok_or_else(|| Problem::not_found("organization"))
}

fn user(id: &str) -> Result<UserId, Problem> {
    UserId::parse(id).ok_or_else(|| Problem::not_found("user"))
}

/// Places that are districts, each once.
async fn districts(call: &Call, ids: &[ID], field: &str) -> Result<Vec<AreaId>, Halt> {
    const DISTRICTS_MAX: usize = 50;
    if ids.len() > DISTRICTS_MAX {
        return Err(Problem::new("user.districts").at(field).with("max", DISTRICTS_MAX).into());
    }
    let tree = areas::tree(call).await?;
    let district = |id: &ID| AreaId::parse(id).filter(|id| tree.district_of(*id) == Some(*id));
    let found: Option<BTreeSet<_>> = ids.iter().map(district).collect();
    Ok(found.ok_or_else(|| Problem::new("area.not_a_district").at(field))?.into_iter().collect())
}
