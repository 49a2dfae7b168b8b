-- Kinds of help, below a domain, two levels; data, so that one can be added without a release.
create table kind_of_help (
    id blob primary key not null,
    domain text not null,
    code text not null unique,
    parent_id blob references kind_of_help (id),
    name_it text not null,
    name_en text not null,
    fhir text,
    open_eligibility text,
    csi text,
    istat text
) strict;
create index kind_of_help_by_domain on kind_of_help (domain, code);

-- Typed questions of a kind of help. What is marked for the card is shown to the network.
create table kind_question (
    kind_of_help_id blob not null references kind_of_help (id),
    code text not null,
    label_it text not null,
    label_en text not null,
    answer text not null check (answer in ('boolean', 'integer', 'date', 'choice')),
    choices text,
    shown text not null check (shown in ('card', 'need')),
    position integer not null,
    primary key (kind_of_help_id, code)
) strict;

-- One need of one person. opened_at starts the waiting clock and is never moved.
create table need (
    id blob primary key not null,
    person_id blob not null references person (id),
    domain text not null,
    domain_bit integer not null,
    kind_of_help_id blob references kind_of_help (id),
    status text not null check (status in ('open', 'assigned', 'in_service', 'closed')),
    severity integer not null default 0 check (severity between 0 and 5),
    severity_before integer check (severity_before between 0 and 5),
    urgency text not null,
    strength text,
    reported_by text not null,
    area_id blob not null references area (id),
    district_id blob not null references area (id),
    whole_household integer not null,
    shared integer not null default 0,
    claim_policy text not null default 'lead_chooses',
    opened_by blob not null references organization (id),
    opened_at text not null,
    served_at text,
    closed_at text,
    outcome text,
    reason text,
    version integer not null default 1
) strict;
create index need_by_person on need (person_id, opened_at, id);
create index need_by_district on need (district_id, domain, status);

create table need_member (
    need_id blob not null references need (id),
    member_id blob not null references household_member (id),
    primary key (need_id, member_id)
) strict;
create index need_member_by_member on need_member (member_id);

create table need_answer (
    need_id blob not null references need (id),
    code text not null,
    value text not null,
    shown text not null check (shown in ('card', 'need')),
    primary key (need_id, code)
) strict;

-- The history of a need: every change of state, of its claims and of its referrals.
create table need_event (
    id blob primary key not null,
    need_id blob not null references need (id),
    at text not null,
    organization_id blob references organization (id),
    account_id blob references account (id),
    subject text not null check (subject in ('need', 'claim', 'referral')),
    subject_id blob not null,
    event text not null,
    from_status text,
    to_status text not null,
    reason text
) strict;
create index need_event_by_need on need_event (need_id, at, id);

-- What the network sees of an open need before anyone has answered: coded, coarsened, kept with the need.
-- basis_parts: the card and the need's part, which one grant must hold both (bits of policy::PartSet).
create table need_card (
    need_id blob primary key not null references need (id),
    person_id blob not null references person (id),
    domain text not null,
    basis_parts integer not null,
    kind_of_help_id blob references kind_of_help (id),
    district_id blob not null references area (id),
    area_id blob not null references area (id),
    urgency text not null,
    urgency_rank integer not null,
    severity_band text not null,
    opened_week text not null,
    tie integer not null,
    age_band text,
    household_band text,
    languages text not null,
    answers text not null
) strict;
create index need_card_in_order on need_card (district_id, domain, urgency_rank, opened_week, tie, need_id);
create index need_card_by_person on need_card (person_id);

-- How many persons are alike, for the coarseness of cards: among all (scope '') or among those with a need of
-- one domain. Nothing known is ''.
create table card_crowd (
    scope text not null,
    area_id blob not null references area (id),
    age_band text not null,
    household_band text not null,
    languages text not null,
    persons integer not null check (persons >= 0),
    primary key (scope, area_id, age_band, household_band, languages)
) strict;

-- As what each person is counted there.
create table card_crowd_member (
    person_id blob not null references person (id),
    scope text not null,
    area_id blob not null references area (id),
    age_band text not null,
    household_band text not null,
    languages text not null,
    primary key (person_id, scope, area_id)
) strict;
