-- Self-help groups: what they are about, where and when they meet, how far what is known of them can be trusted. Who takes part is
-- written down nowhere. A group is an answer, never a recipient.

-- What groups are about: data; a code is never given to another topic. quick_exit: a page about it offers a way out at once.
create table topic (
    code text primary key not null,
    name_it text not null,
    name_en text not null,
    domain text not null,
    quick_exit integer not null,
    place integer not null
) strict;
insert into topic (code, name_it, name_en, domain, quick_exit, place) values
    ('alcohol', 'Alcol', 'Alcohol', 'ADDI', 1, 1),
    ('alcohol_relatives', 'Familiari di chi beve', 'Relatives of people who drink', 'ADDI', 1, 2),
    ('gambling', 'Gioco d’azzardo', 'Gambling', 'ADDI', 1, 3),
    ('substances', 'Sostanze', 'Substances', 'ADDI', 1, 4),
    ('addiction_relatives', 'Familiari di chi ha una dipendenza', 'Relatives of people with an addiction', 'ADDI', 1, 5),
    ('food_disorders', 'Disturbi dell’alimentazione', 'Eating disorders', 'MENT', 0, 6),
    ('mental_distress', 'Disagio psichico', 'Mental distress', 'MENT', 0, 7),
    ('mental_relatives', 'Familiari di chi ha un disagio psichico', 'Relatives of people with mental distress', 'MENT', 0, 8),
    ('anxiety_depression', 'Ansia, panico e depressione', 'Anxiety, panic and depression', 'MENT', 0, 9),
    ('disability', 'Disabilità', 'Disability', 'DISA', 0, 10),
    ('disability_relatives', 'Familiari di persone con disabilità', 'Relatives of people with a disability', 'DISA', 0, 11),
    ('chronic_illness', 'Malattia cronica', 'Chronic illness', 'HEAL', 0, 12),
    ('cancer', 'Malattia oncologica', 'Cancer', 'HEAL', 0, 13),
    ('hiv', 'HIV', 'HIV', 'HEAL', 1, 14),
    ('grief', 'Lutto', 'Grief', 'SOCI', 0, 15),
    ('suicide_grief', 'Lutto dopo un suicidio', 'Grief after suicide', 'SOCI', 0, 16),
    ('perinatal_grief', 'Lutto perinatale', 'Loss of a baby', 'SOCI', 0, 17),
    ('loneliness', 'Solitudine', 'Loneliness', 'SOCI', 0, 18),
    ('violence', 'Violenza subita', 'Violence', 'VIOL', 1, 19),
    ('violence_men', 'Uomini che usano violenza', 'Men who use violence', 'VIOL', 1, 20),
    ('mobbing', 'Mobbing', 'Bullying at work', 'WORK', 0, 21),
    ('unemployment', 'Perdita del lavoro', 'Losing one’s job', 'WORK', 0, 22),
    ('debts', 'Debiti', 'Debts', 'DEBT', 0, 23),
    ('affective_dependence', 'Dipendenza affettiva', 'Affective dependence', 'FAMI', 1, 24),
    ('separation', 'Separazione', 'Separation', 'FAMI', 0, 25),
    ('gender_identity', 'Identità di genere', 'Gender identity', 'FAMI', 1, 26),
    ('gender_parents', 'Genitori di persone LGBT+', 'Parents of LGBT+ people', 'FAMI', 1, 27),
    ('parents', 'Genitori', 'Parents', 'FAMI', 0, 28),
    ('adoption', 'Adozione e affido', 'Adoption and fostering', 'FAMI', 0, 29),
    ('new_mothers', 'Neomamme', 'New mothers', 'CARE', 0, 30),
    ('carers_elderly', 'Chi si prende cura di anziani', 'Carers of the elderly', 'CARE', 0, 31),
    ('dementia_carers', 'Chi si prende cura di chi ha una demenza', 'Carers of people with dementia', 'CARE', 0, 32),
    ('stuttering', 'Balbuzie', 'Stuttering', 'HEAL', 0, 33),
    ('migration', 'Migrazione', 'Migration', 'MIGR', 0, 34),
    ('other', 'Altro', 'Other', 'OTHR', 0, 35);

-- Where groups meet. approximate: the point is near, not there. confidential: nobody but the keepers is told more than the comune.
create table group_place (
    id blob primary key not null,
    name text not null,
    street text,
    area_id blob not null references area (id),
    latitude real,
    longitude real,
    approximate integer not null,
    confidential integer not null,
    accessibility text not null,
    note text,
    suspended_until text,
    suspended_why text,
    created_at text not null,
    version integer not null default 1
) strict;

