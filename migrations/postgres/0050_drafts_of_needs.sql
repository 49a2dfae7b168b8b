-- Needs that are not open yet: prepared at the person's lead by whoever may, opened by whoever answers for it. They stand
-- apart from needs, so that no list, card, count or clock of needs can hold one. What is opened keeps its id.
create table need_draft (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    domain text not null,
    kind_of_help_id uuid references kind_of_help (id),
    status text not null check (status in ('draft', 'open', 'discarded')),
    severity bigint not null check (severity between 0 and 5),
    urgency text,
    strength text,
    reported_by text not null,
    area_id uuid references area (id),
    whole_household boolean not null,
    members jsonb not null,
    shared boolean not null,
    claim_policy text not null,
    answers jsonb not null,
    drafted_by uuid not null references account (id),
    drafted_at timestamptz not null,
    version bigint not null default 1
);
create index need_draft_by_person on need_draft (person_id, status, drafted_at, id);

-- Who wrote, changed, opened or discarded a draft.
create table need_draft_event (
    id uuid primary key not null,
    draft_id uuid not null references need_draft (id),
    at timestamptz not null,
    organization_id uuid not null references organization (id),
    account_id uuid not null references account (id),
    event text not null,
    from_status text,
    to_status text not null
);
create index need_draft_event_by_draft on need_draft_event (draft_id, at, id);
