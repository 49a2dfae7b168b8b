-- A recorded legal basis to share: parts (bits of policy::PartSet) with one organisation by name, or with
-- the kinds (bits of policy::KindSet) as they were on the day it was signed. It expires by its until_at
-- alone. Only a consent is given by somebody, over a channel, on a text.
create table sharing_grant (
    id blob primary key not null,
    person_id blob not null references person (id),
    status text not null check (status in ('active', 'revoked', 'refused')),
    basis text not null,
    purpose text not null,
    parts integer not null,
    reads integer not null,
    writes integer not null,
    recipient_id blob references organization (id),
    kinds integer not null default 0,
    signed_at text not null,
    from_at text not null,
    until_at text not null,
    given_by text,
    proof text,
    channel text,
    text_version text,
    language text,
    evidence text,
    collected_by blob not null references account (id),
    recorded_by blob not null references organization (id),
    recorded_at text not null,
    ended_at text,
    end_reason text,
    version integer not null default 1,
    check (recipient_id is null or kinds = 0)
) strict;
create index sharing_grant_by_person on sharing_grant (person_id, status);
create index sharing_grant_by_recipient on sharing_grant (recipient_id, person_id) where recipient_id is not null;

-- A notice given to a person, with or without consent.
create table notice_given (
    id blob primary key not null,
    person_id blob not null references person (id),
    text_version text not null,
    language text not null,
    given_on text not null,
    recorded_by blob not null references account (id),
    recorded_at text not null
) strict;
create index notice_given_by_person on notice_given (person_id);
