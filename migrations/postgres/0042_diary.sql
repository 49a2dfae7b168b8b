-- What was done with a person, for everybody to whom the diary is open. An entry that names a need is as delicate as that
-- need. Nothing is deleted: what is corrected stands in diary_former as it was.
create table diary_entry (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    need_id uuid references need (id),
    happened_on date not null,
    kind text not null check (kind in ('visit', 'call', 'meeting', 'delivery', 'other')),
    words text not null,
    organization_id uuid not null references organization (id),
    written_by uuid not null references account (id),
    written_at timestamptz not null,
    version bigint not null default 1
);
create index diary_entry_by_person on diary_entry (person_id, happened_on, id);

create table diary_former (
    entry_id uuid not null references diary_entry (id),
    version bigint not null,
    happened_on date not null,
    kind text not null,
    words text not null,
    written_by uuid not null references account (id),
    written_at timestamptz not null,
    primary key (entry_id, version)
);

-- What the professionals of one organisation write for themselves. No grant, no emergency and no hand-over opens it to
-- another.
create table professional_note (
    id uuid primary key not null,
    person_id uuid not null references person (id),
    organization_id uuid not null references organization (id),
    happened_on date not null,
    words text not null,
    written_by uuid not null references account (id),
    written_at timestamptz not null
);
create index professional_note_by_person on professional_note (person_id, organization_id, happened_on, id);
