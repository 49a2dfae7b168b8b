//! What the room keeps, and the rules that need no database.
mod event;

pub use event::{AccountAct, AccountEvent, NewEvent, Whose};

use super::secret::Secret;
use crate::{
    call::{TokenScope, TokenScopes},
    kernel::{AreaId, OrganizationId, Problem, Time, TokenId, UserId, text},
    locale::Language,
    policy::{Kind, Purpose, Role, RoleSet},
};

/// What somebody shows to be recognised.
#[derive(Clone, Debug, Default)]
pub enum Credentials {
    /// Nothing.
    #[default]
    Nothing,
    /// The text after `Bearer`.
    Bearer(Hidden),
    /// The value of the session's cookie.
    Session(Hidden),
}

/// A text that is never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Hidden(String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hidden")
    }
}

impl Hidden {
    /// The secret that the text is, if it can be one.
    pub(super) fn secret(&self) -> Option<Secret> {
        Secret::shown(&self.0)
    }
}

impl Credentials {
    /// The token of an `Authorization` header.
    pub fn bearer(token: &str) -> Self {
        Self::Bearer(Hidden(token.to_owned()))
    }

    /// The session of a cookie.
    pub fn session(cookie: &str) -> Self {
        Self::Session(Hidden(cookie.to_owned()))
    }
}

/// An organisation as the network knows it; what it offers is the directory's.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// What it is; it never changes.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The district it works in, where it is of one district.
    pub district_id: Option<AreaId>,
    /// Since when grants to its kind cover it.
    pub member_since: Time,
    /// When it signed the data agreement.
    pub agreement_signed_at: Option<Time>,
    /// When that agreement ended.
    pub agreement_ended_at: Option<Time>,
}

impl Organization {
    /// Whether a signed data agreement is in force.
    pub fn has_agreement(&self, now: Time) -> bool {
        agreement_holds(self.agreement_signed_at, self.agreement_ended_at, now)
    }
}

/// An agreement holds from its signature, and no longer at the moment of its end.
pub(super) fn agreement_holds(signed: Option<Time>, ended: Option<Time>, now: Time) -> bool {
    signed.is_some_and(|signed| signed <= now) && ended.is_none_or(|ended| now < ended)
}

/// An organisation that is to join.
#[derive(Clone, Debug)]
pub struct NewOrganization {
    /// Its id; minted by the caller, so that what belongs to it can be made beside it.
    pub id: OrganizationId,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The district it works in.
    pub district: Option<AreaId>,
    /// Its 11-digit code.
    pub tax_code: Option<String>,
    /// Since when it is a member.
    pub member_since: Time,
    /// When it signed the data agreement, if it has.
    pub agreement_signed_at: Option<Time>,
    /// Whether it belongs to the demo network.
    pub demo: bool,
}

/// Someone who is to sign in for an organisation.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// For which organisation.
    pub organization: OrganizationId,
    /// Name and surname.
    pub name: String,
    /// The address they sign in with.
    pub mail: String,
    /// What they do there.
    pub roles: RoleSet,
    /// The districts they coordinate.
    pub districts: Vec<AreaId>,
    /// The language of their messages.
    pub language: Language,
}

impl NewUser {
    /// The user with name and mail trimmed, or why they can't be one.
    pub(super) fn checked(self) -> Result<Self, Problem> {
        let name = text::required(&self.name, text::LINE_MAX, "name")?;
        let mail = checked_mail(&self.mail)?;
        check_roles(self.roles, &self.districts)?;
        Ok(Self { name, mail, ..self })
    }
}

/// Roles that go together: at least one; `administrator` stands alone; districts are a coordinator's.
pub(super) fn check_roles(roles: RoleSet, districts: &[AreaId]) -> Result<(), Problem> {
    if roles.is_empty() {
        return Err(Problem::new("user.role_required").at("roles"));
    }
    if roles.contains(Role::Administrator) && roles != RoleSet::of(&[Role::Administrator]) {
        return Err(Problem::new("user.administrator_alone").at("roles"));
    }
    if !districts.is_empty() && !roles.contains(Role::Coordinator) {
        return Err(Problem::new("user.districts_of_coordinator").at("districts"));
    }
    Ok(())
}

/// A mail address as far as one can say: something, `@`, something, no blanks.
fn checked_mail(mail: &str) -> Result<String, Problem> {
    let mail = text::required(mail, text::LINE_MAX, "mail")?;
    let whole = mail.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
    if !whole || mail.contains(char::is_whitespace) {
        return Err(Problem::new("user.mail_unreadable").at("mail"));
    }
    Ok(mail)
}

/// What a mail address that stands in this field is found by.
pub fn checked_mail_key(mail: &str, field: &str) -> Result<String, Problem> {
    checked_mail(mail).map(|mail| mail_key(&mail)).map_err(|problem| problem.at(field))
}

/// What a mail address is found by: case does not tell two people apart.
pub(super) fn mail_key(mail: &str) -> String {
    mail.trim().to_lowercase()
}

