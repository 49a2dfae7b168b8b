-- Self-help groups: what they are about, where and when they meet, how far what is known of them can be trusted. Who takes part is
-- written down nowhere. A group is an answer, never a recipient.

-- What groups are about: data; a code is never given to another topic. quick_exit: a page about it offers a way out at once.
create table topic (
    code text primary key not null,
    name_it text not null,
    name_en text not null,
    domain text not null,
    quick_exit boolean not null,
    place bigint not null
);
insert into topic (code, name_it, name_en, domain, quick_exit, place) values
    ('alcohol', 'Alcol', 'Alcohol', 'ADDI', true, 1),
    ('alcohol_relatives', 'Familiari di chi beve', 'Relatives of people who drink', 'ADDI', true, 2),
    ('gambling', 'Gioco d’azzardo', 'Gambling', 'ADDI', true, 3),
    ('substances', 'Sostanze', 'Substances', 'ADDI', true, 4),
    ('addiction_relatives', 'Familiari di chi ha una dipendenza', 'Relatives of people with an addiction', 'ADDI', true, 5),
    ('food_disorders', 'Disturbi dell’alimentazione', 'Eating disorders', 'MENT', false, 6),
    ('mental_distress', 'Disagio psichico', 'Mental distress', 'MENT', false, 7),
    ('mental_relatives', 'Familiari di chi ha un disagio psichico', 'Relatives of people with mental distress', 'MENT', false, 8),
    ('anxiety_depression', 'Ansia, panico e depressione', 'Anxiety, panic and depression', 'MENT', false, 9),
    ('disability', 'Disabilità', 'Disability', 'DISA', false, 10),
    ('disability_relatives', 'Familiari di persone con disabilità', 'Relatives of people with a disability', 'DISA', false, 11),
    ('chronic_illness', 'Malattia cronica', 'Chronic illness', 'HEAL', false, 12),
    ('cancer', 'Malattia oncologica', 'Cancer', 'HEAL', false, 13),
    ('hiv', 'HIV', 'HIV', 'HEAL', true, 14),
    ('grief', 'Lutto', 'Grief', 'SOCI', false, 15),
    ('suicide_grief', 'Lutto dopo un suicidio', 'Grief after suicide', 'SOCI', false, 16),
    ('perinatal_grief', 'Lutto perinatale', 'Loss of a baby', 'SOCI', false, 17),
    ('loneliness', 'Solitudine', 'Loneliness', 'SOCI', false, 18),
    ('violence', 'Violenza subita', 'Violence', 'VIOL', true, 19),
    ('violence_men', 'Uomini che usano violenza', 'Men who use violence', 'VIOL', true, 20),
    ('mobbing', 'Mobbing', 'Bullying at work', 'WORK', false, 21),
    ('unemployment', 'Perdita del lavoro', 'Losing one’s job', 'WORK', false, 22),
    ('debts', 'Debiti', 'Debts', 'DEBT', false, 23),
    ('affective_dependence', 'Dipendenza affettiva', 'Affective dependence', 'FAMI', true, 24),
    ('separation', 'Separazione', 'Separation', 'FAMI', false, 25),
    ('gender_identity', 'Identità di genere', 'Gender identity', 'FAMI', true, 26),
    ('gender_parents', 'Genitori di persone LGBT+', 'Parents of LGBT+ people', 'FAMI', true, 27),
    ('parents', 'Genitori', 'Parents', 'FAMI', false, 28),
    ('adoption', 'Adozione e affido', 'Adoption and fostering', 'FAMI', false, 29),
    ('new_mothers', 'Neomamme', 'New mothers', 'CARE', false, 30),
    ('carers_elderly', 'Chi si prende cura di anziani', 'Carers of the elderly', 'CARE', false, 31),
    ('dementia_carers', 'Chi si prende cura di chi ha una demenza', 'Carers of people with dementia', 'CARE', false, 32),
    ('stuttering', 'Balbuzie', 'Stuttering', 'HEAL', false, 33),
    ('migration', 'Migrazione', 'Migration', 'MIGR', false, 34),
    ('other', 'Altro', 'Other', 'OTHR', false, 35);

-- Where groups meet. approximate: the point is near, not there. confidential: nobody but the keepers is told more than the comune.
create table group_place (
    id uuid primary key not null,
    name text not null,
    street text,
    area_id uuid not null references area (id),
    latitude double precision,
    longitude double precision,
    approximate boolean not null,
    confidential boolean not null,
    accessibility text not null,
    note text,
    suspended_until date,
    suspended_why text,
    created_at timestamptz not null,
    version bigint not null default 1
);

