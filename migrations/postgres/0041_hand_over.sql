-- One organisation offers another to lead a person in its place; the row is the whole history of that offer. At most one
-- waits for an answer.
create table lead_transfer (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    from_id uuid not null references organization (id),
    to_id uuid not null references organization (id),
    reason text not null,
    note text,
    status text not null check (status in ('proposed', 'accepted', 'declined', 'withdrawn')),
    proposed_by uuid not null references account (id),
    proposed_at timestamptz not null,
    ended_by uuid references account (id),
    ended_at timestamptz,
    refusal text,
    person_told_on date,
    version bigint not null default 1
);
create unique index lead_transfer_once_open on lead_transfer (person_id) where status = 'proposed';
create index lead_transfer_by_person on lead_transfer (person_id, proposed_at);
create index lead_transfer_by_recipient on lead_transfer (to_id, proposed_at, id);
create index lead_transfer_by_sender on lead_transfer (from_id, proposed_at, id);

-- Who stands in for the lead's worker, and the last day on which they do.
alter table person add column cover_worker_id uuid references account (id);
alter table person add column cover_until date;

-- What a former lead recorded is looked at by the lead that came after it: for which lead it was kept, by whom, when.
alter table sharing_grant add column reviewed_for uuid references organization (id);
alter table sharing_grant add column reviewed_by uuid references account (id);
alter table sharing_grant add column reviewed_at timestamptz;
