-- A recorded legal basis to share: parts (bits of policy::PartSet) with one organisation by name, or with
-- the kinds (bits of policy::KindSet) as they were on the day it was signed. It expires by its until_at
-- alone. Only a consent is given by somebody, over a channel, on a text.
create table sharing_grant (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    status text not null check (status in ('active', 'revoked', 'refused')),
    basis text not null,
    purpose text not null,
    parts bigint not null,
    reads boolean not null,
    writes boolean not null,
    recipient_id uuid references organization (id),
    kinds bigint not null default 0,
    signed_at timestamptz not null,
    from_at timestamptz not null,
    until_at timestamptz not null,
    given_by text,
    proof text,
    channel text,
    text_version text,
    language text,
    evidence text,
    collected_by uuid not null references account (id),
    recorded_by uuid not null references organization (id),
    recorded_at timestamptz not null,
    ended_at timestamptz,
    end_reason text,
    version bigint not null default 1,
    check (recipient_id is null or kinds = 0)
);
create index sharing_grant_by_person on sharing_grant (person_id, status);
create index sharing_grant_by_recipient on sharing_grant (recipient_id, person_id) where recipient_id is not null;

-- A notice given to a person, with or without consent.
create table notice_given (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    text_version text not null,
    language text not null,
    given_on date not null,
    recorded_by uuid not null references account (id),
    recorded_at timestamptz not null
);
create index notice_given_by_person on notice_given (person_id);