-- status is what was said last; how far it can still be trusted follows from verified_at and the time. headcount is rounded to five.
-- asked: of a forming group, how many asked for it. source and source_id: where it was brought in from.
create table self_help_group (
    id blob primary key not null,
    organization_id blob not null references organization (id),
    name text not null,
    about text,
    status text not null
        check (status in ('forming', 'reported', 'verifying', 'active', 'suspended', 'closed')),
    reason text,
    suspended_until text,
    merged_into blob references self_help_group (id),
    attendance text not null check (attendance in ('in_person', 'online', 'hybrid')),
    openness text not null check (openness in ('open', 'closed')),
    in_network integer not null,
    languages text not null,
    place_id blob references group_place (id),
    area_id blob not null references area (id),
    room text,
    online_url text,
    contact_name text,
    phone text,
    mail text,
    web text,
    contact_note text,
    headcount integer,
    asked integer,
    campaign_id blob,
    source text,
    source_id text,
    extra text,
    verified_at text,
    verified_by blob references account (id),
    created_at text not null,
    version integer not null default 1
) strict;
create index self_help_group_by_place on self_help_group (place_id);
create unique index self_help_group_by_source on self_help_group (source, source_id);

create table group_topic (
    group_id blob not null references self_help_group (id),
    topic text not null references topic (code),
    place integer not null,
    primary key (group_id, topic)
) strict;

-- When a group meets. weekday: 1 is Monday. every_weeks counts from starts_on; nth: of the month, -1 the last one. Times are those of
-- the clock on the wall, in minutes; one that ends at or before it begins ends on the next day. Neither weekday nor day: by appointment.
create table group_meeting (
    id blob primary key not null,
    group_id blob not null references self_help_group (id),
    place integer not null,
    weekday integer check (weekday between 1 and 7),
    every_weeks integer not null default 1 check (every_weeks between 1 and 12),
    nth integer check (nth in (1, 2, 3, 4, 5, -1)),
    starts_on text,
    ends_on text,
    from_minute integer check (from_minute between 0 and 1439),
    until_minute integer check (until_minute between 0 and 1439),
    note text,
    source_id text,
    extra text
) strict;
create index group_meeting_by_group on group_meeting (group_id, place);

-- A day on which a meeting is not held, or is held on another day instead.
create table group_exception (
    meeting_id blob not null references group_meeting (id),
    on_day text not null,
    moved_to text,
    primary key (meeting_id, on_day)
) strict;

-- Who runs a group. Reached by the keepers alone, unless they agreed on a day, in writing, to what is published of them.
create table group_facilitator (
    id blob primary key not null,
    group_id blob not null references self_help_group (id),
    name text not null,
    phone text,
    mail text,
    part text not null check (part in ('facilitator', 'in_training', 'contact')),
    consent_on text,
    publish_name integer not null,
    publish_phone integer not null,
    publish_mail integer not null,
    version integer not null default 1
) strict;
create index group_facilitator_by_group on group_facilitator (group_id);

-- What happened to a group, field by field where something was put differently: [field, before, after].
create table group_event (
    id blob primary key not null,
    group_id blob not null references self_help_group (id),
    at text not null,
    organization_id blob references organization (id),
    account_id blob references account (id),
    event text not null,
    from_status text,
    to_status text not null,
    reason text,
    changes text not null
) strict;
create index group_event_by_group on group_event (group_id, at, id);

-- What somebody without an account proposes: a new group (then group_id is null), or that one be put right. fields holds what they
-- would have there, as the API's input has it.
create table group_proposal (
    id blob primary key not null,
    group_id blob references self_help_group (id),
    status text not null check (status in ('submitted', 'accepted', 'rejected')),
    fields text not null,
    note text,
    reply_to text,
    submitted_at text not null,
    decided_at text,
    decided_by blob references account (id),
    reason text,
    version integer not null default 1
) strict;
create index group_proposal_by_status on group_proposal (status, submitted_at, id);

-- A search for groups that nobody knows of yet.
create table group_campaign (
    id blob primary key not null,
    organization_id blob not null references organization (id),
    title text not null,
    topic text references topic (code),
    area_id blob references area (id),
    from_on text not null,
    until_on text,
    asked integer not null,
    answered integer not null,
    note text,
    version integer not null default 1
) strict;
