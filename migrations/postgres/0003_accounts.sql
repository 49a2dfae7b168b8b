-- Organisations as the network knows them: their kind, agreement and people. What they offer is the
-- directory's. An organisation's kind never changes: a new kind is a new organisation.
create table organization (
    id uuid primary key not null,
    kind text not null,
    kind_bit bigint not null,
    name text not null,
    name_key text not null,
    district_id uuid references area (id),
    tax_code text,
    member_since timestamptz not null,
    agreement_signed_at timestamptz,
    agreement_ended_at timestamptz,
    access_version bigint not null default 1,
    demo boolean not null default false,
    created_at timestamptz not null
);
create index organization_by_name on organization (name_key, id);
create index organization_by_kind on organization (kind, name_key, id);

create table account (
    id uuid primary key not null,
    organization_id uuid not null references organization (id),
    name text not null,
    mail text not null,
    mail_key text not null unique,
    password_hash text,
    language text not null default 'it',
    disabled_at timestamptz,
    access_version bigint not null default 1,
    demo boolean not null default false,
    created_at timestamptz not null
);
create index account_by_organization on account (organization_id, id);

create table account_role (
    account_id uuid not null references account (id) on delete cascade,
    role text not null,
    primary key (account_id, role)
);

-- The districts that a coordinator looks after.
create table account_district (
    account_id uuid not null references account (id) on delete cascade,
    area_id uuid not null references area (id),
    primary key (account_id, area_id)
);

-- A signed-in browser. The secret itself is never stored.
create table session (
    id uuid primary key not null,
    digest bytea not null unique,
    account_id uuid not null references account (id),
    purpose text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz
);
create index session_by_account on session (account_id);
create index session_by_end on session (ends_at);

-- A key for another system or a script, bound to one user and so to one organisation.
create table token (
    id uuid primary key not null,
    digest bytea not null unique,
    account_id uuid not null references account (id),
    name text not null,
    scopes text not null,
    purpose text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index token_by_account on token (account_id);

-- A link that lets a new user choose a password, once.
create table invitation (
    digest bytea primary key not null,
    account_id uuid not null references account (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

-- Browsers in which an account was signed in to: they keep their way in while others guess.
create table device (
    digest bytea not null,
    account_id uuid not null references account (id),
    seen_at timestamptz not null,
    primary key (digest, account_id)
);
create index device_by_time on device (seen_at);

-- Attempts to sign in that are not known to have been right, counted by a keyed hash of whom they are about.
create table sign_in_failure (
    subject text not null,
    at timestamptz not null
);
create index sign_in_failure_by_subject on sign_in_failure (subject, at);
create index sign_in_failure_by_time on sign_in_failure (at);

-- What a mutation with a clientMutationId did: the hash of its input and the object, never the answer.
create table mutation_memo (
    account_id uuid not null references account (id),
    client_mutation_id text not null,
    input_hash bytea not null,
    object_id text not null,
    at timestamptz not null,
    primary key (account_id, client_mutation_id)
);
create index mutation_memo_by_time on mutation_memo (at);
