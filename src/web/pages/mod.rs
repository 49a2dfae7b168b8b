//! Pages: a GraphQL document and a template, side by side in a room, and a line in [`PAGES`]. A page asks the schema
//! what any client may ask, under the same limits, and is settled like any answer; it names no service. What its forms
//! send are mutations, asked in the same way.
mod fields;
mod inputs;
mod language;
mod made;
mod next;
mod shelf;
mod show;
mod submit;

pub(super) use shelf::Shelf;
pub(super) use show::nothing;

use super::{
    documents::Document,
    door::Door,
    template::{Style, Templates},
};
use crate::{
    kernel::{Fault, Time},
    locale::Language,
};
use axum::{
    Router,
    extract::{Request, State},
    routing::{MethodRouter, get, post},
};
use inputs::Inputs;
use std::sync::Arc;

/// One page.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Its route; what stands in braces is a variable of the document.
    pub path: &'static str,
    /// Under this name the template is known.
    pub name: &'static str,
    /// What is asked. Its variables come from the path and from the address's query. Where its first root field is
    /// null, the page isn't there.
    pub document: &'static str,
    /// What is shown of the answer.
    pub template: &'static str,
    /// What can be done on it.
    pub forms: &'static [Form],
}

/// What a page's form does: it is sent to the page's own address, with its name as `do`.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// A mutation, answered as `done`, whose one variable `input` is made of the form's fields.
    pub document: &'static str,
    /// Where somebody goes once it is done: what stands in braces is a variable of the address, or is found in the answer;
    /// empty is the address that the form names as `back`. A dot is the page itself, shown with what was answered as
    /// `done`: for what is told once and stands in no address.
    pub next: &'static str,
}

macro_rules! template {
    ($room:literal $stem:literal) => {
        template!($room $stem "html")
    };
    ($room:literal $stem:literal $kind:literal) => {
        (
            concat!($room, "/", $stem, ".", $kind),
            include_str!(concat!("../../", $room, "/pages/", $stem, ".", $kind)),
        )
    };
}

macro_rules! pages {
    ($($path:literal: $room:literal $stem:literal $(($kind:literal))? $({ $($from:literal $form:literal => $next:literal,)* })?;)*) => {
        /// Every page there is.
        pub const PAGES: &[Page] = &[$(Page {
            path: $path,
            name: template!($room $stem $($kind)?).0,
            document: include_str!(concat!("../../", $room, "/pages/", $stem, ".graphql")),
            template: template!($room $stem $($kind)?).1,
            forms: &[$($(Form {
                name: $form,
                document: include_str!(concat!("../../", $from, "/pages/", $form, ".graphql")),
                next: $next,
            },)*)?],
        },)*];
    };
}

