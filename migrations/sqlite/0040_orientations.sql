-- Which service somebody was told of: for a need, or for somebody whose name nobody asked (then need and person are null,
-- and what they asked about stands here). Nothing of the person goes anywhere. due_on is what the follow-ups are sorted
-- by: the day on which they are asked, or the last of all days.
create table orientation (
    id blob primary key not null,
    need_id blob references need (id),
    person_id blob references person (id),
    domain text,
    kind_of_help_id blob references kind_of_help (id),
    area_id blob references area (id),
    organization_id blob not null references organization (id),
    given_by blob not null references account (id),
    given_at text not null,
    service_id blob not null,
    location_id blob,
    ask_for text,
    bring text not null,
    note text,
    follow_up_on text,
    due_on text not null,
    status text not null check (status in ('given', 'kept', 'not_kept', 'unknown', 'withdrawn')),
    reason text,
    helped text check (helped in ('helped', 'helped_in_part', 'not_helped')),
    answered_on text,
    answered_by blob references account (id),
    version integer not null default 1,
    constraint orientation_of_somebody check ((need_id is null) = (person_id is null) and (need_id is null) = (domain is not null)),
    constraint orientation_need_says check (need_id is null or (kind_of_help_id is null and area_id is null))
) strict;
create index orientation_by_need on orientation (need_id, given_at);
create index orientation_by_organization on orientation (organization_id, due_on, id);

-- A need's history tells of its orientations, too.
create table need_event_next (
    id blob primary key not null,
    need_id blob not null references need (id),
    at text not null,
    organization_id blob references organization (id),
    account_id blob references account (id),
    subject text not null check (subject in ('need', 'claim', 'referral', 'orientation')),
    subject_id blob not null,
    event text not null,
    from_status text,
    to_status text not null,
    reason text
) strict;
insert into need_event_next
      (id, need_id, at, organization_id, account_id, subject, subject_id, event, from_status, to_status, reason)
select id, need_id, at, organization_id, account_id, subject, subject_id, event, from_status, to_status, reason
  from need_event;
drop table need_event;
alter table need_event_next rename to need_event;
create index need_event_by_need on need_event (need_id, at, id);
