-- People who live or are registered together.
create table household (
    id uuid primary key not null,
    kind text not null check (kind in ('registered', 'cohabiting')),
    version bigint not null default 1
);

-- The person at the centre. Nothing here identifies anybody.
create table person (
    id uuid primary key not null,
    code text not null unique,
    sealed boolean not null default false,
    lead_organization_id uuid not null references organization (id),
    lead_worker_id uuid references account (id),
    basis text not null,
    basis_ends_at timestamptz,
    household_id uuid references household (id),
    district_id uuid references area (id),
    languages text not null,
    registered_at timestamptz not null,
    version bigint not null default 1
);
create index person_by_lead on person (lead_organization_id, id);
create index person_by_household on person (household_id);

-- Raised by whatever may take access away; locked first by every job that changes a person's world.
create table person_access (
    person_id uuid primary key not null references person (id),
    version bigint not null default 1
);

create table household_member (
    id uuid primary key not null,
    household_id uuid not null references household (id),
    person_id uuid references person (id),
    name text,
    birth_year bigint,
    tie text not null,
    position bigint not null
);
create index household_member_by_household on household_member (household_id, position);
create index household_member_by_person on household_member (person_id);

-- The parts of a profile. Columns that identify stand in tables of their own.
create table person_identity (
    person_id uuid primary key not null references person (id),
    given_name text,
    family_name text,
    alias text,
    birth_date date,
    birth_year bigint,
    sex text,
    fiscal_code text,
    controller_id uuid not null references organization (id),
    updated_at timestamptz not null,
    version bigint not null default 1
);

-- Keys that a person is found by, with the lead beside each, so that a search reads its own organisation's
-- range of the index alone.
create table person_name (
    person_id uuid not null references person (id),
    key text not null,
    lead_organization_id uuid not null references organization (id),
    primary key (person_id, key)
);
create index person_name_by_lead on person_name (lead_organization_id, key, person_id);

create table person_contact (
    person_id uuid primary key not null references person (id),
    name_to_use text,
    phone text,
    mail text,
    safe_channel text,
    safe_hours text,
    do_not_mention text,
    controller_id uuid not null references organization (id),
    updated_at timestamptz not null,
    version bigint not null default 1
);

create table person_address (
    person_id uuid primary key not null references person (id),
    residence text,
    residence_area_id uuid references area (id),
    dwelling text,
    dwelling_area_id uuid references area (id),
    controller_id uuid not null references organization (id),
    updated_at timestamptz not null,
    version bigint not null default 1
);

-- The other parts: economic, citizenship, health, protection, minors, justice, story. One row a part; its
-- fields are the part's own.
create table person_part (
    person_id uuid not null references person (id),
    part text not null,
    body jsonb not null,
    controller_id uuid not null references organization (id),
    updated_at timestamptz not null,
    version bigint not null default 1,
    primary key (person_id, part)
);
