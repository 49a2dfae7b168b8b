-- Needs and referrals in full. A need in service can rest until a day on which somebody looks again, and one that was
-- met in part says what is left of it. A referral waits for the person's consent, asks its sender once, expires when
-- nobody answers, is forwarded by whoever holds it, and is taken out where it was a mistake.
pragma defer_foreign_keys = on;

create table need_kept as select * from need;
drop table need;
create table need (
    id blob primary key not null,
    person_id blob not null references person (id),
    domain text not null,
    domain_bit integer not null,
    kind_of_help_id blob references kind_of_help (id),
    status text not null check (status in ('open', 'assigned', 'in_service', 'on_hold', 'closed')),
    severity integer not null default 0 check (severity between 0 and 5),
    severity_before integer check (severity_before between 0 and 5),
    urgency text not null,
    strength text,
    reported_by text not null,
    area_id blob not null references area (id),
    district_id blob not null references area (id),
    whole_household integer not null,
    shared integer not null default 0,
    claim_policy text not null default 'lead_chooses',
    opened_by blob not null references organization (id),
    opened_at text not null,
    served_at text,
    closed_at text,
    outcome text,
    reason text,
    version integer not null default 1,
    hold_reason text,
    review_on text,
    residual_of blob references need (id),
    sent_on integer not null default 0
) strict;
insert into need
      (id, person_id, domain, domain_bit, kind_of_help_id, status, severity, severity_before, urgency, strength,
       reported_by, area_id, district_id, whole_household, shared, claim_policy, opened_by, opened_at, served_at,
       closed_at, outcome, reason, version)
select id, person_id, domain, domain_bit, kind_of_help_id, status, severity, severity_before, urgency, strength,
       reported_by, area_id, district_id, whole_household, shared, claim_policy, opened_by, opened_at, served_at,
       closed_at, outcome, reason, version
  from need_kept;
drop table need_kept;
create index need_by_person on need (person_id, opened_at, id);
create index need_by_district on need (district_id, domain, status);

create table referral_kept as select * from referral;
drop table referral;
create table referral (
    id blob primary key not null,
    need_id blob not null references need (id),
    person_id blob not null references person (id),
    from_id blob not null references organization (id),
    to_id blob not null references organization (id),
    service_id blob,
    claim_id blob references claim (id),
    status text not null
        check (status in ('draft', 'awaiting_consent', 'sent', 'accepted', 'declined', 'expired', 'waitlisted', 'in_progress', 'failed',
                          'cancelled', 'completed', 'confirmed', 'disputed', 'recalled', 'entered_in_error')),
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
    version integer not null default 1,
    review_on text,
    checked_by blob references account (id),
    checked_at text,
    dispute text,
    person_answer text check (person_answer in ('helped', 'helped_in_part', 'not_helped')),
    person_answered_on text,
    parent_id blob references referral (id),
    due_at text,
    question text,
    asked_at text,
    information text,
    informed_at text
) strict;
insert into referral
      (id, need_id, person_id, from_id, to_id, service_id, claim_id, status, parts, note, created_by, created_at,
       sent_at, accepted_at, started_at, ended_at, grace_until, outcome, reason, version, review_on, checked_by, checked_at, dispute,
       person_answer, person_answered_on)
select id, need_id, person_id, from_id, to_id, service_id, claim_id, status, parts, note, created_by, created_at,
       sent_at, accepted_at, started_at, ended_at, grace_until, outcome, reason, version, review_on, checked_by, checked_at, dispute,
       person_answer, person_answered_on
  from referral_kept;
drop table referral_kept;
create unique index referral_once_open on referral (need_id, to_id)
    where status in ('sent', 'accepted', 'waitlisted', 'in_progress');
create index referral_by_recipient on referral (to_id, status, person_id);
create index referral_by_sender on referral (from_id, status, person_id);
create index referral_by_person on referral (person_id, status);
create index referral_by_need on referral (need_id, status);
create index referral_by_parent on referral (parent_id) where parent_id is not null;
