-- Needs that are not open yet: prepared at the person's lead by whoever may, opened by whoever answers for it. They stand
-- apart from needs, so that no list, card, count or clock of needs can hold one. What is opened keeps its id.
create table need_draft (
    id blob primary key not null,
    person_id blob not null references person (id),
    domain text not null,
    kind_of_help_id blob references kind_of_help (id),
    status text not null check (status in ('draft', 'open', 'discarded')),
    severity integer not null check (severity between 0 and 5),
    urgency text,
    strength text,
    reported_by text not null,
    area_id blob references area (id),
    whole_household integer not null,
    members text not null,
    shared integer not null,
    claim_policy text not null,
    answers text not null,
    drafted_by blob not null references account (id),
    drafted_at text not null,
    version integer not null default 1
) strict;
create index need_draft_by_person on need_draft (person_id, status, drafted_at, id);

-- Who wrote, changed, opened or discarded a draft.
create table need_draft_event (
    id blob primary key not null,
    draft_id blob not null references need_draft (id),
    at text not null,
    organization_id blob not null references organization (id),
    account_id blob not null references account (id),
    event text not null,
    from_status text,
    to_status text not null
) strict;
create index need_draft_event_by_draft on need_draft_event (draft_id, at, id);
