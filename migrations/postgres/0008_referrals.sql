-- An association's "we can answer". It shows nothing until it is active. What it opens then is kept with
-- it: the need's own part at once, contact from contact_from on.
create table claim (
    id uuid primary key not null,
    need_id uuid not null references need (id),
    person_id uuid not null references person (id),
    organization_id uuid not null references organization (id),
    service_id uuid,
    earliest_on date,
    question text,
    status text not null check (status in ('proposed', 'active', 'converted', 'released', 'lapsed', 'withdrawn', 'rejected', 'superseded')),
    policy text not null,
    exclusive boolean not null default true,
    parts bigint not null,
    contact_parts bigint not null,
    proposed_by uuid not null references account (id),
    proposed_at timestamptz not null,
    active_at timestamptz,
    contact_from timestamptz,
    undo_until timestamptz,
    held_until timestamptz,
    ended_at timestamptz,
    reason text,
    preference text,
    version bigint not null default 1
);
create unique index claim_holds_alone on claim (need_id) where status = 'active' and exclusive;
create unique index claim_once_each on claim (need_id, organization_id) where status in ('proposed', 'active');
create index claim_by_organization on claim (organization_id, status, person_id);
create index claim_by_person on claim (person_id, status);

-- One organisation asking another, for one need, with the parts of the packet that open when it accepts.
create table referral (
    id uuid primary key not null,
    need_id uuid not null references need (id),
    person_id uuid not null references person (id),
    from_id uuid not null references organization (id),
    to_id uuid not null references organization (id),
    service_id uuid,
    claim_id uuid references claim (id),
    status text not null check (status in ('draft', 'sent', 'accepted', 'declined', 'in_progress', 'failed', 'completed', 'recalled')),
    parts bigint not null,
    note text,
    created_by uuid not null references account (id),
    created_at timestamptz not null,
    sent_at timestamptz,
    accepted_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    grace_until timestamptz,
    outcome text,
    reason text,
    version bigint not null default 1
);
create unique index referral_once_open on referral (need_id, to_id) where status in ('sent', 'accepted', 'in_progress');
create index referral_by_recipient on referral (to_id, status, person_id);
create index referral_by_sender on referral (from_id, status, person_id);
create index referral_by_person on referral (person_id, status);