pages! {
    "/sign-in": "accounts" "sign_in" {
        "accounts" "enter" => "",
        "accounts" "leave" => "/sign-in",
    };
    "/invitation": "accounts" "invitation" {
        "accounts" "accept" => "/",
    };
    "/": "inbox" "inbox" {
        "inbox" "seen" => "",
    };
    "/search": "persons" "search";
    "/people": "persons" "people";
    "/people/new": "persons" "new_person" {
        "persons" "register" => "/people/{done.person.id}",
    };
    "/people/{id}": "persons" "profile";
    "/people/{id}/edit": "persons" "edit" {
        "persons" "update" => "/people/{id}/edit",
    };
    "/people/{id}/diary": "diary" "diary" {
        "diary" "add_entry" => "/people/{id}/diary",
        "diary" "correct_entry" => "/people/{id}/diary",
        "diary" "add_note" => "/people/{id}/diary",
    };
    "/people/{id}/needs/new": "needs" "new_need" {
        "needs" "open" => "/people/{id}#{done.need.id}",
    };
    "/people/{id}/share": "consent" "share" {
        "consent" "grant" => "/people/{id}/share",
        "consent" "revoke" => "/people/{id}/share",
        "consent" "answer_request" => "/people/{id}/share",
    };
    "/people/{id}/ask": "consent" "ask" {
        "consent" "ask_for" => "/people/{id}",
    };
    "/people/{id}/sheet": "persons" "sheet";
    "/people/{id}/who-looked": "looks" "who_looked";
    "/people/{id}/why": "explain" "why";
    "/people/{id}/hand-over": "handover" "hand_over" {
        "handover" "offer" => "/transfers/{done.transfer.id}",
    };
    "/transfers/{id}": "handover" "transfer" {
        "handover" "answer_offer" => "/transfers/{id}",
        "handover" "take_back" => "/transfers/{id}",
    };
    "/emergency": "consent" "emergency" {
        "consent" "open_emergency" => "/people/{done.emergency.personId}?purpose=emergency",
    };
    "/emergencies": "consent" "emergencies" {
        "consent" "end_emergency" => "/emergencies",
        "consent" "review_emergency" => "/emergencies",
    };
    "/needs/{id}": "needs" "need" {
        "referrals" "choose" => "/needs/{id}",
        "referrals" "reject" => "/needs/{id}",
        "referrals" "reply" => "/needs/{id}",
        "referrals" "convert" => "/referrals/{done.referral.id}",
        "referrals" "hold" => "/needs/{id}",
        "referrals" "resume" => "/needs/{id}",
        "needs" "close" => "/needs/{id}",
        "needs" "reopen" => "/needs/{id}",
    };
    "/needs/{id}/refer": "referrals" "refer" {
        "referrals" "send" => "/referrals/{done.referral.id}",
    };
    "/referrals/{id}": "referrals" "referral" {
        "referrals" "answer" => "/referrals/{id}",
        "referrals" "inform" => "/referrals/{id}",
        "referrals" "recall" => "/referrals/{id}",
        "referrals" "cancel" => "/referrals/{id}",
        "referrals" "confirm" => "/referrals/{id}",
    };
    "/cards": "referrals" "cards" {
        "referrals" "claim" => "",
        "referrals" "withdraw" => "",
    };
    "/claims/{id}": "referrals" "claim_page" {
        "referrals" "withdraw" => "",
        "referrals" "release" => "/claims/{id}",
        "referrals" "convert" => "/referrals/{done.referral.id}",
    };
    "/unmet": "insight" "unmet";
    "/unmet.csv": "insight" "unmet_table" ("csv");
    "/drafts/{id}": "needs" "draft" {
        "needs" "change_draft" => "/drafts/{id}",
        "needs" "release_need" => "/needs/{done.need.id}",
        "needs" "discard_draft" => "/drafts/{id}",
    };
    "/orientations/{id}": "orientations" "orientation" {
        "orientations" "hear" => "/orientations/{id}",
    };
    "/orientations/{id}/slip": "orientations" "slip";
    "/directory": "directory" "directory";
    "/directory/{id}": "directory" "service";
    "/services": "directory" "own_services" {
        "directory" "say_places" => "/services",
    };
    "/groups": "groups" "groups";
    "/groups/new": "groups" "new_group" {
        "groups" "add_group" => "/groups/{done.group.id}",
    };
    "/groups/proposals": "groups" "proposals" {
        "groups" "decide" => "/groups/proposals",
    };
    "/groups/places": "groups" "places" {
        "groups" "save_place" => "/groups/places/{done.place.id}",
    };
    "/groups/places/{id}": "groups" "place" {
        "groups" "save_place" => "/groups/places/{id}",
    };
    "/groups/campaigns": "groups" "campaigns" {
        "groups" "save_campaign" => "/groups/campaigns",
    };
    "/groups/{id}/people": "groups" "people" {
        "groups" "set_facilitators" => "/groups/{id}",
    };
    "/groups/{id}": "groups" "group" {
        "groups" "move_group" => "/groups/{id}",
        "groups" "merge" => "/groups/{done.group.id}",
        "orientations" "tell" => "/orientations/{done.orientation.id}/slip",
    };
    "/groups/{id}/edit": "groups" "edit_group" {
        "groups" "update_group" => "/groups/{id}",
    };
    "/gruppi": "groups" "find";
    "/gruppi/elenco": "groups" "printed";
    "/gruppi/proponi": "groups" "propose_page" {
        "groups" "propose" => "/gruppi",
    };
    "/gruppi/conferma/{link}": "groups" "confirm_page" {
        "groups" "answer_link" => "/gruppi",
    };
    "/gruppi/{id}": "groups" "group_page";
    "/gruppi/{id}/correggi": "groups" "correct_page" {
        "groups" "propose" => "/gruppi/{id}",
    };
    "/organizations": "accounts" "organizations" {
        "accounts" "add_organization" => "/organizations/{done.membership.id}",
    };
    "/organizations/{id}": "accounts" "organization" {
        "accounts" "sign_agreement" => "/organizations/{id}",
        "accounts" "end_agreement" => "/organizations/{id}",
        "accounts" "add_user" => ".",
    };
    "/users/{id}": "accounts" "user" {
        "accounts" "set_roles" => "/users/{id}",
        "accounts" "invite_user" => ".",
        "accounts" "enable_user" => ".",
        "accounts" "disable_user" => "/users/{id}",
    };
    "/areas": "areas" "areas" {
        "areas" "import_areas" => ".",
    };
    "/policy": "explain" "policy";
    "/preferences": "mail" "preferences" {
        "mail" "prefer" => "/preferences",
    };
    "/looks": "looks" "idle";
    "/aiuto": "web" "help";
    "/privacy": "web" "privacy";
    "/accessibilita": "web" "accessibility";
}

