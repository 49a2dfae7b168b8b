-- An association's "we can answer". It shows nothing until it is active. What it opens then is kept with
-- it: the need's own part at once, contact from contact_from on.
create table claim (
    id blob primary key not null,
    need_id blob not null references need (id),
    person_id blob not null references person (id),
    organization_id blob not null references organization (id),
    service_id blob,
    earliest_on text,
    question text,
    status text not null check (status in ('proposed', 'active', 'converted', 'released', 'lapsed', 'withdrawn', 'rejected', 'superseded')),
    policy text not null,
    exclusive integer not null default 1,
    parts integer not null,
    contact_parts integer not null,
    proposed_by blob not null references account (id),
    proposed_at text not null,
    active_at text,
    contact_from text,
    undo_until text,
    held_until text,
    ended_at text,
    reason text,
    preference text,
    version integer not null default 1
) strict;
create unique index claim_holds_alone on claim (need_id) where status = 'active' and exclusive;
create unique index claim_once_each on claim (need_id, organization_id) where status in ('proposed', 'active');
create index claim_by_organization on claim (organization_id, status, person_id);
create index claim_by_person on claim (person_id, status);

-- One organisation asking another, for one need, with the parts of the packet that open when it accepts.
create table referral (
    id blob primary key not null,
    need_id blob not null references need (id),
    person_id blob not null references person (id),
    from_id blob not null references organization (id),
    to_id blob not null references organization (id),
    service_id blob,
    claim_id blob references claim (id),
    status text not null check (status in ('draft', 'sent', 'accepted', 'declined', 'in_progress', 'failed', 'completed', 'recalled')),
    parts integer not null,
    note text,
    created_by blob not null references account (id),
    created_at text not null,
    sent_at text,
    accepted_at text,
    started_at text,
    ended_at text,
    grace_until text,
    outcome text,
    reason text,
    version integer not null default 1
) strict;
create unique index referral_once_open on referral (need_id, to_id) where status in ('sent', 'accepted', 'in_progress');
create index referral_by_recipient on referral (to_id, status, person_id);
create index referral_by_sender on referral (from_id, status, person_id);
create index referral_by_person on referral (person_id, status);
