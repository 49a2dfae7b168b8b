//! The acts: each a type, listed once, read by compiler, law and matrix alike.
use super::part::{Part, PartSet};
use super::vocabulary::{Action, Resource};
use crate::kernel::{Id, NeedId, OrganizationId, PersonId};

/// Something that somebody can want to do to one kind of record.
pub trait Act: Send + Sync + 'static {
    /// The name in problems and matrix, such as `need.claim`.
    const NAME: &'static str;
    /// The word under which the policy speaks of it.
    const ACTION: Action;
    /// What the action must be allowed on.
    const TOUCHES: Touches;
    /// The id of what it is done to.
    type On: Id;
}

/// What the policy must allow an act's action on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touches {
    /// Any part but the card, or one need: the decision says which.
    Profile,
    /// All of these parts.
    Parts(PartSet),
    /// The part of the need's own domain, opened whole or for that one need.
    Need,
    /// The card as the network is shown it: one grant in force holds both `card` and the need's part.
    Card,
    /// The card of a need that was sent to the organisation, is held by it, or is shown to it.
    Answer,
    /// Something that belongs to no person.
    Resource(Resource),
}

/// An act as matrix and tests see it.
#[derive(Clone, Copy, Debug)]
pub struct ActEntry {
    /// `Act::NAME`.
    pub name: &'static str,
    /// `Act::ACTION`.
    pub action: Action,
    /// `Act::TOUCHES`.
    pub touches: Touches,
}

macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident = $name:literal: $action:ident $touches:expr, on $on:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub struct $act;

            impl Act for $act {
                const NAME: &'static str = $name;
                const ACTION: Action = Action::$action;
                const TOUCHES: Touches = $touches;
                type On = $on;
            }
        )*

        /// Every act there is.
        pub const ACTS: &[ActEntry] =
            &[$(ActEntry { name: $name, action: Action::$action, touches: $touches },)*];
    };
}

use Touches::{Answer, Card, Need, Profile};

const IDENTITY: Touches = Touches::Parts(PartSet::of(&[Part::Identity]));
const ACCESS_LOG: Touches = Touches::Parts(PartSet::of(&[Part::AccessLog]));
const GRANTS: Touches = Touches::Parts(PartSet::of(&[Part::Grants]));
const CONFERENCES: Touches = Touches::Parts(PartSet::of(&[Part::Conferences]));
/// All that a lead answers for; notes stay with their authors.
const WHOLE: Touches = Touches::Parts(PartSet::ALL.minus(PartSet::of(&[Part::Card, Part::Notes])));
const DIARY: Touches = Touches::Parts(PartSet::of(&[Part::Diary]));
const NOTES: Touches = Touches::Parts(PartSet::of(&[Part::Notes]));
const fn resource(resource: Resource) -> Touches {
    Touches::Resource(resource)
}

