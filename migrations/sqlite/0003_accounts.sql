-- Organisations as the network knows them: their kind, agreement and people. What they offer is the
-- directory's. An organisation's kind never changes: a new kind is a new organisation.
create table organization (
    id blob primary key not null,
    kind text not null,
    kind_bit integer not null,
    name text not null,
    name_key text not null,
    district_id blob references area (id),
    tax_code text,
    member_since text not null,
    agreement_signed_at text,
    agreement_ended_at text,
    access_version integer not null default 1,
    demo integer not null default 0,
    created_at text not null
) strict;
create index organization_by_name on organization (name_key, id);
create index organization_by_kind on organization (kind, name_key, id);

create table account (
    id blob primary key not null,
    organization_id blob not null references organization (id),
    name text not null,
    mail text not null,
    mail_key text not null unique,
    password_hash text,
    language text not null default 'it',
    disabled_at text,
    access_version integer not null default 1,
    demo integer not null default 0,
    created_at text not null
) strict;
create index account_by_organization on account (organization_id, id);

create table account_role (
    account_id blob not null references account (id) on delete cascade,
    role text not null,
    primary key (account_id, role)
) strict;

-- The districts that a coordinator looks after.
create table account_district (
    account_id blob not null references account (id) on delete cascade,
    area_id blob not null references area (id),
    primary key (account_id, area_id)
) strict;

-- A signed-in browser. The secret itself is never stored.
create table session (
    id blob primary key not null,
    digest blob not null unique,
    account_id blob not null references account (id),
    purpose text not null,
    created_at text not null,
    seen_at text not null,
    ends_at text not null,
    ended_at text
) strict;
create index session_by_account on session (account_id);
create index session_by_end on session (ends_at);

-- A key for another system or a script, bound to one user and so to one organisation.
create table token (
    id blob primary key not null,
    digest blob not null unique,
    account_id blob not null references account (id),
    name text not null,
    scopes text not null,
    purpose text not null,
    created_at text not null,
    expires_at text not null,
    revoked_at text
) strict;
create index token_by_account on token (account_id);

-- A link that lets a new user choose a password, once.
create table invitation (
    digest blob primary key not null,
    account_id blob not null references account (id),
    created_at text not null,
    expires_at text not null,
    used_at text
) strict;

-- Browsers in which an account was signed in to: they keep their way in while others guess.
create table device (
    digest blob not null,
    account_id blob not null references account (id),
    seen_at text not null,
    primary key (digest, account_id)
) strict;
create index device_by_time on device (seen_at);

-- Attempts to sign in that are not known to have been right, counted by a keyed hash of whom they are about.
create table sign_in_failure (
    subject text not null,
    at text not null
) strict;
create index sign_in_failure_by_subject on sign_in_failure (subject, at);
create index sign_in_failure_by_time on sign_in_failure (at);

-- What a mutation with a clientMutationId did: the hash of its input and the object, never the answer.
create table mutation_memo (
    account_id blob not null references account (id),
    client_mutation_id text not null,
    input_hash blob not null,
    object_id text not null,
    at text not null,
    primary key (account_id, client_mutation_id)
) strict;
create index mutation_memo_by_time on mutation_memo (at);
