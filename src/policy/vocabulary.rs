//! The words that policy, database and API share. Names and order are those of the domain's description.
use super::words::{set, words};

words! {
    /// What somebody does in their organisation; several roles of one user add up.
    pub enum Role {
        /// Assistente sociale.
        SocialWorker = 0 "social_worker",
        /// Educatore.
        Educator = 1 "educator",
        /// Psicologo.
        Psychologist = 2 "psychologist",
        /// Volontario d'ascolto: a volunteer at a listening centre.
        Listener = 3 "listener",
        /// Operatore di sportello.
        DeskOperator = 4 "desk_operator",
        /// Tirocinante: drafts that a named professional releases.
        Trainee = 5 "trainee",
        /// Operatore di associazione.
        AssociationOperator = 6 "association_operator",
        /// Responsabile di associazione.
        AssociationLead = 7 "association_lead",
        /// Coordinatore di uno o più distretti.
        Coordinator = 8 "coordinator",
        /// Facilitatore di gruppi di auto mutuo aiuto.
        Facilitator = 9 "facilitator",
        /// Responsabile della protezione dei dati.
        PrivacyOfficer = 10 "privacy_officer",
        /// Amministratore tecnico: no personal data at all; stands alone.
        Administrator = 11 "administrator",
        /// Another system, which names the human it acts for when it reads persons.
        ServiceAccount = 12 "service_account",
    }
}
set!(/// The roles of one user.
    RoleSet of Role);

words! {
    /// What an organisation is; it never changes.
    #[graphql(name = "OrganizationKind")]
    pub enum Kind {
        /// Comune.
        Comune = 0 "comune",
        /// Ambito territoriale.
        Ambito = 1 "ambito",
        /// Municipio.
        Municipio = 2 "municipio",
        /// Agenzia di tutela della salute.
        Ats = 3 "ats",
        /// Azienda socio-sanitaria territoriale.
        Asst = 4 "asst",
        /// Scuola.
        School = 5 "school",
        /// Centro per l'impiego.
        JobCentre = 6 "job_centre",
        /// Servizio per le dipendenze.
        Serd = 7 "serd",
        /// Centro psico-sociale.
        Cps = 8 "cps",
        /// Consultorio familiare.
        Consultorio = 9 "consultorio",
        /// Centro antiviolenza.
        Cav = 10 "cav",
        /// Caritas.
        Caritas = 11 "caritas",
        /// Organizzazione di volontariato.
        Odv = 12 "odv",
        /// Associazione di promozione sociale.
        Aps = 13 "aps",
        /// Cooperativa sociale.
        Cooperative = 14 "cooperative",
        /// Fondazione.
        Foundation = 15 "foundation",
        /// Ente religioso.
        Religious = 16 "religious",
        /// Patronato.
        Patronato = 17 "patronato",
        /// Unità di strada.
        StreetUnit = 18 "street_unit",
        /// Associazione di auto mutuo aiuto.
        Ama = 19 "ama",
        /// Impresa che dona: may offer, never sees persons.
        Company = 20 "company",
        /// The coordinating body: no personal data by default.
        Network = 21 "network",
    }
}
set!(/// Kinds that a grant names.
    KindSet of Kind);

words! {
    /// Kinds that policy lines speak of together.
    pub enum KindGroup {
        /// Enti pubblici.
        Public = 0 "public",
        /// Servizi sanitari specialistici.
        Health = 1 "health",
        /// Protezione dalla violenza.
        Protection = 2 "protection",
        /// Terzo settore.
        ThirdSector = 3 "third_sector",
        /// Auto mutuo aiuto.
        Peer = 4 "peer",
        /// Donatori.
        Donor = 5 "donor",
        /// Ente di coordinamento.
        Network = 6 "network",
    }
}

impl Kind {
    /// The group that policy lines may name instead of this kind.
    pub const fn group(self) -> KindGroup {
        match self {
            Self::Comune
            | Self::Ambito
            | Self::Municipio
            | Self::Ats
            | Self::Asst
            | Self::School
            | Self::JobCentre => KindGroup::Public,
            Self::Serd | Self::Cps | Self::Consultorio => KindGroup::Health,
            Self::Cav => KindGroup::Protection,
            Self::Caritas
            | Self::Odv
            | Self::Aps
            | Self::Cooperative
            | Self::Foundation
            | Self::Religious
            | Self::Patronato
            | Self::StreetUnit => KindGroup::ThirdSector,
            Self::Ama => KindGroup::Peer,
            Self::Company => KindGroup::Donor,
            Self::Network => KindGroup::Network,
        }
    }
}