/// A user as an operator sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// Their organisation.
    pub organization: OrganizationId,
    /// That organisation's name.
    pub organization_name: String,
    /// Name and surname.
    pub name: String,
    /// The address they sign in with.
    pub mail: String,
    /// The language of their messages.
    pub language: Language,
    /// What they do there.
    pub roles: RoleSet,
    /// Whether they can sign in.
    pub state: UserState,
    /// Until when the one-time secret opens that they were given last and haven't used; it may be over.
    pub invited_until: Option<Time>,
}

/// An organisation as a member of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub organization: Organization,
    /// Its 11-digit code.
    pub tax_code: Option<String>,
    /// How many of its users aren't disabled.
    pub users: i64,
}

crate::policy::words::words! {
    /// Whether a user can sign in.
    #[graphql(name = "UserState")]
    pub enum UserState {
        /// No password chosen yet.
        Invited = 0 "invited",
        /// They can.
        Active = 1 "active",
        /// No longer.
        Disabled = 2 "disabled",
    }
}

/// A token as its list shows it: never the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// Whose it is.
    pub mail: String,
    /// What it is for, in its owner's words.
    pub name: String,
    /// What it may be used for.
    pub scopes: TokenScopes,
    /// Why its calls are made.
    pub purpose: Purpose,
    /// When it was issued.
    pub created_at: Time,
    /// When it ends by itself.
    pub expires_at: Time,
    /// When it was revoked.
    pub revoked_at: Option<Time>,
}

/// A token that is to be issued.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// Whose it is; it speaks for their organisation and never exceeds their roles.
    pub user: UserId,
    /// What it is for, in its owner's words.
    pub name: String,
    /// What it may be used for.
    pub scopes: TokenScopes,
    /// Why its calls are made.
    pub purpose: Purpose,
    /// When it ends by itself.
    pub expires_at: Time,
}

/// Whether somebody with these roles may call for this purpose. `emergency` needs an open emergency access,
/// `administration` an administrator; the others only ever narrow what is seen.
pub fn purpose_allowed(roles: RoleSet, purpose: Purpose) -> bool {
    match purpose {
        // For an emergency nothing is open but what an emergency access opened.
        Purpose::Coordinate | Purpose::Refer | Purpose::Statistics | Purpose::Emergency => true,
        Purpose::Administration => roles.contains(Role::Administrator),
    }
}

/// Scopes as they are stored: their words with blanks between.
pub(super) fn scopes_text(scopes: TokenScopes) -> String {
    scopes.iter().map(TokenScope::name).collect::<Vec<_>>().join(" ")
}

/// Roles as they are stored where nothing joins them: their words with blanks between.
pub(super) fn roles_text(roles: RoleSet) -> String {
    roles.iter().map(Role::name).collect::<Vec<_>>().join(" ")
}

/// Reads [`scopes_text`]; words of a later release grant nothing.
pub(super) fn scopes_of(text: &str) -> TokenScopes {
    text.split_whitespace().filter_map(TokenScope::parse).collect()
}

/// Roles as a statement gathers them; words of a later release grant nothing.
pub(super) fn roles_of(text: Option<&str>) -> RoleSet {
    text.unwrap_or_default().split_whitespace().filter_map(Role::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone, Utc};

    #[test]
    fn an_agreement_holds_from_its_signature_to_its_end() {
        let day = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap();
        let later = day + TimeDelta::seconds(1);
        assert!(agreement_holds(Some(day), None, day));
        assert!(!agreement_holds(Some(later), None, day));
        assert!(agreement_holds(Some(day), Some(later), day));
        assert!(!agreement_holds(Some(day), Some(later), later));
        assert!(!agreement_holds(None, None, day));
    }

    #[test]
    fn an_administrator_has_no_other_role() {
        let both = RoleSet::of(&[Role::Administrator, Role::Listener]);
        assert_eq!(check_roles(both, &[]).unwrap_err().code, "user.administrator_alone");
        assert_eq!(check_roles(RoleSet::EMPTY, &[]).unwrap_err().code, "user.role_required");
        assert_eq!(check_roles(RoleSet::of(&[Role::Administrator]), &[]), Ok(()));
        let district = [AreaId::mint()];
        assert!(check_roles(RoleSet::of(&[Role::Listener]), &district).is_err());
        assert_eq!(check_roles(RoleSet::of(&[Role::Coordinator]), &district), Ok(()));
    }

    #[test]
    fn a_mail_address_is_found_whatever_its_case() {
        assert_eq!(mail_key(" Giulia@Comune.example "), "giulia@comune.example");
        assert!(checked_mail("giulia").is_err());
        assert!(checked_mail("@comune.example").is_err());
        assert!(checked_mail("giu lia@comune.example").is_err());
        assert!(checked_mail("giulia@comune.example").is_ok());
    }

    #[test]
    fn scopes_are_read_back_as_they_were_written() {
        let scopes = TokenScopes::of(&[TokenScope::Read, TokenScope::Import]);
        assert_eq!(scopes_text(scopes), "read import");
        assert_eq!(scopes_of("read import teleport"), scopes);
    }

    #[test]
    fn only_an_administrator_calls_for_administration() {
        assert!(purpose_allowed(RoleSet::of(&[Role::Administrator]), Purpose::Administration));
        assert!(!purpose_allowed(RoleSet::of(&[Role::SocialWorker]), Purpose::Administration));
    }
}