acts! {
    /// Bring a person into the network; the organisation becomes its lead.
    RegisterPerson = "person.register": Register IDENTITY, on PersonId;
    /// List persons, by code where identity is withheld.
    ListPeople = "person.list": Read Profile, on PersonId;
    /// Open a profile and see the parts that the policy leaves.
    ReadPerson = "person.read": Read Profile, on PersonId;
    /// Be told that something changed in the parts that the policy leaves, as long as a connection lasts.
    FollowPerson = "person.follow": Read Profile, on PersonId;
    /// Change parts of a profile, all that the input touches or nothing.
    UpdatePerson = "person.update": Write Profile, on PersonId;
    /// Hide a person from everybody but the lead and those that a grant names; show them again.
    SealPerson = "person.seal": Write IDENTITY, on PersonId;
    /// Close parts to an organisation, to a user, or to everybody but the lead; lift that again.
    BlockAccess = "person.block": Share Profile, on PersonId;
    /// Say that one should not see somebody: what one could see is closed to oneself.
    DeclareConflict = "person.declare_conflict": Read Profile, on PersonId;
    /// Ask the lead for a part that is closed.
    AskForPart = "person.ask": Read Profile, on PersonId;
    /// Answer such a question, with a grant or a refusal.
    AnswerPartRequest = "person.answer_request": Share Profile, on PersonId;
    /// Ask who may do what with which part of a person, and by which rule.
    ExplainAccess = "person.explain": Explain Profile, on PersonId;
    /// In danger to life or limb: open what the law opens then.
    OpenEmergency = "emergency.open": Read IDENTITY, on PersonId;
    /// See the emergencies in which somebody opened a profile.
    ReadEmergencies = "emergency.read": Read ACCESS_LOG, on PersonId;
    /// Say whether such an access was justified.
    ReviewEmergency = "emergency.review": Explain Profile, on PersonId;

    /// Offer another organisation to lead a person from now on.
    TransferLead = "lead.transfer": Share WHOLE, on PersonId;
    /// Take such an offer back.
    WithdrawTransfer = "lead.withdraw": Share WHOLE, on PersonId;
    /// See to whom a person was handed over, or is to be.
    ReadTransfers = "lead.read_transfers": Read GRANTS, on PersonId;
    /// Take a person over from the organisation that leads them, or decline to.
    AnswerTransfer = "lead.answer": Register WHOLE, on PersonId;
    /// Say who of the lead works with the person, and who stands in for them.
    AssignWorker = "person.assign_worker": Share WHOLE, on PersonId;

    /// Write down in the shared diary what was done with a person.
    AddDiaryEntry = "diary.add": Write DIARY, on PersonId;
    /// Put right what one's organisation wrote there.
    CorrectDiaryEntry = "diary.correct": Write DIARY, on PersonId;
    /// Write a professional note.
    AddNote = "note.add": Write NOTES, on PersonId;
    /// Read the professional notes of one's own organisation.
    ReadNotes = "note.read": Read NOTES, on PersonId;

    /// Write down what another system calls the person, or something of theirs.
    SetExternalId = "external.set": Read Profile, on PersonId;

    /// Write down what the person says of a part.
    RecordRemark = "remark.record": Read Profile, on PersonId;
    /// Answer what the person says of a part.
    AnswerRemark = "remark.answer": Write Profile, on PersonId;

    /// Call a case conference, invite to it, close it.
    HoldConference = "conference.hold": Write CONFERENCES, on PersonId;
    /// Give up one's organisation's seat at a conference.
    LeaveConference = "conference.leave": Claim Card, on PersonId;
    /// See the conferences to which one's organisation is invited.
    ReadInvitations = "conference.read_invitations": Read Card, on PersonId;

    /// Let service rest, or go on with it: whoever serves the need, or its lead.
    HoldNeed = "need.hold": Refer Answer, on NeedId;
    /// Open a need of a person.
    OpenNeed = "need.open": Write Need, on NeedId;
    /// Prepare a need that somebody else may open, change what one prepared, discard it.
    DraftNeed = "need.draft": Read Need, on NeedId;
    /// See a need that is prepared and not open.
    ReadDraft = "need.read_draft": Read Need, on NeedId;
    /// See one need.
    ReadNeed = "need.read": Read Need, on NeedId;
    /// Change one need.
    UpdateNeed = "need.update": Write Need, on NeedId;
    /// Close a need with its outcome.
    CloseNeed = "need.close": Write Need, on NeedId;
    /// Open a closed need again.
    ReopenNeed = "need.reopen": Write Need, on NeedId;

    /// Record a basis to share parts, read by the giver or not.
    GiveGrant = "grant.give": Share Profile, on PersonId;
    /// Prepare a basis to share before the person signs.
    DraftGrant = "grant.draft": Share Profile, on PersonId;
    /// Record that the person signed what was prepared.
    ActivateGrant = "grant.activate": Share Profile, on PersonId;
    /// Record that the person said no to what was prepared.
    RefuseGrant = "grant.refuse": Share Profile, on PersonId;
    /// Hold a basis to share back for a while.
    SuspendGrant = "grant.suspend": Share Profile, on PersonId;
    /// Let it open again.
    ResumeGrant = "grant.resume": Share Profile, on PersonId;
    /// Bring its end forward.
    ShortenGrant = "grant.shorten": Share Profile, on PersonId;
    /// End a basis to share.
    RevokeGrant = "grant.revoke": Write GRANTS, on PersonId;
    /// End a basis to share in favour of the one that takes its place.
    SupersedeGrant = "grant.supersede": Share Profile, on PersonId;
    /// Put the signed paper beside a basis to share.
    AttachEvidence = "grant.attach": Share Profile, on PersonId;
    /// Keep a basis to share that a former lead recorded.
    ReviewGrant = "grant.review": Share Profile, on PersonId;
    /// See what is shared with whom: names of parts, no content.
    ReadGrants = "grant.read": Read GRANTS, on PersonId;

    /// See a need without its person.
    ReadCard = "card.read": Read Card, on NeedId;
    /// Say "we can answer".
    ClaimNeed = "need.claim": Claim Card, on NeedId;
    /// Take back a claim, or undo one inside its window.
    WithdrawClaim = "claim.withdraw": Claim Answer, on NeedId;
    /// The provider gives the need back.
    ReleaseClaim = "claim.release": Claim Answer, on NeedId;
    /// Make an active claim an accepted referral.
    ConvertClaim = "claim.convert": Claim Answer, on NeedId;
    /// See the claims of a need: the lead all, a provider its own.
    ReadClaims = "claim.read": Read Need, on NeedId;
    /// Choose among the claims of a need.
    ChooseClaim = "claim.choose": Refer Need, on NeedId;
    /// Answer what a claim asks, for everybody who proposes.
    AnswerClaim = "claim.answer": Refer Need, on NeedId;
    /// Turn a claim down.
    RejectClaim = "claim.reject": Refer Need, on NeedId;
    /// The lead takes a need back from the provider that holds it.
    RecallClaim = "claim.recall": Refer Need, on NeedId;

    /// See how many claims opened contact and were not gone on with, of persons that one's organisation leads.
    ReadOpenings = "claim.openings": Read ACCESS_LOG, on PersonId;

    /// See which organisations looked at persons whom one's own leads, and did nothing.
    ReadIdleLooks = "access_log.without_act": Read ACCESS_LOG, on PersonId;

    /// Prepare a referral of a need.
    DraftReferral = "referral.draft": Refer Need, on NeedId;
    /// Send a need to an organisation.
    SendReferral = "referral.send": Refer Need, on NeedId;
    /// Take a referral back.
    RecallReferral = "referral.recall": Refer Need, on NeedId;
    /// Say of a referral that it was a mistake, as a privacy officer: of the person's lead, or of whoever sent it.
    MarkReferralError = "referral.mark_error": Explain Profile, on PersonId;
    /// Say whether what a recipient says it did is so.
    ConfirmReferral = "referral.confirm": Refer Need, on NeedId;
    /// Write down what the person says of it.
    RecordPersonAnswer = "referral.person_answer": Refer Need, on NeedId;
    /// Whoever holds a need asks a third organisation, and takes that back.
    ForwardReferral = "referral.forward": Refer Answer, on NeedId;
    /// See the referrals of a need: the lead all, a recipient its own.
    ReadReferrals = "referral.read": Read Need, on NeedId;
    /// See a referral that was sent to the organisation: note and names of parts, no content.
    ReadReceived = "referral.read_received": Read Answer, on NeedId;
    /// Accept, decline, start, fail, complete a referral that was received.
    AnswerReferral = "referral.answer": Refer Answer, on NeedId;

    /// Write down that somebody was told of a service, for a need.
    RecordOrientation = "need.orient": Write Need, on NeedId;
    /// Write down what they say of it.
    RecordOrientationAnswer = "orientation.answer": Write Need, on NeedId;
    /// See what was told for a need: the lead all, an organisation what it told itself.
    ReadOrientations = "orientation.read": Read Need, on NeedId;
    /// Write down that somebody without a name was told of a service, and what they say of it.
    OrientAnybody = "orientation.anybody": Write resource(Resource::Orientations), on OrganizationId;
    /// See what one's own organisation told people without a name.
    ReadAnybodys = "orientation.read_anybodys": Read resource(Resource::Orientations), on OrganizationId;

    /// See self-help groups, published or not.
    ReadGroups = "groups.read": Read resource(Resource::Groups), on OrganizationId;
    /// Keep the map of groups: verify, decide what was proposed, merge; see how facilitators are reached.
    KeepGroups = "groups.keep": Write resource(Resource::Groups), on OrganizationId;
    /// Look for a published group.
    FindGroups = "groups.find": Read resource(Resource::Groups), on OrganizationId;
    /// Propose a group, or that one be put right; say by a signed link that it is still correct.
    ProposeGroup = "groups.propose": Write resource(Resource::Groups), on OrganizationId;
    /// See who has an appointment at the desks of one's own organisation.
    ReadAgenda = "desk.read_agenda": Read resource(Resource::Desks), on OrganizationId;
    /// Run the desks of one's own organisation: shifts, appointments.
    KeepDesk = "desk.keep": Write resource(Resource::Desks), on OrganizationId;
    /// See where desks are, when they are open and what is free.
    FindDesks = "desk.find": Read resource(Resource::Desks), on OrganizationId;
    /// Book an appointment; change or cancel it with its code.
    BookAppointment = "desk.book": Write resource(Resource::Desks), on OrganizationId;

    /// See the exact counts of the districts that one coordinates.
    ReadStatistics = "statistics.read": Read resource(Resource::Statistics), on OrganizationId;
    /// See organisations, services, places.
    ReadDirectory = "directory.read": Read resource(Resource::Directory), on OrganizationId;
    /// Change the directory's entries.
    EditDirectory = "directory.edit": Write resource(Resource::Directory), on OrganizationId;
    /// See the tree of places.
    ReadAreas = "areas.read": Read resource(Resource::Areas), on OrganizationId;
    /// Bring in places and their outlines.
    ImportAreas = "areas.import": Administer resource(Resource::Areas), on OrganizationId;
    /// Bring in a directory from outside.
    ImportDirectory = "directory.import": Administer resource(Resource::Imports), on OrganizationId;
    /// See the users of one's own organisation, and what it has signed.
    ReadAccounts = "accounts.read": Read resource(Resource::Accounts), on OrganizationId;
    /// Let users of one's own organisation in and out, and say what they do.
    ManageAccounts = "accounts.manage": Administer resource(Resource::Accounts), on OrganizationId;
    /// See who is in the network and has signed, and everybody's users.
    ReadMemberships = "memberships.read": Read resource(Resource::Memberships), on OrganizationId;
    /// Bring organisations in, record what they signed, run everybody's users.
    ManageMemberships = "memberships.manage": Administer resource(Resource::Memberships), on OrganizationId;
    /// See what persons are told and asked.
    ReadTexts = "texts.read": Read resource(Resource::Policy), on OrganizationId;
    /// Write down what persons are told and asked.
    WriteTexts = "texts.write": Administer resource(Resource::Policy), on OrganizationId;
    /// Try the law out: who would gain, who would lose.
    TryPolicy = "policy.try": Explain resource(Resource::Policy), on OrganizationId;
    /// See the law.
    ReadPolicy = "policy.read": Read resource(Resource::Policy), on OrganizationId;
}

/// An act that nobody needs an account for: the law isn't asked, since it speaks of organisations' people alone. What it
/// shows is published, what it writes is a wish that somebody with leave decides, or belongs to who has the code.
pub trait Open: Act {
    /// Whether it writes anything down: that is allowed less often.
    const WRITES: bool;
}

macro_rules! open {
    ($($act:ident: $writes:literal),* $(,)?) => {
        $(impl Open for $act {
            const WRITES: bool = $writes;
        })*

        /// The names of the acts that nobody needs an account for.
        pub const OPEN: &[&str] = &[$($act::NAME),*];
    };
}

open! { FindGroups: false, ProposeGroup: true, FindDesks: false, BookAppointment: true }
