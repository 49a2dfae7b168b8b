-- Who saw or changed what, when, for which purpose, under which law. Append only. Person and user carry no
-- foreign key: the record outlives what it names.
create table audit_event (
    id blob primary key not null,
    at text not null,
    organization_id blob not null,
    account_id blob not null,
    roles text not null,
    purpose text not null,
    act text not null,
    person_id blob not null,
    relation text,
    parts text not null,
    policy text not null,
    request text not null
) strict;
create index audit_event_by_person on audit_event (person_id, at);

-- Rows that no block holds yet.
create table audit_unsealed (
    id blob primary key not null
) strict;

-- Blocks: which rows, in the order of their ids, the hash of each, and the hash of the block before.
create table audit_block (
    number integer primary key not null,
    first_id blob not null,
    last_id blob not null,
    sealed_at text not null,
    previous blob not null,
    hash blob not null,
    row_ids blob not null,
    row_hashes blob not null
) strict;
create index audit_block_by_last on audit_block (last_id);
