-- Kinds of help, below a domain, two levels; data, so that one can be added without a release.
create table kind_of_help (
    id uuid primary key not null,
    domain text not null,
    code text not null unique,
    parent_id uuid references kind_of_help (id),
    name_it text not null,
    name_en text not null,
    fhir text,
    open_eligibility text,
    csi text,
    istat text
);
create index kind_of_help_by_domain on kind_of_help (domain, code);

-- Typed questions of a kind of help. What is marked for the card is shown to the network.
create table kind_question (
    kind_of_help_id uuid not null references kind_of_help (id),
    code text not null,
    label_it text not null,
    label_en text not null,
    answer text not null check (answer in ('boolean', 'integer', 'date', 'choice')),
    choices text,
    shown text not null check (shown in ('card', 'need')),
    position bigint not null,
    primary key (kind_of_help_id, code)
);

-- One need of one person. opened_at starts the waiting clock and is never moved.
create table need (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    domain text not null,
    domain_bit bigint not null,
    kind_of_help_id uuid references kind_of_help (id),
    status text not null check (status in ('open', 'assigned', 'in_service', 'closed')),
    severity bigint not null default 0 check (severity between 0 and 5),
    severity_before bigint check (severity_before between 0 and 5),
    urgency text not null,
    strength text,
    reported_by text not null,
    area_id uuid not null references area (id),
    district_id uuid not null references area (id),
    whole_household boolean not null,
    shared boolean not null default false,
    claim_policy text not null default 'lead_chooses',
    opened_by uuid not null references organization (id),
    opened_at timestamptz not null,
    served_at timestamptz,
    closed_at timestamptz,
    outcome text,
    reason text,
    version bigint not null default 1
);
create index need_by_person on need (person_id, opened_at, id);
create index need_by_district on need (district_id, domain, status);

create table need_member (
    need_id uuid not null references need (id),
    member_id uuid not null references household_member (id),
    primary key (need_id, member_id)
);
create index need_member_by_member on need_member (member_id);

create table need_answer (
    need_id uuid not null references need (id),
    code text not null,
    value text not null,
    shown text not null check (shown in ('card', 'need')),
    primary key (need_id, code)
);

-- The history of a need: every change of state, of its claims and of its referrals.
create table need_event (
    id uuid primary key not null,
    need_id uuid not null references need (id),
    at timestamptz not null,
    organization_id uuid references organization (id),
    account_id uuid references account (id),
    subject text not null check (subject in ('need', 'claim', 'referral')),
    subject_id uuid not null,
    event text not null,
    from_status text,
    to_status text not null,
    reason text
);
create index need_event_by_need on need_event (need_id, at, id);

-- What the network sees of an open need before anyone has answered: coded, coarsened, kept with the need.
-- basis_parts: the card and the need's part, which one grant must hold both (bits of policy::PartSet).
create table need_card (
    need_id uuid primary key not null references need (id),
    person_id uuid not null references person (id),
    domain text not null,
    basis_parts bigint not null,
    kind_of_help_id uuid references kind_of_help (id),
    district_id uuid not null references area (id),
    area_id uuid not null references area (id),
    urgency text not null,
    urgency_rank bigint not null,
    severity_band text not null,
    opened_week date not null,
    tie bigint not null,
    age_band text,
    household_band text,
    languages text not null,
    answers jsonb not null
);
create index need_card_in_order on need_card (district_id, domain, urgency_rank, opened_week, tie, need_id);
create index need_card_by_person on need_card (person_id);

-- How many persons are alike, for the coarseness of cards: among all (scope '') or among those with a need of
-- one domain. Nothing known is ''.
create table card_crowd (
    scope text not null,
    area_id uuid not null references area (id),
    age_band text not null,
    household_band text not null,
    languages text not null,
    persons bigint not null check (persons >= 0),
    primary key (scope, area_id, age_band, household_band, languages)
);

-- As what each person is counted there.
create table card_crowd_member (
    person_id uuid not null references person (id),
    scope text not null,
    area_id uuid not null references area (id),
    age_band text not null,
    household_band text not null,
    languages text not null,
    primary key (person_id, scope, area_id)
);
