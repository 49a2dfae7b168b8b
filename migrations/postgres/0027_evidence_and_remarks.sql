-- The signed paper beside a grant: what it is, and its pieces, each sealed with a key of this file alone.
create table grant_file (
    id uuid primary key not null,
    grant_id uuid not null references sharing_grant (id),
    kind text not null,
    bytes bigint not null,
    chunks bigint not null,
    sha256 bytea not null,
    put_by uuid not null references account (id),
    put_at timestamptz not null,
    unique (grant_id)
);
create table grant_file_chunk (
    file_id uuid not null references grant_file (id),
    number bigint not null,
    sealed bytea not null,
    primary key (file_id, number)
);

-- What the person says of a part of their profile, in their own words, and what the lead answered. part_bit is the
-- part as policy::PartSet has it, for masks.
create table person_remark (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    part text not null,
    part_bit bigint not null,
    kind text not null check (kind in ('objection', 'correction', 'restriction')),
    words text not null,
    language text not null,
    said_on date not null,
    organization_id uuid not null references organization (id),
    recorded_by uuid not null references account (id),
    recorded_at timestamptz not null,
    status text not null check (status in ('open', 'accepted', 'rejected')),
    reason text,
    answered_by uuid references account (id),
    answered_at timestamptz,
    version bigint not null default 1
);
create index person_remark_by_person on person_remark (person_id, recorded_at);
