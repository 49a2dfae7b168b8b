-- The signed paper beside a grant: what it is, and its pieces, each sealed with a key of this file alone.
create table grant_file (
    id blob primary key not null,
    grant_id blob not null references sharing_grant (id),
    kind text not null,
    bytes integer not null,
    chunks integer not null,
    sha256 blob not null,
    put_by blob not null references account (id),
    put_at text not null,
    unique (grant_id)
) strict;
create table grant_file_chunk (
    file_id blob not null references grant_file (id),
    number integer not null,
    sealed blob not null,
    primary key (file_id, number)
) strict;

-- What the person says of a part of their profile, in their own words, and what the lead answered. part_bit is the
-- part as policy::PartSet has it, for masks.
create table person_remark (
    id blob primary key not null,
    person_id blob not null references person (id),
    part text not null,
    part_bit integer not null,
    kind text not null check (kind in ('objection', 'correction', 'restriction')),
    words text not null,
    language text not null,
    said_on text not null,
    organization_id blob not null references organization (id),
    recorded_by blob not null references account (id),
    recorded_at text not null,
    status text not null check (status in ('open', 'accepted', 'rejected')),
    reason text,
    answered_by blob references account (id),
    answered_at text,
    version integer not null default 1
) strict;
create index person_remark_by_person on person_remark (person_id, recorded_at);
