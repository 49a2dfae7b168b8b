-- Who saw or changed what, when, for which purpose, under which law. Append only. Person and user carry no
-- foreign key: the record outlives what it names.
create table audit_event (
    id uuid primary key not null,
    at timestamptz not null,
    organization_id uuid not null,
    account_id uuid not null,
    roles text not null,
    purpose text not null,
    act text not null,
    person_id uuid not null,
    relation text,
    parts text not null,
    policy text not null,
    request text not null
);
create index audit_event_by_person on audit_event (person_id, at);

-- Rows that no block holds yet.
create table audit_unsealed (
    id uuid primary key not null
);

-- Blocks: which rows, in the order of their ids, the hash of each, and the hash of the block before.
create table audit_block (
    number bigint primary key not null,
    first_id uuid not null,
    last_id uuid not null,
    sealed_at timestamptz not null,
    previous bytea not null,
    hash bytea not null,
    row_ids bytea not null,
    row_hashes bytea not null
);
create index audit_block_by_last on audit_block (last_id);