/// What stands on every screen is asked by a document of its own: who is signed in, and how much waits for them. Its
/// answer's fields are the template's too.
const FRAME: &str = include_str!("../../../web/layout/frame.graphql");
/// How a template says that it is a screen.
const SCREEN: &str = "extends \"screen.html\"";
/// Screens for those who aren't signed in yet.
const FOR_ANYBODY: [&str; 2] = ["/sign-in", "/invitation"];

/// Screens for everybody: with who is signed in above them, where somebody is.
const FOR_EVERYBODY: [&str; 8] = [
    "/aiuto",
    "/privacy",
    "/accessibilita",
    "/gruppi",
    "/gruppi/proponi",
    "/gruppi/conferma/{link}",
    "/gruppi/{id}",
    "/gruppi/{id}/correggi",
];

/// Those of them that anybody may keep for a while, where nobody is signed in.
const KEPT_BY_ANYBODY: [&str; 2] = ["/gruppi", "/gruppi/{id}"];

/// Who stands above a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Framed {
    /// Nobody.
    Never,
    /// Whoever is signed in, if somebody is.
    WhereSignedIn,
    /// Whoever is signed in; the page is for them alone.
    Always,
}

impl Framed {
    fn of(page: &Page) -> Self {
        match page.path {
            path if FOR_EVERYBODY.contains(&path) => Self::WhereSignedIn,
            path if FOR_ANYBODY.contains(&path) || !page.template.contains(SCREEN) => Self::Never,
            _ => Self::Always,
        }
    }
}

/// What the pages need for the whole life of a process.
#[derive(Debug)]
pub(super) struct Pages {
    documents: Vec<Asked>,
    frame: Arc<Document>,
    templates: Templates,
    inputs: Inputs,
}

/// The documents of one page.
#[derive(Debug)]
struct Asked {
    page: Arc<Document>,
    framed: Framed,
    forms: Vec<Arc<Document>>,
}

impl Asked {
    fn read(page: &Page) -> Result<Self, String> {
        let parse = |text: &str| {
            Document::parse(text).map_err(|e| format!("{}: {}", page.path, e.words(Language::En)))
        };
        let forms = page.forms.iter().map(|form| parse(form.document)).collect::<Result<_, _>>()?;
        Ok(Self { page: parse(page.document)?, framed: Framed::of(page), forms })
    }
}

impl Pages {
    /// Reads every document and template; `schema` says of what type what is typed into a form is. The error is a
    /// sentence for the operator.
    pub(super) fn read(schema: &str) -> Result<Self, String> {
        let documents = PAGES.iter().map(Asked::read).collect::<Result<_, _>>()?;
        let templates = Templates::of(PAGES.iter().map(|page| (page.name, page.template)))?;
        let inputs = Inputs::of(schema).map_err(|e| format!("the schema can't be read: {e}"))?;
        let frame = Document::parse(FRAME).map_err(|e| format!("the frame: {}", e.words(Language::En)))?;
        Ok(Self { documents, frame, templates, inputs })
    }
}

/// One page's template without anything around it, for measuring how long it takes to fill it in.
#[derive(Debug)]
pub struct Rendering {
    templates: Templates,
    page: &'static Page,
}

impl Rendering {
    /// Of the page at this route; the error is a sentence for the operator.
    pub fn of(path: &str) -> Result<Self, String> {
        let page = PAGES.iter().find(|page| page.path == path).ok_or_else(|| format!("no page {path}"))?;
        Ok(Self { templates: Templates::of(PAGES.iter().map(|page| (page.name, page.template)))?, page })
    }

    /// The documents that it is filled in from: its own, and what stands on every screen.
    pub const fn documents(&self) -> [&'static str; 2] {
        [self.page.document, FRAME]
    }

    /// The page of what both were answered, in Italian, as its reader first sees it.
    pub fn page(&self, answered: &serde_json::Value, now: Time) -> Result<String, Fault> {
        let beside = made::beside(self.page.path, &made::Beside::default());
        let style = Style { language: Language::It, plain: false, now };
        self.templates.page(self.page.name, answered, &beside, style)
    }
}

/// The routes of all pages.
pub(super) fn router() -> Router<Arc<Door>> {
    let routes = PAGES.iter().enumerate().map(|(at, page)| (page.path, route(at)));
    let language = Router::new().route("/language", post(language::choose));
    routes.fold(language, |router, (path, route)| router.route(path, route))
}

fn route(at: usize) -> MethodRouter<Arc<Door>> {
    get(async move |State(door): State<Arc<Door>>, request: Request| show::show(at, door, request).await)
        .post(async move |State(door): State<Arc<Door>>, request: Request| {
            submit::submit(at, door, request).await
        })
}