words! {
    /// How an organisation stands to a person; computed from facts, never stored by hand.
    pub enum Relation {
        /// Ente titolare: it registered the person, or accepted the hand-over.
        Lead = 0 "lead",
        /// Named in a grant in force.
        SharedWith = 1 "shared_with",
        /// An active claim, or an accepted, waitlisted or in-progress referral, and its grace period.
        CareTeam = 2 "care_team",
        /// A referral was sent to it and not yet answered.
        Referred = 3 "referred",
        /// Invited to an open case conference.
        Conference = 4 "conference",
        /// An open emergency access.
        Emergency = 5 "emergency",
        /// Any other with a signed agreement.
        Member = 6 "member",
        /// No signed data agreement.
        Outsider = 7 "outsider",
    }
}
set!(/// The relations through which something was opened.
    RelationSet of Relation);

words! {
    /// How delicate a part is.
    pub enum Class {
        /// Inside the network only.
        N = 0 "n",
        /// Ordinary.
        S1 = 1 "s1",
        /// Economic or social hardship.
        S2 = 2 "s2",
        /// Special category, GDPR art. 9.
        S3 = 3 "s3",
        /// Sealed: withheld, and its existence withheld too.
        S4 = 4 "s4",
    }
}

words! {
    /// What somebody wants to do. Each act of the code is one of these.
    pub enum Action {
        /// See.
        Read = 0 "read",
        /// Change.
        Write = 1 "write",
        /// Bring a new person into the network.
        Register = 2 "register",
        /// Answer a need card, and what follows from the answer.
        Claim = 3 "claim",
        /// Send a need to an organisation, choose who answers it, answer what was sent.
        Refer = 4 "refer",
        /// Give or revoke a grant; needs no `read`.
        Share = 5 "share",
        /// Take data out of the system.
        Export = 6 "export",
        /// Ask why something is visible or not.
        Explain = 7 "explain",
        /// Join two records of one person.
        Merge = 8 "merge",
        /// Erase, leaving a tombstone.
        Erase = 9 "erase",
        /// Run the system: accounts, imports.
        Administer = 10 "administer",
    }
}

words! {
    /// Why a call is made; it decides with the policy and stands in the audit.
    pub enum Purpose {
        /// Working together for the person; the default.
        Coordinate = 0 "coordinate",
        /// Sending one need on.
        Refer = 1 "refer",
        /// Danger to life or limb.
        Emergency = 2 "emergency",
        /// Counting.
        Statistics = 3 "statistics",
        /// Running the system.
        Administration = 4 "administration",
    }
}

impl Purpose {
    /// Whether a call for this purpose may rest on a grant given for the other.
    pub const fn covers(self, granted: Self) -> bool {
        matches!(
            (self, granted),
            (Self::Coordinate, Self::Coordinate | Self::Refer)
                | (Self::Refer, Self::Refer)
                | (Self::Emergency, Self::Emergency)
        )
    }

    /// Whether a call for this purpose may see any part of a person at all.
    pub const fn opens_parts(self) -> bool {
        matches!(self, Self::Coordinate | Self::Refer | Self::Emergency)
    }

    /// Whether it is the everyday work, for which cards are shown and needs are moved.
    pub const fn is_work(self) -> bool {
        matches!(self, Self::Coordinate | Self::Refer)
    }
}

words! {
    /// The legal ground of a grant or of a registration.
    #[graphql(name = "LegalBasis")]
    pub enum Basis {
        /// Consenso.
        Consent = 0 "consent",
        /// Compito di interesse pubblico.
        PublicTask = 1 "public_task",
        /// Interesse vitale.
        VitalInterest = 2 "vital_interest",
        /// Obbligo di legge.
        LegalObligation = 3 "legal_obligation",
    }
}

impl Basis {
    /// What `registerPerson` records for an organisation of this kind.
    pub const fn of_registration(kind: Kind) -> Self {
        match kind.group() {
            KindGroup::Public | KindGroup::Health | KindGroup::Protection => Self::PublicTask,
            _ => Self::Consent,
        }
    }
}

words! {
    /// What a policy line may speak of that belongs to no person. The numbers go on where the parts end.
    pub enum Resource {
        /// Organisations, services, places.
        Directory = 48 "directory",
        /// The tree of places.
        Areas = 49 "areas",
        /// The users of one's own organisation.
        Accounts = 50 "accounts",
        /// The exact counts of a district.
        Statistics = 51 "statistics",
        /// The law itself.
        Policy = 52 "policy",
        /// Files brought in from outside.
        Imports = 53 "imports",
        /// Whom somebody without a name was told of.
        Orientations = 54 "orientations",
        /// Who is in the network and has signed; everybody's users.
        Memberships = 55 "memberships",
        /// Self-help groups, and who runs them.
        Groups = 56 "groups",
        /// Help desks, and who has an appointment there.
        Desks = 57 "desks",
    }
}
