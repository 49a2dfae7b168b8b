-- Which service somebody was told of: for a need, or for somebody whose name nobody asked (then need and person are null,
-- and what they asked about stands here). Nothing of the person goes anywhere. due_on is what the follow-ups are sorted
-- by: the day on which they are asked, or the last of all days.
create table orientation (
    id uuid primary key not null,
    need_id uuid references need (id),
    person_id uuid references person (id),
    domain text,
    kind_of_help_id uuid references kind_of_help (id),
    area_id uuid references area (id),
    organization_id uuid not null references organization (id),
    given_by uuid not null references account (id),
    given_at timestamptz not null,
    service_id uuid not null,
    location_id uuid,
    ask_for text,
    bring text not null,
    note text,
    follow_up_on date,
    due_on date not null,
    status text not null check (status in ('given', 'kept', 'not_kept', 'unknown', 'withdrawn')),
    reason text,
    helped text check (helped in ('helped', 'helped_in_part', 'not_helped')),
    answered_on date,
    answered_by uuid references account (id),
    version bigint not null default 1,
    constraint orientation_of_somebody check ((need_id is null) = (person_id is null) and (need_id is null) = (domain is not null)),
    constraint orientation_need_says check (need_id is null or (kind_of_help_id is null and area_id is null))
);
create index orientation_by_need on orientation (need_id, given_at);
create index orientation_by_organization on orientation (organization_id, due_on, id);

-- A need's history tells of its orientations, too.
alter table need_event drop constraint need_event_subject_check;
alter table need_event add constraint need_event_subject_check
    check (subject in ('need', 'claim', 'referral', 'orientation'));