-- status is what was said last; how far it can still be trusted follows from verified_at and the time. headcount is rounded to five.
-- asked: of a forming group, how many asked for it. source and source_id: where it was brought in from.
create table self_help_group (
    id uuid primary key not null,
    organization_id uuid not null references organization (id),
    name text not null,
    about text,
    status text not null
        check (status in ('forming', 'reported', 'verifying', 'active', 'suspended', 'closed')),
    reason text,
    suspended_until date,
    merged_into uuid references self_help_group (id),
    attendance text not null check (attendance in ('in_person', 'online', 'hybrid')),
    openness text not null check (openness in ('open', 'closed')),
    in_network boolean not null,
    languages text not null,
    place_id uuid references group_place (id),
    area_id uuid not null references area (id),
    room text,
    online_url text,
    contact_name text,
    phone text,
    mail text,
    web text,
    contact_note text,
    headcount bigint,
    asked bigint,
    campaign_id uuid,
    source text,
    source_id text,
    extra text,
    verified_at timestamptz,
    verified_by uuid references account (id),
    created_at timestamptz not null,
    version bigint not null default 1
);
create index self_help_group_by_place on self_help_group (place_id);
create unique index self_help_group_by_source on self_help_group (source, source_id);

create table group_topic (
    group_id uuid not null references self_help_group (id),
    topic text not null references topic (code),
    place bigint not null,
    primary key (group_id, topic)
);

-- When a group meets. weekday: 1 is Monday. every_weeks counts from starts_on; nth: of the month, -1 the last one. Times are those of
-- the clock on the wall, in minutes; one that ends at or before it begins ends on the next day. Neither weekday nor day: by appointment.
create table group_meeting (
    id uuid primary key not null,
    group_id uuid not null references self_help_group (id),
    place bigint not null,
    weekday bigint check (weekday between 1 and 7),
    every_weeks bigint not null default 1 check (every_weeks between 1 and 12),
    nth bigint check (nth in (1, 2, 3, 4, 5, -1)),
    starts_on date,
    ends_on date,
    from_minute bigint check (from_minute between 0 and 1439),
    until_minute bigint check (until_minute between 0 and 1439),
    note text,
    source_id text,
    extra text
);
create index group_meeting_by_group on group_meeting (group_id, place);

-- A day on which a meeting is not held, or is held on another day instead.
create table group_exception (
    meeting_id uuid not null references group_meeting (id),
    on_day date not null,
    moved_to date,
    primary key (meeting_id, on_day)
);

-- Who runs a group. Reached by the keepers alone, unless they agreed on a day, in writing, to what is published of them.
create table group_facilitator (
    id uuid primary key not null,
    group_id uuid not null references self_help_group (id),
    name text not null,
    phone text,
    mail text,
    part text not null check (part in ('facilitator', 'in_training', 'contact')),
    consent_on date,
    publish_name boolean not null,
    publish_phone boolean not null,
    publish_mail boolean not null,
    version bigint not null default 1
);
create index group_facilitator_by_group on group_facilitator (group_id);

-- What happened to a group, field by field where something was put differently: [field, before, after].
create table group_event (
    id uuid primary key not null,
    group_id uuid not null references self_help_group (id),
    at timestamptz not null,
    organization_id uuid references organization (id),
    account_id uuid references account (id),
    event text not null,
    from_status text,
    to_status text not null,
    reason text,
    changes text not null
);
create index group_event_by_group on group_event (group_id, at, id);

-- What somebody without an account proposes: a new group (then group_id is null), or that one be put right. fields holds what they
-- would have there, as the API's input has it.
create table group_proposal (
    id uuid primary key not null,
    group_id uuid references self_help_group (id),
    status text not null check (status in ('submitted', 'accepted', 'rejected')),
    fields text not null,
    note text,
    reply_to text,
    submitted_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid references account (id),
    reason text,
    version bigint not null default 1
);
create index group_proposal_by_status on group_proposal (status, submitted_at, id);

-- A search for groups that nobody knows of yet.
create table group_campaign (
    id uuid primary key not null,
    organization_id uuid not null references organization (id),
    title text not null,
    topic text references topic (code),
    area_id uuid references area (id),
    from_on date not null,
    until_on date,
    asked bigint not null,
    answered bigint not null,
    note text,
    version bigint not null default 1
);
