CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);
CREATE TABLE public.account (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    name text NOT NULL,
    mail text NOT NULL,
    mail_key text NOT NULL,
    password_hash text,
    language text DEFAULT 'it'::text NOT NULL,
    disabled_at timestamp with time zone,
    access_version bigint DEFAULT 1 NOT NULL,
    demo boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.account_district (
    account_id uuid NOT NULL,
    area_id uuid NOT NULL
);
CREATE TABLE public.account_role (
    account_id uuid NOT NULL,
    role text NOT NULL
);
CREATE TABLE public.address (
    location_id uuid NOT NULL,
    edition bigint NOT NULL,
    "position" bigint NOT NULL,
    kind text NOT NULL,
    attention text,
    line_1 text NOT NULL,
    line_2 text,
    city text NOT NULL,
    region text,
    postal_code text,
    country text NOT NULL,
    CONSTRAINT address_kind_check CHECK ((kind = ANY (ARRAY['physical'::text, 'postal'::text, 'virtual'::text])))
);
CREATE TABLE public.area (
    id uuid NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    parent_id uuid,
    latitude double precision,
    longitude double precision,
    residents bigint,
    source text NOT NULL,
    CONSTRAINT area_kind_check CHECK ((kind = ANY (ARRAY['region'::text, 'province'::text, 'ambito'::text, 'comune'::text, 'municipio'::text]))),
    CONSTRAINT area_residents_check CHECK ((residents >= 0))
);
CREATE TABLE public.audit_block (
    number bigint NOT NULL,
    first_id uuid NOT NULL,
    last_id uuid NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    row_ids bytea NOT NULL,
    row_hashes bytea NOT NULL
);
CREATE TABLE public.audit_event (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    organization_id uuid NOT NULL,
    account_id uuid NOT NULL,
    roles text NOT NULL,
    purpose text NOT NULL,
    act text NOT NULL,
    person_id uuid NOT NULL,
    relation text,
    parts text NOT NULL,
    policy text NOT NULL,
    request text NOT NULL
);
CREATE TABLE public.audit_unsealed (
    id uuid NOT NULL
);
CREATE TABLE public.card_crowd (
    scope text NOT NULL,
    area_id uuid NOT NULL,
    age_band text NOT NULL,
    household_band text NOT NULL,
    languages text NOT NULL,
    persons bigint NOT NULL,
    CONSTRAINT card_crowd_persons_check CHECK ((persons >= 0))
);
CREATE TABLE public.card_crowd_member (
    person_id uuid NOT NULL,
    scope text NOT NULL,
    area_id uuid NOT NULL,
    age_band text NOT NULL,
    household_band text NOT NULL,
    languages text NOT NULL
);
CREATE TABLE public.claim (
    id uuid NOT NULL,
    need_id uuid NOT NULL,
    person_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    service_id uuid,
    earliest_on date,
    question text,
    status text NOT NULL,
    policy text NOT NULL,
    exclusive boolean DEFAULT true NOT NULL,
    parts bigint NOT NULL,
    contact_parts bigint NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    active_at timestamp with time zone,
    contact_from timestamp with time zone,
    undo_until timestamp with time zone,
    held_until timestamp with time zone,
    ended_at timestamp with time zone,
    reason text,
    preference text,
    version bigint DEFAULT 1 NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    CONSTRAINT claim_status_check CHECK ((status = ANY (ARRAY['proposed'::text, 'active'::text, 'converted'::text, 'released'::text, 'lapsed'::text, 'withdrawn'::text, 'rejected'::text, 'superseded'::text])))
);
CREATE TABLE public.device (
    digest bytea NOT NULL,
    account_id uuid NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.directory_source (
    name text NOT NULL,
    edition bigint DEFAULT 0 NOT NULL,
    layout text,
    finished_at timestamp with time zone
);
CREATE TABLE public.face_edition (
    organization_id uuid NOT NULL,
    edition bigint NOT NULL,
    superseded bigint,
    source text NOT NULL,
    source_id text,
    digest bytea,
    kind text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    alternate_name text,
    description text,
    url text,
    mail text,
    tax_code text,
    verified_at timestamp with time zone
);
CREATE VIEW public.face AS
 SELECT v.organization_id,
    v.edition,
    v.superseded,
    v.source,
    v.source_id,
    v.digest,
    v.kind,
    v.name,
    v.name_key,
    v.alternate_name,
    v.description,
    v.url,
    v.mail,
    v.tax_code,
    v.verified_at
   FROM (public.face_edition v
     JOIN public.directory_source s ON ((s.name = v.source)))
  WHERE ((v.edition <= s.edition) AND ((v.superseded IS NULL) OR (v.superseded > s.edition)));
CREATE TABLE public.household (
    id uuid NOT NULL,
    kind text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT household_kind_check CHECK ((kind = ANY (ARRAY['registered'::text, 'cohabiting'::text])))
);
CREATE TABLE public.household_member (
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid,
    name text,
    birth_year bigint,
    tie text NOT NULL,
    "position" bigint NOT NULL
);
CREATE TABLE public.invitation (
    digest bytea NOT NULL,
    account_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.kind_of_help (
    id uuid NOT NULL,
    domain text NOT NULL,
    code text NOT NULL,
    parent_id uuid,
    name_it text NOT NULL,
    name_en text NOT NULL,
    fhir text,
    open_eligibility text,
    csi text,
    istat text
);
CREATE TABLE public.kind_question (
    kind_of_help_id uuid NOT NULL,
    code text NOT NULL,
    label_it text NOT NULL,
    label_en text NOT NULL,
    answer text NOT NULL,
    choices text,
    shown text NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT kind_question_answer_check CHECK ((answer = ANY (ARRAY['boolean'::text, 'integer'::text, 'date'::text, 'choice'::text]))),
    CONSTRAINT kind_question_shown_check CHECK ((shown = ANY (ARRAY['card'::text, 'need'::text])))
);
CREATE TABLE public.location_edition (
    location_id uuid NOT NULL,
    edition bigint NOT NULL,
    superseded bigint,
    source text NOT NULL,
    source_id text,
    digest bytea,
    organization_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    description text,
    url text,
    accessibility text,
    transportation text,
    area_id uuid,
    latitude double precision,
    longitude double precision,
    confidential boolean DEFAULT false NOT NULL,
    CONSTRAINT location_edition_kind_check CHECK ((kind = ANY (ARRAY['physical'::text, 'postal'::text, 'virtual'::text]))),
    CONSTRAINT location_edition_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
    CONSTRAINT location_edition_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
);
CREATE VIEW public.location AS
 SELECT v.location_id,
    v.edition,
    v.superseded,
    v.source,
    v.source_id,
    v.digest,
    v.organization_id,
    v.kind,
    v.name,
    v.description,
    v.url,
    v.accessibility,
    v.transportation,
    v.area_id,
    v.latitude,
    v.longitude,
    v.confidential
   FROM (public.location_edition v
     JOIN public.directory_source s ON ((s.name = v.source)))
  WHERE ((v.edition <= s.edition) AND ((v.superseded IS NULL) OR (v.superseded > s.edition)));
CREATE TABLE public.mutation_memo (
    account_id uuid NOT NULL,
    client_mutation_id text NOT NULL,
    input_hash bytea NOT NULL,
    object_id text NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.need (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    domain text NOT NULL,
    domain_bit bigint NOT NULL,
    kind_of_help_id uuid,
    status text NOT NULL,
    severity bigint DEFAULT 0 NOT NULL,
    severity_before bigint,
    urgency text NOT NULL,
    strength text,
    reported_by text NOT NULL,
    area_id uuid NOT NULL,
    district_id uuid NOT NULL,
    whole_household boolean NOT NULL,
    shared boolean DEFAULT false NOT NULL,
    claim_policy text DEFAULT 'lead_chooses'::text NOT NULL,
    opened_by uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    served_at timestamp with time zone,
    closed_at timestamp with time zone,
    outcome text,
    reason text,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT need_severity_before_check CHECK (((severity_before >= 0) AND (severity_before <= 5))),
    CONSTRAINT need_severity_check CHECK (((severity >= 0) AND (severity <= 5))),
    CONSTRAINT need_status_check CHECK ((status = ANY (ARRAY['open'::text, 'assigned'::text, 'in_service'::text, 'closed'::text])))
);
CREATE TABLE public.need_answer (
    need_id uuid NOT NULL,
    code text NOT NULL,
    value text NOT NULL,
    shown text NOT NULL,
    CONSTRAINT need_answer_shown_check CHECK ((shown = ANY (ARRAY['card'::text, 'need'::text])))
);
CREATE TABLE public.need_card (
    need_id uuid NOT NULL,
    person_id uuid NOT NULL,
    domain text NOT NULL,
    basis_parts bigint NOT NULL,
    kind_of_help_id uuid,
    district_id uuid NOT NULL,
    area_id uuid NOT NULL,
    urgency text NOT NULL,
    urgency_rank bigint NOT NULL,
    severity_band text NOT NULL,
    opened_week date NOT NULL,
    tie bigint NOT NULL,
    age_band text,
    household_band text,
    languages text NOT NULL,
    answers jsonb NOT NULL
);
CREATE TABLE public.need_card_apart (
    need_id uuid NOT NULL,
    person_id uuid NOT NULL,
    domain text NOT NULL,
    kind_of_help_id uuid,
    district_id uuid NOT NULL,
    area_id uuid NOT NULL,
    urgency text NOT NULL,
    severity_band text NOT NULL,
    opened_week date NOT NULL,
    tie bigint NOT NULL,
    age_band text,
    household_band text,
    languages text NOT NULL,
    answers jsonb NOT NULL
);
CREATE TABLE public.need_event (
    id uuid NOT NULL,
    need_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    organization_id uuid,
    account_id uuid,
    subject text NOT NULL,
    subject_id uuid NOT NULL,
    event text NOT NULL,
    from_status text,
    to_status text NOT NULL,
    reason text,
    CONSTRAINT need_event_subject_check CHECK ((subject = ANY (ARRAY['need'::text, 'claim'::text, 'referral'::text])))
);
CREATE TABLE public.need_member (
    need_id uuid NOT NULL,
    member_id uuid NOT NULL
);
CREATE TABLE public.network_key (
    id bigint NOT NULL,
    key bytea NOT NULL,
    CONSTRAINT network_key_id_check CHECK ((id = 1)),
    CONSTRAINT network_key_key_check CHECK ((length(key) = 32))
);
CREATE TABLE public.notice_given (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    text_version text NOT NULL,
    language text NOT NULL,
    given_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);
CREATE TABLE public.organization (
    id uuid NOT NULL,
    kind text NOT NULL,
    kind_bit bigint NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    district_id uuid,
    tax_code text,
    member_since timestamp with time zone NOT NULL,
    agreement_signed_at timestamp with time zone,
    agreement_ended_at timestamp with time zone,
    access_version bigint DEFAULT 1 NOT NULL,
    demo boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.person (
    id uuid NOT NULL,
    code text NOT NULL,
    sealed boolean DEFAULT false NOT NULL,
    lead_organization_id uuid NOT NULL,
    lead_worker_id uuid,
    basis text NOT NULL,
    basis_ends_at timestamp with time zone,
    household_id uuid,
    district_id uuid,
    languages text NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE public.person_access (
    person_id uuid NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE public.person_address (
    person_id uuid NOT NULL,
    residence text,
    residence_area_id uuid,
    dwelling text,
    dwelling_area_id uuid,
    controller_id uuid NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE public.person_contact (
    person_id uuid NOT NULL,
    name_to_use text,
    phone text,
    mail text,
    safe_channel text,
    safe_hours text,
    do_not_mention text,
    controller_id uuid NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE public.person_identity (
    person_id uuid NOT NULL,
    given_name text,
    family_name text,
    alias text,
    birth_date date,
    birth_year bigint,
    sex text,
    fiscal_code text,
    controller_id uuid NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE public.person_name (
    person_id uuid NOT NULL,
    key text NOT NULL,
    lead_organization_id uuid NOT NULL
);
CREATE TABLE public.person_part (
    person_id uuid NOT NULL,
    part text NOT NULL,
    body jsonb NOT NULL,
    controller_id uuid NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);
CREATE TABLE public.phone (
    owner_id uuid NOT NULL,
    edition bigint NOT NULL,
    "position" bigint NOT NULL,
    number text NOT NULL,
    extension text,
    kind text,
    description text
);
CREATE TABLE public.referral (
    id uuid NOT NULL,
    need_id uuid NOT NULL,
    person_id uuid NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid NOT NULL,
    service_id uuid,
    claim_id uuid,
    status text NOT NULL,
    parts bigint NOT NULL,
    note text,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    accepted_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    grace_until timestamp with time zone,
    outcome text,
    reason text,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT referral_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'sent'::text, 'accepted'::text, 'declined'::text, 'in_progress'::text, 'failed'::text, 'completed'::text, 'recalled'::text])))
);
CREATE TABLE public.schedule (
    owner_id uuid NOT NULL,
    edition bigint NOT NULL,
    "position" bigint NOT NULL,
    weekday bigint,
    from_on date,
    until_on date,
    every_year boolean DEFAULT false NOT NULL,
    closed boolean DEFAULT false NOT NULL,
    opens text,
    closes text,
    note text,
    CONSTRAINT schedule_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
CREATE TABLE public.service_edition (
    service_id uuid NOT NULL,
    edition bigint NOT NULL,
    superseded bigint,
    source text NOT NULL,
    source_id text,
    digest bytea,
    organization_id uuid NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    words text NOT NULL,
    alternate_name text,
    description text,
    url text,
    mail text,
    status text NOT NULL,
    application text,
    eligibility text,
    fees text,
    wait text,
    documents text,
    alert text,
    age_from bigint,
    age_to bigint,
    household_from bigint,
    household_to bigint,
    languages text NOT NULL,
    capacity text,
    free_places bigint,
    capacity_at timestamp with time zone,
    verified_at timestamp with time zone,
    CONSTRAINT service_edition_capacity_check CHECK ((capacity = ANY (ARRAY['none'::text, 'available'::text, 'waitlist'::text]))),
    CONSTRAINT service_edition_free_places_check CHECK ((free_places >= 0)),
    CONSTRAINT service_edition_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text, 'closed'::text])))
);
CREATE VIEW public.service AS
 SELECT v.service_id,
    v.edition,
    v.superseded,
    v.source,
    v.source_id,
    v.digest,
    v.organization_id,
    v.name,
    v.name_key,
    v.words,
    v.alternate_name,
    v.description,
    v.url,
    v.mail,
    v.status,
    v.application,
    v.eligibility,
    v.fees,
    v.wait,
    v.documents,
    v.alert,
    v.age_from,
    v.age_to,
    v.household_from,
    v.household_to,
    v.languages,
    v.capacity,
    v.free_places,
    v.capacity_at,
    v.verified_at
   FROM (public.service_edition v
     JOIN public.directory_source s ON ((s.name = v.source)))
  WHERE ((v.edition <= s.edition) AND ((v.superseded IS NULL) OR (v.superseded > s.edition)));
CREATE TABLE public.service_area (
    service_id uuid NOT NULL,
    edition bigint NOT NULL,
    area_id uuid NOT NULL
);
CREATE TABLE public.service_at_location (
    service_id uuid NOT NULL,
    edition bigint NOT NULL,
    location_id uuid NOT NULL
);
CREATE TABLE public.service_help (
    service_id uuid NOT NULL,
    edition bigint NOT NULL,
    "position" bigint NOT NULL,
    domain text NOT NULL,
    kind_of_help_id uuid
);
CREATE TABLE public.service_term (
    service_id uuid NOT NULL,
    edition bigint NOT NULL,
    term text NOT NULL,
    name text
);
CREATE TABLE public.session (
    id uuid NOT NULL,
    digest bytea NOT NULL,
    account_id uuid NOT NULL,
    purpose text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);
CREATE TABLE public.sharing_grant (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    status text NOT NULL,
    basis text NOT NULL,
    purpose text NOT NULL,
    parts bigint NOT NULL,
    reads boolean NOT NULL,
    writes boolean NOT NULL,
    recipient_id uuid,
    kinds bigint DEFAULT 0 NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    given_by text,
    proof text,
    channel text,
    text_version text,
    language text,
    evidence text,
    collected_by uuid NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    end_reason text,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT sharing_grant_check CHECK (((recipient_id IS NULL) OR (kinds = 0))),
    CONSTRAINT sharing_grant_status_check CHECK ((status = ANY (ARRAY['active'::text, 'revoked'::text, 'refused'::text])))
);
CREATE TABLE public.sign_in_failure (
    subject text NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE VIEW public.standing AS
 SELECT p.lead_organization_id AS organization_id,
    p.id AS person_id,
    'lead'::text AS relation,
    NULL::uuid AS need_id,
    NULL::text AS domain,
    '9223372036854775807'::bigint AS parts,
    NULL::timestamp with time zone AS from_at,
    p.basis_ends_at AS until_at
   FROM public.person p
UNION ALL
 SELECT g.recipient_id AS organization_id,
    g.person_id,
    'shared_with'::text AS relation,
    NULL::uuid AS need_id,
    NULL::text AS domain,
    g.parts,
    g.from_at,
    g.until_at
   FROM public.sharing_grant g
  WHERE ((g.status = 'active'::text) AND (g.recipient_id IS NOT NULL))
UNION ALL
 SELECT c.organization_id,
    c.person_id,
    'care_team'::text AS relation,
    c.need_id,
    n.domain,
    c.parts,
    c.active_at AS from_at,
    c.held_until AS until_at
   FROM ((public.claim c
     JOIN public.need n ON ((n.id = c.need_id)))
     JOIN public.person p ON ((p.id = c.person_id)))
  WHERE ((c.status = 'active'::text) AND (NOT p.sealed))
UNION ALL
 SELECT c.organization_id,
    c.person_id,
    'care_team'::text AS relation,
    c.need_id,
    n.domain,
    c.contact_parts AS parts,
    c.contact_from AS from_at,
    c.held_until AS until_at
   FROM ((public.claim c
     JOIN public.need n ON ((n.id = c.need_id)))
     JOIN public.person p ON ((p.id = c.person_id)))
  WHERE ((c.status = 'active'::text) AND (NOT p.sealed))
UNION ALL
 SELECT r.to_id AS organization_id,
    r.person_id,
    'care_team'::text AS relation,
    r.need_id,
    n.domain,
    r.parts,
    r.accepted_at AS from_at,
    r.grace_until AS until_at
   FROM ((public.referral r
     JOIN public.need n ON ((n.id = r.need_id)))
     JOIN public.person p ON ((p.id = r.person_id)))
  WHERE ((r.status = ANY (ARRAY['accepted'::text, 'in_progress'::text, 'completed'::text])) AND (NOT p.sealed))
UNION ALL
 SELECT r.to_id AS organization_id,
    r.person_id,
    'referred'::text AS relation,
    r.need_id,
    n.domain,
    1 AS parts,
    r.sent_at AS from_at,
    NULL::timestamp with time zone AS until_at
   FROM ((public.referral r
     JOIN public.need n ON ((n.id = r.need_id)))
     JOIN public.person p ON ((p.id = r.person_id)))
  WHERE ((r.status = 'sent'::text) AND (NOT p.sealed));
CREATE TABLE public.standing_offer (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    service_id uuid,
    domain text NOT NULL,
    kind_of_help_id uuid,
    area_id uuid,
    what text NOT NULL,
    quantity bigint,
    weekday bigint,
    from_on date NOT NULL,
    until_on date,
    CONSTRAINT standing_offer_quantity_check CHECK ((quantity > 0)),
    CONSTRAINT standing_offer_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
CREATE TABLE public.tally (
    district_id uuid NOT NULL,
    domain text NOT NULL,
    urgency text NOT NULL,
    opened_on date NOT NULL,
    waiting bigint NOT NULL,
    CONSTRAINT tally_waiting_check CHECK ((waiting >= 0))
);
CREATE TABLE public.tally_cell (
    district_id uuid NOT NULL,
    domain text NOT NULL,
    persons bigint NOT NULL,
    households bigint NOT NULL,
    CONSTRAINT tally_cell_households_check CHECK ((households >= 0)),
    CONSTRAINT tally_cell_persons_check CHECK ((persons >= 0))
);
CREATE TABLE public.tally_closed (
    district_id uuid NOT NULL,
    domain text NOT NULL,
    month date NOT NULL,
    needs bigint NOT NULL,
    CONSTRAINT tally_closed_needs_check CHECK ((needs >= 0))
);
CREATE TABLE public.tally_closed_need (
    need_id uuid NOT NULL,
    district_id uuid NOT NULL,
    domain text NOT NULL,
    month date NOT NULL
);
CREATE TABLE public.tally_household (
    district_id uuid NOT NULL,
    domain text NOT NULL,
    household uuid NOT NULL,
    persons bigint NOT NULL,
    CONSTRAINT tally_household_persons_check CHECK ((persons >= 0))
);
CREATE TABLE public.tally_person (
    district_id uuid NOT NULL,
    domain text NOT NULL,
    person_id uuid NOT NULL,
    household uuid NOT NULL,
    needs bigint NOT NULL,
    CONSTRAINT tally_person_needs_check CHECK ((needs >= 0))
);
CREATE TABLE public.token (
    id uuid NOT NULL,
    digest bytea NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    scopes text NOT NULL,
    purpose text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);
CREATE TABLE public.versions (
    name text NOT NULL,
    version bigint NOT NULL
);
INSERT INTO public._sqlx_migrations VALUES (1, 'ground', '2026-11-23 14:23:08.564229+00', true, '\x8038623e250dcc6639381bcbe453365a548162ad180fa78c922caa87279c678d38a1e6a7470c717a7aee23540263a094', 6233066);
INSERT INTO public._sqlx_migrations VALUES (2, 'areas', '2026-11-23 14:23:08.571455+00', true, '\xdab730144762caea209a618eb902d9f65540371476c8600e355bf7b7e9249360f60e8e48f389ad0f82ee6fd05d9f45da', 7002520);
INSERT INTO public._sqlx_migrations VALUES (3, 'accounts', '2026-11-23 14:23:08.579041+00', true, '\xf469cb1b2ac8c4addf5bb749597fecd1bf76af2ac200584bb0fc5bac4a872641cd2694dde7dff601f0b9a601d25a7578', 25688834);
INSERT INTO public._sqlx_migrations VALUES (4, 'persons', '2026-11-23 14:23:08.605504+00', true, '\xfafc91a104a0cbf73769e78c308210a2c54223fc2a3b389cfea0d9d5fa3edb28609fb536834cf115cfc7df9848593d81', 26953588);
INSERT INTO public._sqlx_migrations VALUES (5, 'consent', '2026-11-23 14:23:08.633402+00', true, '\xb8e1fac441a944de88562564b42feea53787f4078d198874673848dab387fd9dfa33746fe0ac3142bae8f0e55c235d66', 9417226);
INSERT INTO public._sqlx_migrations VALUES (6, 'needs', '2026-11-23 14:23:08.643436+00', true, '\xc89af7463bd68afd167e7828cc13419dd888bcf7585844ca73d122adf08437094a0a93066bd37474500758c4904a3dc1', 32160663);
INSERT INTO public._sqlx_migrations VALUES (7, 'directory', '2026-11-23 14:23:08.676395+00', true, '\x1f66ec7795639722a6469246a3c7f3a81ae8e858736eee7f11d43de76f546ce4b1f1fba396afa004defb626c4e6b096a', 43285196);
INSERT INTO public._sqlx_migrations VALUES (8, 'referrals', '2026-11-23 14:23:08.72053+00', true, '\xb87a3db465fcf8f1f14700f4f9f04ebe974dbc21ec8c6503eed0ccb2d741dc173b1d892d342f1695f248ea7a92c75b9b', 14416510);
INSERT INTO public._sqlx_migrations VALUES (9, 'standing', '2026-11-23 14:23:08.735562+00', true, '\x3ebec2db64deeacb035e2278c85f0b888c528e27d2caaf5c15cbf22007ab0d651da6254d2b27e088a18d3bca93f7ea14', 5740162);
INSERT INTO public._sqlx_migrations VALUES (10, 'audit', '2026-11-23 14:23:08.741935+00', true, '\xdd15a01603359719232e8295ea579915ece62c707b03a1237278a0b1ac67734cca7591e6e7846977ac80bf7fcbcac674', 7017434);
INSERT INTO public._sqlx_migrations VALUES (11, 'insight', '2026-11-23 14:23:08.749413+00', true, '\x3469160ed0f6a68e002b6b25a47150e892e925bb4fe79edc0360c3e181405df73e5e510e0d0321c8179b277c80bfd12b', 15014724);
INSERT INTO public._sqlx_migrations VALUES (12, 'kinds of help', '2026-11-23 14:23:08.765019+00', true, '\xcbe382f9612513e94f2c5705fa1a8662167716b99c11b85ecec6ce2d933d2fa88b565b99dabf2b944bf8fab437ed2f41', 9800451);
INSERT INTO public._sqlx_migrations VALUES (20, 'answers and cards', '2026-11-23 14:23:08.77551+00', true, '\x36dd6877d769418462342e44a9ea6e3076c3c93face924e01f701155bc5720119018c8b9dbc1095f380141f6b81e680b', 6499366);
INSERT INTO public.account VALUES ('01a20304-34e8-758c-a5d2-e4e9c9079ef9', '01a20304-34e6-77de-8f09-0fdeb3bc3115', 'Giulia Ferrari', 'giulia@municipio9.example', 'giulia@municipio9.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e8-758c-a5d2-e4eace124e65', '01a20304-34e6-77de-8f09-0fe5ad1cf932', 'Luca Moretti', 'luca@casa-aperta.example', 'luca@casa-aperta.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e8-758c-a5d2-e4eb1e33fe1e', '01a20304-34e6-77de-8f09-0fe6c39e272e', 'Sofia Conti', 'sofia@tetto-amico.example', 'sofia@tetto-amico.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e8-758c-a5d2-e4ecf7f3d4fe', '01a20304-34e6-77de-8f09-0fe2f7a4f378', 'Amina Diallo', 'amina@caritas.example', 'amina@caritas.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e8-758c-a5d2-e4edf15d7eb8', '01a20304-34e6-77de-8f09-0fe2f7a4f378', 'Ines Rota', 'ines@caritas.example', 'ines@caritas.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e8-758c-a5d2-e4ee63c5e674', '01a20304-34e6-77de-8f09-0fe9d291a14c', 'Carla Ricci', 'carla@cps.example', 'carla@cps.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e8-758c-a5d2-e4ef919d616e', '01a20304-34e6-77de-8f09-0fdeb3bc3115', 'Paolo Galli', 'paolo@municipio9.example', 'paolo@municipio9.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54c55f530612', '01a20304-34e6-77de-8f09-0fdeb3bc3115', 'Franco Villa', 'franco@municipio9.example', 'franco@municipio9.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54c6af5e2693', '01a20304-34e6-77de-8f09-0fdfb2c4a539', 'Nadia Serra', 'nadia@municipio8.example', 'nadia@municipio8.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54c751f2ddda', '01a20304-34e6-77de-8f09-0ff1446161be', 'Elena Fumagalli', 'elena@amalo.example', 'elena@amalo.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54c80a473075', '01a20304-34e6-77de-8f09-0ff1446161be', 'Rosa Brambilla', 'rosa@amalo.example', 'rosa@amalo.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54c99e000411', '01a20304-34e6-77de-8f09-0fe72fd39370', 'Bea Longoni', 'bea@cav.example', 'bea@cav.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54cade6b1299', '01a20304-34e6-77de-8f09-0ffbf5febef5', 'Piero Marchetti', 'piero@senza-accordo.example', 'piero@senza-accordo.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54cb05632009', '01a20304-34e6-77de-8f09-0ffa3d90ec61', 'Ivo Bianchi', 'ivo@azienda.example', 'ivo@azienda.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54ccd31714f2', '01a20304-34e6-77de-8f09-0ffc3bb3743a', 'Dario Colli', 'dario@rete.example', 'dario@rete.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54cda3d0ebf0', '01a20304-34e6-77de-8f09-0fe0455ee098', 'Rita Pozzi', 'rita@ambito-rho.example', 'rita@ambito-rho.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54ce727283e7', '01a20304-34e6-77de-8f09-0fe167aa8431', 'Guido Sala', 'guido@ambito-garbagnate.example', 'guido@ambito-garbagnate.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account VALUES ('01a20304-34e9-766a-9020-54cf6489e061', '01a20304-34e6-77de-8f09-0febbd0a2c65', 'Marta Grassi', 'marta@cooperativa-ponte.example', 'marta@cooperativa-ponte.example', '$argon2id$v=19$m=19456,t=2,p=1$LN65sE6y41fFNUkAEfozpg$l6k0P4xSeAnnoM6+qQ8BMwDuVr5slZCoYNID0zcqpww', 'it', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.account_district VALUES ('01a20304-34e8-758c-a5d2-e4ef919d616e', '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.account_role VALUES ('01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker');
INSERT INTO public.account_role VALUES ('01a20304-34e8-758c-a5d2-e4eace124e65', 'association_operator');
INSERT INTO public.account_role VALUES ('01a20304-34e8-758c-a5d2-e4eb1e33fe1e', 'association_operator');
INSERT INTO public.account_role VALUES ('01a20304-34e8-758c-a5d2-e4ecf7f3d4fe', 'listener');
INSERT INTO public.account_role VALUES ('01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker');
INSERT INTO public.account_role VALUES ('01a20304-34e8-758c-a5d2-e4ee63c5e674', 'psychologist');
INSERT INTO public.account_role VALUES ('01a20304-34e8-758c-a5d2-e4ef919d616e', 'coordinator');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54c55f530612', 'privacy_officer');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54c6af5e2693', 'social_worker');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54c751f2ddda', 'desk_operator');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54c80a473075', 'facilitator');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54c99e000411', 'social_worker');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54cade6b1299', 'association_operator');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54cb05632009', 'association_operator');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54ccd31714f2', 'administrator');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54cda3d0ebf0', 'social_worker');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54ce727283e7', 'social_worker');
INSERT INTO public.account_role VALUES ('01a20304-34e9-766a-9020-54cf6489e061', 'educator');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a51555e45711', 'region', '03', 'Lombardia', 'lombardia', NULL, 45.5855, 9.9303, 9976500, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a5167261e856', 'province', '012', 'Varese', 'varese', '01a20304-34e0-77b5-84f2-a51555e45711', 45.799, 8.78, 877000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a5174317ee5b', 'province', '013', 'Como', 'como', '01a20304-34e0-77b5-84f2-a51555e45711', 45.9, 9.13, 594000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a518bfcd64dd', 'province', '014', 'Sondrio', 'sondrio', '01a20304-34e0-77b5-84f2-a51555e45711', 46.26, 10.04, 179000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a519551b945c', 'province', '015', 'Milano', 'milano', '01a20304-34e0-77b5-84f2-a51555e45711', 45.4582, 9.1815, 3215000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a51ac4b291c0', 'province', '016', 'Bergamo', 'bergamo', '01a20304-34e0-77b5-84f2-a51555e45711', 45.83, 9.8, 1103000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a51b30f59ada', 'province', '017', 'Brescia', 'brescia', '01a20304-34e0-77b5-84f2-a51555e45711', 45.69, 10.32, 1254000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a51cd53ea0d4', 'province', '018', 'Pavia', 'pavia', '01a20304-34e0-77b5-84f2-a51555e45711', 45.11, 9.01, 534000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a51df6834ff6', 'province', '019', 'Cremona', 'cremona', '01a20304-34e0-77b5-84f2-a51555e45711', 45.21, 9.97, 352000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a51ef117e7f4', 'province', '020', 'Mantova', 'mantova', '01a20304-34e0-77b5-84f2-a51555e45711', 45.16, 10.77, 405000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a51fd23fbcde', 'province', '097', 'Lecco', 'lecco', '01a20304-34e0-77b5-84f2-a51555e45711', 45.9, 9.4, 332000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a520605909f8', 'province', '098', 'Lodi', 'lodi', '01a20304-34e0-77b5-84f2-a51555e45711', 45.26, 9.53, 227000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a5213cbffce4', 'province', '108', 'Monza e della Brianza', 'monza e della brianza', '01a20304-34e0-77b5-84f2-a51555e45711', 45.63, 9.28, 871000, 'ISTAT 2021, rounded');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a522b1808fa6', 'ambito', 'RHO', 'Ambito di Rho', 'ambito di rho', '01a20304-34e0-77b5-84f2-a519551b945c', 45.525, 9.035, 173000, 'Sum of its comuni');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a523f5bea2d6', 'ambito', 'GAR', 'Ambito di Garbagnate Milanese', 'ambito di garbagnate milanese', '01a20304-34e0-77b5-84f2-a519551b945c', 45.563, 9.11, 192500, 'Sum of its comuni');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a524c47b8f29', 'comune', '015146', 'Milano', 'milano', '01a20304-34e0-77b5-84f2-a519551b945c', 45.4682, 9.1732, 1371000, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a525a8f59a8a', 'municipio', '015146-1', 'Municipio 1', 'municipio 1', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.466, 9.186, 97000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a52649d0f460', 'municipio', '015146-2', 'Municipio 2', 'municipio 2', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.5027, 9.2249, 162000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a5279e97bab2', 'municipio', '015146-3', 'Municipio 3', 'municipio 3', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.4843, 9.2404, 143000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a52808c68839', 'municipio', '015146-4', 'Municipio 4', 'municipio 4', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.4482, 9.2398, 161000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a529c46b3c24', 'municipio', '015146-5', 'Municipio 5', 'municipio 5', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.4195, 9.1959, 126000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a52a1668dfce', 'municipio', '015146-6', 'Municipio 6', 'municipio 6', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.4408, 9.1439, 151000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a52bfb09cfa1', 'municipio', '015146-7', 'Municipio 7', 'municipio 7', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.4683, 9.0968, 175000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a52cb831210d', 'municipio', '015146-8', 'Municipio 8', 'municipio 8', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.4986, 9.1304, 188000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'municipio', '015146-9', 'Municipio 9', 'municipio 9', '01a20304-34e0-77b5-84f2-a524c47b8f29', 45.5113, 9.1819, 187000, 'Comune di Milano, rounded; centre from its open data, CC BY');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a52e8c1d7a54', 'comune', '015009', 'Arese', 'arese', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.5508, 9.0735, 19300, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a52fb52efe1a', 'comune', '015087', 'Cornaredo', 'cornaredo', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.4919, 9.0242, 20400, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53000bd3edf', 'comune', '015116', 'Lainate', 'lainate', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.566, 9.0256, 25800, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53161935f74', 'comune', '015170', 'Pero', 'pero', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.5103, 9.0773, 11400, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a532af689d38', 'comune', '015176', 'Pogliano Milanese', 'pogliano milanese', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.5369, 8.9902, 8400, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a533c5ad33a6', 'comune', '015179', 'Pregnana Milanese', 'pregnana milanese', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.5163, 9.0055, 7400, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53405c0c766', 'comune', '015182', 'Rho', 'rho', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.5312, 9.0499, 50900, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a535367bb843', 'comune', '015211', 'Settimo Milanese', 'settimo milanese', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.4799, 9.0539, 20000, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a536499876d2', 'comune', '015229', 'Vanzago', 'vanzago', '01a20304-34e0-77b5-84f2-a522b1808fa6', 45.5201, 8.9843, 9300, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a5374798c186', 'comune', '015250', 'Baranzate', 'baranzate', '01a20304-34e0-77b5-84f2-a523f5bea2d6', 45.5284, 9.1117, 11700, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53890873361', 'comune', '015027', 'Bollate', 'bollate', '01a20304-34e0-77b5-84f2-a523f5bea2d6', 45.55, 9.1148, 36300, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53999564042', 'comune', '015076', 'Cesate', 'cesate', '01a20304-34e0-77b5-84f2-a523f5bea2d6', 45.597, 9.0797, 14300, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53a8f049e7a', 'comune', '015105', 'Garbagnate Milanese', 'garbagnate milanese', '01a20304-34e0-77b5-84f2-a523f5bea2d6', 45.5746, 9.0775, 27000, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53b57bcbc13', 'comune', '015157', 'Novate Milanese', 'novate milanese', '01a20304-34e0-77b5-84f2-a523f5bea2d6', 45.5315, 9.1397, 20000, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53cd25706f7', 'comune', '015166', 'Paderno Dugnano', 'paderno dugnano', '01a20304-34e0-77b5-84f2-a523f5bea2d6', 45.572, 9.1661, 47500, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53dd62b7399', 'comune', '015206', 'Senago', 'senago', '01a20304-34e0-77b5-84f2-a523f5bea2d6', 45.5732, 9.1194, 21500, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.area VALUES ('01a20304-34e0-77b5-84f2-a53ecb5f5ec8', 'comune', '015213', 'Solaro', 'solaro', '01a20304-34e0-77b5-84f2-a523f5bea2d6', 45.6146, 9.0808, 14000, 'ISTAT 2021, rounded; centre from openpolis/geojson-italy, CC BY 4.0');
INSERT INTO public.audit_block VALUES (1, '01a20304-3517-70da-b6c3-b6db63043450', '01a20304-3517-70da-b6c3-b6db63043450', '2026-09-23 08:00:00+00', '\x0000000000000000000000000000000000000000000000000000000000000000', '\xb8886081913e51eca8722adc6c45ebe9545719f73508e2f2f0d04917c19e8ef4', '\x01a20304351770dab6c3b6db63043450', '\x53f4ecc5ac6605a744863f46f0e4bef3ddcdf1d141560b7ca3da94a93d7316ca');
INSERT INTO public.audit_block VALUES (2, '01a20304-3520-7526-900f-30c981a4bb52', '01a20304-3520-7526-900f-30c981a4bb52', '2026-09-23 08:00:00+00', '\xb8886081913e51eca8722adc6c45ebe9545719f73508e2f2f0d04917c19e8ef4', '\xd2ae6dd1dec0c1bebed8cad38a45aec6d88d2d001791f3c2ea0176add40df74e', '\x01a2030435207526900f30c981a4bb52', '\xadb092ffdffe71c51382bcf5030657ad9d78ba4c161023bc618f4d0db915a874');
INSERT INTO public.audit_block VALUES (3, '01a20304-352b-7697-a24b-efd11efbe1be', '01a20304-352b-7697-a24b-efd11efbe1be', '2026-09-23 08:00:00+00', '\xd2ae6dd1dec0c1bebed8cad38a45aec6d88d2d001791f3c2ea0176add40df74e', '\x19ae779527a7d8835b57f955e82fefc08a348bda96b6f34eddd804b8ea834f77', '\x01a20304352b7697a24befd11efbe1be', '\x8994b86deef52d392e1c87cc1fc0f3561e7c1673ff12544230b0c5659546098b');
INSERT INTO public.audit_block VALUES (4, '01a20304-3533-709f-93ee-1ca6a7869aa6', '01a20304-3533-709f-93ee-1ca6a7869aa6', '2026-09-23 08:00:00+00', '\x19ae779527a7d8835b57f955e82fefc08a348bda96b6f34eddd804b8ea834f77', '\x5ec683050d41fd7cb587a3dcb1453a0e143e244c48a1f3aab1312e588c60c00a', '\x01a203043533709f93ee1ca6a7869aa6', '\xcf099f6c2b705cb77d1c5ff89eca803d8bc55500558208e1941bd38abb93abeb');
INSERT INTO public.audit_block VALUES (5, '01a20304-3538-718e-97fa-8f87db69ed02', '01a20304-3538-718e-97fa-8f87db69ed02', '2026-09-23 08:00:00+00', '\x5ec683050d41fd7cb587a3dcb1453a0e143e244c48a1f3aab1312e588c60c00a', '\x4a6e4c2cb5f78287b1f1d38b662ef41912e69a3123d20aea5f8e9015b090df3c', '\x01a203043538718e97fa8f87db69ed02', '\x3cd4c227827b7d647ac52c54318fc6e5b2a053d74dac3a8e4e8c9c0f4d0c9216');
INSERT INTO public.audit_block VALUES (6, '01a20304-353d-7713-8b5f-b4547d8e8cde', '01a20304-353d-7713-8b5f-b4547d8e8cde', '2026-09-23 08:00:00+00', '\x4a6e4c2cb5f78287b1f1d38b662ef41912e69a3123d20aea5f8e9015b090df3c', '\x422820c0d4b6b6c5dc7535ba65951c246aedbd21bef5a87fc5e2b656ae2506de', '\x01a20304353d77138b5fb4547d8e8cde', '\x48929507fd10f24e2d1132ff0170f8050050af033a9189db5364e50416e3c51c');
INSERT INTO public.audit_block VALUES (7, '01a20304-3542-779f-ad28-d0464a8a145b', '01a20304-3542-779f-ad28-d0464a8a145b', '2026-09-23 08:00:00+00', '\x422820c0d4b6b6c5dc7535ba65951c246aedbd21bef5a87fc5e2b656ae2506de', '\x6c30641e05d9788da2967271cbac1c9b4e5e966747a3ba861da25108d5da46bf', '\x01a203043542779fad28d0464a8a145b', '\x7488b4f0c7b62640ca7e29ed4f79cc3e7ac5e4d623617593fb82337a747086ee');
INSERT INTO public.audit_block VALUES (8, '01a20304-3548-776c-af41-f1c9b3aaf35e', '01a20304-3548-776c-af41-f1c9b3aaf35e', '2026-09-23 08:00:00+00', '\x6c30641e05d9788da2967271cbac1c9b4e5e966747a3ba861da25108d5da46bf', '\xe8eb41b03498c604d261fa9ff9bf81363b45077b4b7d2ca1301289522cd6909d', '\x01a203043548776caf41f1c9b3aaf35e', '\x6c3e126ad589aa3975ea1134aa2dec2399b9b10bba1624fda4ddc1e78b9ecb32');
INSERT INTO public.audit_block VALUES (9, '01a20304-354c-761a-880f-c3c6aeba5ca1', '01a20304-354c-761a-880f-c3c6aeba5ca1', '2026-09-23 08:00:00+00', '\xe8eb41b03498c604d261fa9ff9bf81363b45077b4b7d2ca1301289522cd6909d', '\x4ab5fd3f59d21d4adcb8fee64627f818b01f740029c43d611aa43a2229e0445f', '\x01a20304354c761a880fc3c6aeba5ca1', '\x5582033eefae48b0bc5eb541f23fd86094d04b3a6fe9fd082e59e3489b08bdb6');
INSERT INTO public.audit_block VALUES (10, '01a20304-3550-77eb-9f6d-8f599f8d071a', '01a20304-3550-77eb-9f6d-8f599f8d071a', '2026-09-23 08:00:00+00', '\x4ab5fd3f59d21d4adcb8fee64627f818b01f740029c43d611aa43a2229e0445f', '\x2239568260545c7b5fd69795a84a825c59070bf06dbdec95d794d9ab14781592', '\x01a20304355077eb9f6d8f599f8d071a', '\x4203a2ebfa8f87b731026092ca4c8947340f0b9553f6b7d6fdb3b464bac93afd');
INSERT INTO public.audit_block VALUES (11, '01a20304-3557-700d-84a3-c8547726308b', '01a20304-3557-700d-84a3-c8547726308b', '2026-09-24 08:00:00+00', '\x2239568260545c7b5fd69795a84a825c59070bf06dbdec95d794d9ab14781592', '\x95b784bef35e14caa571b75da3b504c20551801976cee2db010d4afd3fca02b4', '\x01a203043557700d84a3c8547726308b', '\x8959a49b6062468eda43bcc30928ffdd94e77d7e4a3058da313b43987a6e0058');
INSERT INTO public.audit_block VALUES (12, '01a20304-3560-701b-bc0d-ecd54b68c013', '01a20304-3560-701b-bc0d-ecd54b68c013', '2026-10-08 08:00:00+00', '\x95b784bef35e14caa571b75da3b504c20551801976cee2db010d4afd3fca02b4', '\xee01d41c0e0db1158a36a0e7402c6ba8439c388cc81451cf0d3d3eef921fda66', '\x01a203043560701bbc0decd54b68c013', '\x2d65ca4e8769c23665811b3e14ebeedc4627156def3e76f9c661f6343bfe4429');
INSERT INTO public.audit_block VALUES (13, '01a20304-3565-70b8-a11c-15ac0d2ada39', '01a20304-3565-70b8-a11c-15ac0d2ada39', '2026-10-08 08:00:00+00', '\xee01d41c0e0db1158a36a0e7402c6ba8439c388cc81451cf0d3d3eef921fda66', '\x8b88dac2e78abcfe1a0485cd3599ea4b711369df1228933faa0e6ba8c0269dcb', '\x01a20304356570b8a11c15ac0d2ada39', '\x8e14f20ab42b7d63db2acbadaa650b7caba293bf3b5417a43622e9c4b82a1f62');
INSERT INTO public.audit_block VALUES (14, '01a20304-356b-75a0-8b16-442a1d65d17c', '01a20304-356b-75a0-8b16-442a1d65d17c', '2026-10-08 08:00:00+00', '\x8b88dac2e78abcfe1a0485cd3599ea4b711369df1228933faa0e6ba8c0269dcb', '\xdacc84b035e928602e76b1fefa5e1018ad9c8391f42f1219bb6371d37faa546d', '\x01a20304356b75a08b16442a1d65d17c', '\x44e49397b75f6f6ec3b866ccea7c5ec5a3dddbf666f21dd7dc4d2ee12372d1a1');
INSERT INTO public.audit_block VALUES (15, '01a20304-3571-7730-8a3f-c6162603a698', '01a20304-3571-7730-8a3f-c6162603a698', '2026-10-08 08:00:00+00', '\xdacc84b035e928602e76b1fefa5e1018ad9c8391f42f1219bb6371d37faa546d', '\xfed2eff710e0e7d851db3fdc3dc855e7fdb758c9a5f2ffd88100e2b69c137521', '\x01a20304357177308a3fc6162603a698', '\xed0ec3f844217c12266ad534efc1251869bfd0332597f494a61b1807d6d1a19d');
INSERT INTO public.audit_block VALUES (16, '01a20304-3575-7621-a354-f8cf3644a4f1', '01a20304-3575-7621-a354-f8cf3644a4f1', '2026-10-08 08:00:00+00', '\xfed2eff710e0e7d851db3fdc3dc855e7fdb758c9a5f2ffd88100e2b69c137521', '\x1362cd31d043c92228e9c12058178a5a0c1a2009f6f8f25c844a541551b32c90', '\x01a2030435757621a354f8cf3644a4f1', '\x3f013fb9fa36ac7219417eaba35388be52adcee92c3829a5b59b34e4fa8e24eb');
INSERT INTO public.audit_block VALUES (17, '01a20304-357b-75bd-9ef0-985b7154baee', '01a20304-357b-75bd-9ef0-985b7154baee', '2026-10-08 08:00:00+00', '\x1362cd31d043c92228e9c12058178a5a0c1a2009f6f8f25c844a541551b32c90', '\x3007d402ecf6f9c4cb0fd2c8aa4d4ae634564d580ae6c220a7d3e31f3d96785f', '\x01a20304357b75bd9ef0985b7154baee', '\x9605b1dedc45aeecf0758953f22ac1dddefb6a1752fb9da589d8ab72277f34f9');
INSERT INTO public.audit_block VALUES (18, '01a20304-3581-730b-bc04-b6bd8296d190', '01a20304-3581-730b-bc04-b6bd8296d190', '2026-10-08 08:00:00+00', '\x3007d402ecf6f9c4cb0fd2c8aa4d4ae634564d580ae6c220a7d3e31f3d96785f', '\xd54ddaef784024fc2a063b316673f9b266eb4ed821a0befb0f792e93f93407eb', '\x01a203043581730bbc04b6bd8296d190', '\x223e507a834152b2cc74e74b4dd9f25f281f41ae165fd0a0698aa0b9b95c42e9');
INSERT INTO public.audit_block VALUES (19, '01a20304-3586-75ca-a749-5e1a9ff35816', '01a20304-3586-75ca-a749-5e1a9ff35816', '2026-10-08 08:00:00+00', '\xd54ddaef784024fc2a063b316673f9b266eb4ed821a0befb0f792e93f93407eb', '\x2808c4194dcca8f987b2a27a1d03728febaf8d1eeea90fe51a1038279757aade', '\x01a20304358675caa7495e1a9ff35816', '\x1251df0a5555bfecb4ea846a089bb5a1dd631dbd5862d1e46ebb76f899e20eb2');
INSERT INTO public.audit_block VALUES (20, '01a20304-358b-7147-8ce4-1c3a070f1e6b', '01a20304-358b-7147-8ce4-1c3a070f1e6b', '2026-10-08 08:00:00+00', '\x2808c4194dcca8f987b2a27a1d03728febaf8d1eeea90fe51a1038279757aade', '\x7b67750f84976fa1dc528b69088e0223ca1c1a1e9fc573ce79f221fc8c872af9', '\x01a20304358b71478ce41c3a070f1e6b', '\x14d1a3b203f5c80ea8b6bd1820dbc9fe94de03093ac9bcc48c2f28feb7fbbdb9');
INSERT INTO public.audit_block VALUES (21, '01a20304-358e-7725-958d-dcbc5772ab3d', '01a20304-358e-7725-958d-dcbc5772ab3d', '2026-10-08 08:00:00+00', '\x7b67750f84976fa1dc528b69088e0223ca1c1a1e9fc573ce79f221fc8c872af9', '\xf8798edfaf175ca27f358d2359295be304870f3d96206f59fb745928da6f5741', '\x01a20304358e7725958ddcbc5772ab3d', '\x01950402b8e3196ad154fd390f3158beee1c1c7a5322af8939c997270c7ba374');
INSERT INTO public.audit_block VALUES (22, '01a20304-3594-7368-8f4b-1f6c50c7d769', '01a20304-3594-7368-8f4b-1f6c50c7d769', '2026-10-13 08:00:00+00', '\xf8798edfaf175ca27f358d2359295be304870f3d96206f59fb745928da6f5741', '\xa400fa15146b355b253d3c91be06a5237b0f83169a2b5868f94a9e71bc94dcb6', '\x01a20304359473688f4b1f6c50c7d769', '\xabdddcb4149e6f928facdd831aa1f56ba38bf317d3c242315546e02ac6dae5ed');
INSERT INTO public.audit_block VALUES (23, '01a20304-3599-7241-9ecc-e1b19250568a', '01a20304-3599-7241-9ecc-e1b19250568a', '2026-10-13 08:00:00+00', '\xa400fa15146b355b253d3c91be06a5237b0f83169a2b5868f94a9e71bc94dcb6', '\x2d26a00098c139e26e2a4b9404326723413d4d267ffb972f394dea8d7c0a9ac3', '\x01a20304359972419ecce1b19250568a', '\xe9fa4ad5825323dd666d77a39ba5a508a2c4d02f01d601b61486af281996ec12');
INSERT INTO public.audit_block VALUES (24, '01a20304-359d-7482-95ce-89b1c95ae44c', '01a20304-359d-7482-95ce-89b1c95ae44c', '2026-10-13 08:00:00+00', '\x2d26a00098c139e26e2a4b9404326723413d4d267ffb972f394dea8d7c0a9ac3', '\x5ec988be764b95a7f501f4ca03b3e004fb172ff677d408d5721a21d0af47e9aa', '\x01a20304359d748295ce89b1c95ae44c', '\x4befdaf87f164901591562c3846bea8e69dbe56998f121d0bcd6742968ce497b');
INSERT INTO public.audit_block VALUES (25, '01a20304-35a3-7579-9f95-b0da1e7213d9', '01a20304-35a3-7579-9f95-b0da1e7213d9', '2026-10-13 08:00:00+00', '\x5ec988be764b95a7f501f4ca03b3e004fb172ff677d408d5721a21d0af47e9aa', '\x3be4572aa79128ab9097b60551a658b05c41ca963a0340739c90e6fe564a0cad', '\x01a2030435a375799f95b0da1e7213d9', '\x39b1711f6e2a88bfcbcce54fe0ff7d776959c6826dd394737d5809a59d1eba5b');
INSERT INTO public.audit_block VALUES (26, '01a20304-35a7-74a7-aa18-d867d194d329', '01a20304-35a7-74a7-aa18-d867d194d329', '2026-10-13 08:00:00+00', '\x3be4572aa79128ab9097b60551a658b05c41ca963a0340739c90e6fe564a0cad', '\xb93aec304e4b3df5da9afc8cb66dbc165dce2a6187a7d9ea3054f87d27a9839f', '\x01a2030435a774a7aa18d867d194d329', '\x33c048ffdaa6e139c35bbf21d211a892cafef413f41668d22846ed4e501954e1');
INSERT INTO public.audit_block VALUES (27, '01a20304-35ac-7398-81d1-8f4d4bb0b885', '01a20304-35ac-7398-81d1-8f4d4bb0b885', '2026-10-13 08:00:00+00', '\xb93aec304e4b3df5da9afc8cb66dbc165dce2a6187a7d9ea3054f87d27a9839f', '\xae306eac9f45630ec321a98acbc783f683a462bb0c38c8569e7b862d2b45f951', '\x01a2030435ac739881d18f4d4bb0b885', '\x4ef4831785b88219f3565aa40b042426a24e60507ee41957b90a0d4a684daea8');
INSERT INTO public.audit_block VALUES (28, '01a20304-35b0-71af-9851-bebdb7a61b4b', '01a20304-35b0-71af-9851-bebdb7a61b4b', '2026-10-13 08:00:00+00', '\xae306eac9f45630ec321a98acbc783f683a462bb0c38c8569e7b862d2b45f951', '\x0ab73023914fe8cc5e65366877e42fb33a33d0df8d9e71c6773fd0712004de92', '\x01a2030435b071af9851bebdb7a61b4b', '\x7627787acd4be16068f3da1f3487697b58870041e91fa2752e0d20c9a47bcfd1');
INSERT INTO public.audit_block VALUES (29, '01a20304-35b8-72c8-a596-47f3822b4e15', '01a20304-35b8-72c8-a596-47f3822b4e15', '2026-10-21 08:00:00+00', '\x0ab73023914fe8cc5e65366877e42fb33a33d0df8d9e71c6773fd0712004de92', '\x2874a50eea266da40c54587a3610fa52998f00b5511911110308bb0c83fc632a', '\x01a2030435b872c8a59647f3822b4e15', '\xa2f36630c56fffb2052cff855eef71e6a69bbb8e8462552117ef9ea58f445579');
INSERT INTO public.audit_block VALUES (30, '01a20304-35bd-77e3-baea-8b08acaaa40b', '01a20304-35bd-77e3-baea-8b08acaaa40b', '2026-10-21 08:00:00+00', '\x2874a50eea266da40c54587a3610fa52998f00b5511911110308bb0c83fc632a', '\x5e18576955b86580c840d62b878f31f1ad689f4efd7c5185b6cb74b07eac0e27', '\x01a2030435bd77e3baea8b08acaaa40b', '\xfa2fc66764a003cef0ac05fa6f59b6246f243fbec1298b180615413ac8fa7513');
INSERT INTO public.audit_block VALUES (31, '01a20304-35c6-700b-baec-eef9dd19f4a9', '01a20304-35c6-700b-baec-eef9dd19f4a9', '2026-10-21 08:00:00+00', '\x5e18576955b86580c840d62b878f31f1ad689f4efd7c5185b6cb74b07eac0e27', '\xf4059aea0fce9524dfd9bf7b985f3c49e5d2f5877808e778b455817485238da9', '\x01a2030435c6700bbaeceef9dd19f4a9', '\x3d489b796f5a544b18ae6021559d9363bf2b692911132306c57b6580ba5fba86');
INSERT INTO public.audit_block VALUES (32, '01a20304-35d4-749f-ac0c-605c3794d4ae', '01a20304-35d4-749f-ac0c-605c3794d4ae', '2026-10-21 08:00:00+00', '\xf4059aea0fce9524dfd9bf7b985f3c49e5d2f5877808e778b455817485238da9', '\x7d1da64a95b8be28e9de60041e5ba8bf01f263d1179ba357859e7bd2bcec3004', '\x01a2030435d4749fac0c605c3794d4ae', '\x8587e75bf2bcacf8f3b97a2d3592b8943f910115e2aac4a539dd1191caeb9b36');
INSERT INTO public.audit_block VALUES (33, '01a20304-35dc-7281-84b5-70631ea34808', '01a20304-35dc-7281-84b5-70631ea34808', '2026-10-21 08:00:00+00', '\x7d1da64a95b8be28e9de60041e5ba8bf01f263d1179ba357859e7bd2bcec3004', '\xbe89af7a4c7bae92d81e1b0ad5e680b0def61aff1ccdafae486e45e130236a38', '\x01a2030435dc728184b570631ea34808', '\xbd4dd7ec4b9f7d178ea22b1b449cd9cfd4c683bba5358d9a02f24f773e1f9bdf');
INSERT INTO public.audit_block VALUES (34, '01a20304-35e6-76c9-a35d-6b09b36ac53f', '01a20304-35e6-76c9-a35d-6b09b36ac53f', '2026-10-21 08:00:00+00', '\xbe89af7a4c7bae92d81e1b0ad5e680b0def61aff1ccdafae486e45e130236a38', '\xabe28f962b68228ec065ad4460b8cdb349fcd77aa25245561a24d8da584db055', '\x01a2030435e676c9a35d6b09b36ac53f', '\x88be5d903eb4894ad0711dfcda299d3afea760405a6e57103befe4e8afc327c5');
INSERT INTO public.audit_block VALUES (35, '01a20304-35f0-77ff-9e53-a7533b0aa4de', '01a20304-35f0-77ff-9e53-a7533b0aa4de', '2026-10-21 08:00:00+00', '\xabe28f962b68228ec065ad4460b8cdb349fcd77aa25245561a24d8da584db055', '\x7465269f31592901d6a5fc19b8e3c87271cc118660947b42bb297e312f42a103', '\x01a2030435f077ff9e53a7533b0aa4de', '\xeda341e30c8fc021ca0a9626db4baeae79af081c34043afc4eb98d322f5b1867');
INSERT INTO public.audit_block VALUES (36, '01a20304-35fb-7001-a7b6-e94218a57bc4', '01a20304-35fb-7001-a7b6-e94218a57bc4', '2026-10-21 08:00:00+00', '\x7465269f31592901d6a5fc19b8e3c87271cc118660947b42bb297e312f42a103', '\xb389a360b185b66045c36efc64d7b33660742519b36b0ffb574fa6c25cf013b5', '\x01a2030435fb7001a7b6e94218a57bc4', '\x989de866ceaa85c14e879840189cf14f803adb52faa519f2fe4c032fc7060c4f');
INSERT INTO public.audit_block VALUES (37, '01a20304-3609-718b-a1e2-4cf1c9392dd6', '01a20304-3609-718b-a1e2-4cf1c9392dd6', '2026-10-21 08:00:00+00', '\xb389a360b185b66045c36efc64d7b33660742519b36b0ffb574fa6c25cf013b5', '\x0ae8fdfbfb9d2d31cb10f6cdd6b2a37406d4112a176230048f75e082fa736dd8', '\x01a203043609718ba1e24cf1c9392dd6', '\x1c22f3f8fbaef1edb3471a7f8aaf06607767fc930097fe5b2d9f7bd984385ec5');
INSERT INTO public.audit_block VALUES (38, '01a20304-360f-7716-bdd3-cba40067ba91', '01a20304-360f-7716-bdd3-cba40067ba91', '2026-10-21 08:00:00+00', '\x0ae8fdfbfb9d2d31cb10f6cdd6b2a37406d4112a176230048f75e082fa736dd8', '\x67c5df2953160fd9c4f62fc35eb244f345bf6a28c27ae9759edb9d7fcbc5289d', '\x01a20304360f7716bdd3cba40067ba91', '\x7c14f7fe506ab2e7effb9c9d5b39d41470d1bc454bc515918082f6110ea550e7');
INSERT INTO public.audit_block VALUES (39, '01a20304-3619-7255-8b9a-dfa67af46969', '01a20304-3619-7255-8b9a-dfa67af46969', '2026-10-21 08:00:00+00', '\x67c5df2953160fd9c4f62fc35eb244f345bf6a28c27ae9759edb9d7fcbc5289d', '\xd1a244f0dc7ed8bf6c12065f5b689c010271c835b49ffab230541dbd6ab1eecb', '\x01a20304361972558b9adfa67af46969', '\x89e52768e1845c5080963cb1700aca66fb023a3462b97052b214f5453297543b');
INSERT INTO public.audit_block VALUES (40, '01a20304-3620-7317-978f-b17c4b25d33c', '01a20304-3620-7317-978f-b17c4b25d33c', '2026-10-22 08:00:00+00', '\xd1a244f0dc7ed8bf6c12065f5b689c010271c835b49ffab230541dbd6ab1eecb', '\xfdbd64dc41e1377a5d73f0b3e2f770f2ddae8f94923288ca84da949b1064e40b', '\x01a2030436207317978fb17c4b25d33c', '\x48647d8aa109874a322307e654d6bd68d959a39c3a56506eac83a5e30f29a240');
INSERT INTO public.audit_block VALUES (41, '01a20304-3627-7256-875f-a5575eddc9bf', '01a20304-3627-7256-875f-a5575eddc9bf', '2026-10-22 08:00:00+00', '\xfdbd64dc41e1377a5d73f0b3e2f770f2ddae8f94923288ca84da949b1064e40b', '\xc687e5f65a1cea8635c8e63c04bb6d17bef541199800578d54b03b5079cd017a', '\x01a2030436277256875fa5575eddc9bf', '\x451e2170ca00e487f7582da6f61bf795f3bb07aaf18bea6344e9eaa1c77ed52e');
INSERT INTO public.audit_block VALUES (42, '01a20304-3630-75d8-a30a-c3cc8350b319', '01a20304-3630-75d8-a30a-c3cc8350b319', '2026-10-22 08:00:00+00', '\xc687e5f65a1cea8635c8e63c04bb6d17bef541199800578d54b03b5079cd017a', '\xd85e3c480672d24db617b8c2fad0b16167f6eeb72fe56bf0565f41076d256a03', '\x01a20304363075d8a30ac3cc8350b319', '\xa11b9d4ff7625f7eb014b3ae3d0e44157ae38de2ad2dceaca2da00560342d76f');
INSERT INTO public.audit_block VALUES (43, '01a20304-3638-751f-ae37-d75b3ac9e502', '01a20304-3638-751f-ae37-d75b3ac9e502', '2026-10-22 08:00:00+00', '\xd85e3c480672d24db617b8c2fad0b16167f6eeb72fe56bf0565f41076d256a03', '\x23da113de83ea85b488e688f4bdaa091c3056ccabca492b262c8822e22185b78', '\x01a203043638751fae37d75b3ac9e502', '\x649e2be357ea2bae64f123eb09196095935ca6ae198398305301c1ad0ce89d10');
INSERT INTO public.audit_block VALUES (44, '01a20304-3640-762d-8fbd-e687a5b08ad3', '01a20304-3640-762d-8fbd-e687a5b08ad3', '2026-10-23 08:00:00+00', '\x23da113de83ea85b488e688f4bdaa091c3056ccabca492b262c8822e22185b78', '\x96330f5a355b002db23fa6792b87ba7469163f8a9fd9d546d15f6eb556ccf93b', '\x01a203043640762d8fbde687a5b08ad3', '\x5cc9018ece84c8afbd21ef9273122a98367146682ea608d1dc0d57ee9f776706');
INSERT INTO public.audit_block VALUES (45, '01a20304-3645-731f-a6ba-80aeb02b5c30', '01a20304-3645-731f-a6ba-80aeb02b5c30', '2026-10-23 08:00:00+00', '\x96330f5a355b002db23fa6792b87ba7469163f8a9fd9d546d15f6eb556ccf93b', '\x44d72f6ff021d6268af2068a9db344df34676204e6c21ceb56e5fe6477696d79', '\x01a203043645731fa6ba80aeb02b5c30', '\x27e787ccf2afc131cc49a4feb4a0ea478084ef74f3bdea4ff3c8850116d353a0');
INSERT INTO public.audit_block VALUES (46, '01a20304-364e-70c7-9174-807338c5577c', '01a20304-364e-70c7-9174-807338c5577c', '2026-10-25 08:00:00+00', '\x44d72f6ff021d6268af2068a9db344df34676204e6c21ceb56e5fe6477696d79', '\x47c98c7f8a572fe2fe0a543642476f7b829dc39a1ff910ad1412a2e135b9a26d', '\x01a20304364e70c79174807338c5577c', '\xe8af802c3a066f8cb268f1b842cf01f69971be5aed8b77c2e8e108d806605341');
INSERT INTO public.audit_block VALUES (47, '01a20304-3659-76d6-a557-4d4d12c92d74', '01a20304-3659-76d6-a557-4d4d12c92d74', '2026-10-27 08:00:00+00', '\x47c98c7f8a572fe2fe0a543642476f7b829dc39a1ff910ad1412a2e135b9a26d', '\xc8fc41be43a1852098141c84548d3c790f156f5d2b1348ed0aad86e8f2fbad45', '\x01a20304365976d6a5574d4d12c92d74', '\x261875fcd47b716e6a8f7d26d77a79bc919cd803fd0b0a87725ce98813389f76');
INSERT INTO public.audit_event VALUES ('01a20304-3517-70da-b6c3-b6db63043450', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'person.register', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'identity contact address household', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3520-7526-900f-30c981a4bb52', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'person.read', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'household', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-352b-7697-a24b-efd11efbe1be', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'need.open', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'needs.CARE', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3533-709f-93ee-1ca6a7869aa6', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'person.read', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'needs.CARE', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3538-718e-97fa-8f87db69ed02', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'need.open', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'needs.SOCI', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-353d-7713-8b5f-b4547d8e8cde', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'person.read', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'needs.SOCI', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3542-779f-ad28-d0464a8a145b', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'need.open', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'needs.DISA', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3548-776c-af41-f1c9b3aaf35e', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'person.read', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'needs.DISA', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-354c-761a-880f-c3c6aeba5ca1', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'grant.give', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'card identity contact address needs.CARE', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3550-77eb-9f6d-8f599f8d071a', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'person.read', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'grants', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3557-700d-84a3-c8547726308b', '2026-09-24 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'social_worker', 'coordinate', 'referral.send', '01a20304-3513-7218-beb4-c1968ba8c647', 'lead', 'identity contact address needs.CARE', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3560-701b-bc0d-ecd54b68c013', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.register', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'identity contact address household', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3565-70b8-a11c-15ac0d2ada39', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'household', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-356b-75a0-8b16-442a1d65d17c', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'need.open', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'needs.GOOD', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3571-7730-8a3f-c6162603a698', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'needs.GOOD', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3575-7621-a354-f8cf3644a4f1', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'need.open', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'needs.LANG', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-357b-75bd-9ef0-985b7154baee', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'needs.LANG', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3581-730b-bc04-b6bd8296d190', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'need.open', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'needs.HOUS', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3586-75ca-a749-5e1a9ff35816', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'needs.HOUS', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-358b-7147-8ce4-1c3a070f1e6b', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'grant.give', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'card contact needs.HOUS needs.GOOD needs.LANG', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-358e-7725-958d-dcbc5772ab3d', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-355e-7130-83ce-a9e90d45512d', 'lead', 'grants', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3594-7368-8f4b-1f6c50c7d769', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'social_worker', 'coordinate', 'person.register', '01a20304-3593-764e-b0b2-726e54a65517', 'lead', 'identity contact address household', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3599-7241-9ecc-e1b19250568a', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'social_worker', 'coordinate', 'person.read', '01a20304-3593-764e-b0b2-726e54a65517', 'lead', 'household', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-359d-7482-95ce-89b1c95ae44c', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'social_worker', 'coordinate', 'person.update', '01a20304-3593-764e-b0b2-726e54a65517', 'lead', 'protection', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35a3-7579-9f95-b0da1e7213d9', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'social_worker', 'coordinate', 'need.open', '01a20304-3593-764e-b0b2-726e54a65517', 'lead', 'needs.VIOL', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35a7-74a7-aa18-d867d194d329', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'social_worker', 'coordinate', 'person.read', '01a20304-3593-764e-b0b2-726e54a65517', 'lead', 'needs.VIOL', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35ac-7398-81d1-8f4d4bb0b885', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'social_worker', 'coordinate', 'need.open', '01a20304-3593-764e-b0b2-726e54a65517', 'lead', 'needs.HOUS', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35b0-71af-9851-bebdb7a61b4b', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'social_worker', 'coordinate', 'person.read', '01a20304-3593-764e-b0b2-726e54a65517', 'lead', 'needs.HOUS', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35b8-72c8-a596-47f3822b4e15', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.register', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'identity contact address household story', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35bd-77e3-baea-8b08acaaa40b', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'household', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35c6-700b-baec-eef9dd19f4a9', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.update', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'economic citizenship minors', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35d4-749f-ac0c-605c3794d4ae', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'need.open', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'needs.HOUS', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35dc-7281-84b5-70631ea34808', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'needs.HOUS', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35e6-76c9-a35d-6b09b36ac53f', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'need.open', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'needs.FOOD', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35f0-77ff-9e53-a7533b0aa4de', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'needs.FOOD', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-35fb-7001-a7b6-e94218a57bc4', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'need.open', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'needs.WORK', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3609-718b-a1e2-4cf1c9392dd6', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'needs.WORK', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-360f-7716-bdd3-cba40067ba91', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'need.open', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'needs.MENT', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3619-7255-8b9a-dfa67af46969', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'needs.MENT', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3620-7317-978f-b17c4b25d33c', '2026-10-22 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'grant.give', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'card contact needs.HOUS needs.WORK', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3627-7256-875f-a5575eddc9bf', '2026-10-22 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'grants', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3630-75d8-a30a-c3cc8350b319', '2026-10-22 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'grant.give', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'card identity contact needs.FOOD', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3638-751f-ae37-d75b3ac9e502', '2026-10-22 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'grants', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3640-762d-8fbd-e687a5b08ad3', '2026-10-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'grant.give', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'identity contact health needs.MENT', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3645-731f-a6ba-80aeb02b5c30', '2026-10-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'person.read', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'grants', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-364e-70c7-9174-807338c5577c', '2026-10-25 08:00:00+00', '01a20304-34e6-77de-8f09-0fe9d291a14c', '01a20304-34e8-758c-a5d2-e4ee63c5e674', 'psychologist', 'coordinate', 'person.update', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'shared_with', 'health', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.audit_event VALUES ('01a20304-3659-76d6-a557-4d4d12c92d74', '2026-10-27 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'social_worker', 'coordinate', 'referral.send', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'lead', 'identity contact needs.FOOD', '10b1086bcd4ee94c0dc90e6281692090ef3696c94503d6469062c03d82dfca0e', 'demo');
INSERT INTO public.card_crowd VALUES ('', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '65+', '1', 'it', 1);
INSERT INTO public.card_crowd VALUES ('DISA', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '65+', '1', 'it', 1);
INSERT INTO public.card_crowd VALUES ('', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '18-34', '5+', 'bn it', 1);
INSERT INTO public.card_crowd VALUES ('', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '35-64', '2', 'it', 1);
INSERT INTO public.card_crowd VALUES ('MENT', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '35-64', '2', 'it', 1);
INSERT INTO public.card_crowd_member VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', '', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '65+', '1', 'it');
INSERT INTO public.card_crowd_member VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', 'DISA', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '65+', '1', 'it');
INSERT INTO public.card_crowd_member VALUES ('01a20304-355e-7130-83ce-a9e90d45512d', '', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '18-34', '5+', 'bn it');
INSERT INTO public.card_crowd_member VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', '', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '35-64', '2', 'it');
INSERT INTO public.card_crowd_member VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'MENT', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '35-64', '2', 'it');
INSERT INTO public.directory_source VALUES ('network', 0, NULL, NULL);
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fdeb3bc3115', 0, NULL, 'network', NULL, NULL, 'municipio', 'Comune di Milano – Servizio sociale Municipio 9', 'comune di milano servizio sociale municipio 9', NULL, NULL, NULL, 'info@municipio9.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fdfb2c4a539', 0, NULL, 'network', NULL, NULL, 'municipio', 'Comune di Milano – Servizio sociale Municipio 8', 'comune di milano servizio sociale municipio 8', NULL, NULL, NULL, 'info@municipio8.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe0455ee098', 0, NULL, 'network', NULL, NULL, 'ambito', 'Ambito di Rho – Servizio sociale', 'ambito di rho servizio sociale', NULL, NULL, NULL, 'info@ambito-rho.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe167aa8431', 0, NULL, 'network', NULL, NULL, 'ambito', 'Ambito di Garbagnate – Servizio sociale', 'ambito di garbagnate servizio sociale', NULL, NULL, NULL, 'info@ambito-garbagnate.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe2f7a4f378', 0, NULL, 'network', NULL, NULL, 'caritas', 'Caritas – Centro d''ascolto Niguarda', 'caritas centro d ascolto niguarda', NULL, NULL, NULL, 'info@caritas.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe35fd86ac4', 0, NULL, 'network', NULL, NULL, 'caritas', 'Caritas – Centro d''ascolto Rho', 'caritas centro d ascolto rho', NULL, NULL, NULL, 'info@caritas-rho.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe4b3b066d3', 0, NULL, 'network', NULL, NULL, 'aps', 'Emporio Solidale Bicocca', 'emporio solidale bicocca', NULL, NULL, NULL, 'info@emporio.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe5ad1cf932', 0, NULL, 'network', NULL, NULL, 'odv', 'Casa Aperta ODV', 'casa aperta odv', NULL, NULL, NULL, 'info@casa-aperta.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe6c39e272e', 0, NULL, 'network', NULL, NULL, 'odv', 'Tetto Amico ODV', 'tetto amico odv', NULL, NULL, NULL, 'info@tetto-amico.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe72fd39370', 0, NULL, 'network', NULL, NULL, 'cav', 'Centro antiviolenza La Quercia', 'centro antiviolenza la quercia', NULL, NULL, NULL, 'info@cav.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe884d9945d', 0, NULL, 'network', NULL, NULL, 'serd', 'SerD Milano Nord', 'serd milano nord', NULL, NULL, NULL, 'info@serd.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fe9d291a14c', 0, NULL, 'network', NULL, NULL, 'cps', 'CPS Niguarda', 'cps niguarda', NULL, NULL, NULL, 'info@cps.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fea730ef869', 0, NULL, 'network', NULL, NULL, 'consultorio', 'Consultorio familiare Affori', 'consultorio familiare affori', NULL, NULL, NULL, 'info@consultorio.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0febbd0a2c65', 0, NULL, 'network', NULL, NULL, 'cooperative', 'Cooperativa sociale Il Ponte', 'cooperativa sociale il ponte', NULL, NULL, NULL, 'info@cooperativa-ponte.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fec8ec49161', 0, NULL, 'network', NULL, NULL, 'cooperative', 'Cooperativa sociale Mani Tese', 'cooperativa sociale mani tese', NULL, NULL, NULL, 'info@cooperativa-mani.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fed891b7bd1', 0, NULL, 'network', NULL, NULL, 'cooperative', 'Cooperativa sociale Il Germoglio', 'cooperativa sociale il germoglio', NULL, NULL, NULL, 'info@cooperativa-germoglio.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0feee1cf1b0e', 0, NULL, 'network', NULL, NULL, 'patronato', 'Patronato dei Lavoratori – Milano Nord', 'patronato dei lavoratori milano nord', NULL, NULL, NULL, 'info@patronato.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0fefdd5bbcc7', 0, NULL, 'network', NULL, NULL, 'patronato', 'Patronato dei Lavoratori – Rho', 'patronato dei lavoratori rho', NULL, NULL, NULL, 'info@patronato-rho.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff02724d737', 0, NULL, 'network', NULL, NULL, 'street_unit', 'Unità di strada Notturna', 'unita di strada notturna', NULL, NULL, NULL, 'info@strada.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff1446161be', 0, NULL, 'network', NULL, NULL, 'ama', 'AMALO – Auto mutuo aiuto Lombardia', 'amalo auto mutuo aiuto lombardia', NULL, NULL, NULL, 'info@amalo.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff23b6a233f', 0, NULL, 'network', NULL, NULL, 'school', 'Istituto comprensivo Via Maffucci', 'istituto comprensivo via maffucci', NULL, NULL, NULL, 'info@scuola.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff3e88d117c', 0, NULL, 'network', NULL, NULL, 'job_centre', 'Centro per l''impiego Milano Nord', 'centro per l impiego milano nord', NULL, NULL, NULL, 'info@lavoro.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff4106273ff', 0, NULL, 'network', NULL, NULL, 'foundation', 'Fondazione Pane e Casa', 'fondazione pane e casa', NULL, NULL, NULL, 'info@fondazione.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff5f1fe6d4f', 0, NULL, 'network', NULL, NULL, 'religious', 'Parrocchia San Dionigi', 'parrocchia san dionigi', NULL, NULL, NULL, 'info@parrocchia.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff6cabe8526', 0, NULL, 'network', NULL, NULL, 'aps', 'Banco dei Vestiti', 'banco dei vestiti', NULL, NULL, NULL, 'info@banco.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff76e78611b', 0, NULL, 'network', NULL, NULL, 'aps', 'Doposcuola del Quartiere', 'doposcuola del quartiere', NULL, NULL, NULL, 'info@doposcuola.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff8db35f26b', 0, NULL, 'network', NULL, NULL, 'cooperative', 'Cooperativa Parole Migranti', 'cooperativa parole migranti', NULL, NULL, NULL, 'info@mediatori.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ff9da9a5035', 0, NULL, 'network', NULL, NULL, 'aps', 'Sportello Legale di Strada', 'sportello legale di strada', NULL, NULL, NULL, 'info@legale.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ffa3d90ec61', 0, NULL, 'network', NULL, NULL, 'company', 'Forno Bianchi S.r.l.', 'forno bianchi s r l', NULL, NULL, NULL, 'info@azienda.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ffbf5febef5', 0, NULL, 'network', NULL, NULL, 'odv', 'Amici del Parco ODV', 'amici del parco odv', NULL, NULL, NULL, 'info@senza-accordo.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.face_edition VALUES ('01a20304-34e6-77de-8f09-0ffc3bb3743a', 0, NULL, 'network', NULL, NULL, 'network', 'Rete AMìS – Coordinamento', 'rete amis coordinamento', NULL, NULL, NULL, 'info@rete.example', NULL, '2026-10-03 09:00:00+00');
INSERT INTO public.household VALUES ('01a20304-3515-7072-9281-1b3445e85f36', 'registered', 1);
INSERT INTO public.household VALUES ('01a20304-355f-72cb-a784-065c481ab358', 'registered', 1);
INSERT INTO public.household VALUES ('01a20304-3594-7368-8f4b-1f6b489ebe49', 'cohabiting', 1);
INSERT INTO public.household VALUES ('01a20304-35b6-77fd-b474-7bb6eea5efd3', 'registered', 1);
INSERT INTO public.household_member VALUES ('01a20304-3510-7335-8482-a6e142613daf', '01a20304-3515-7072-9281-1b3445e85f36', NULL, 'Grazia', 1945, 'subject', 0);
INSERT INTO public.household_member VALUES ('01a20304-355d-7758-84b7-86f1cdf43410', '01a20304-355f-72cb-a784-065c481ab358', NULL, 'Nasrin', 1994, 'subject', 0);
INSERT INTO public.household_member VALUES ('01a20304-355d-7758-84b7-86f27ecdd803', '01a20304-355f-72cb-a784-065c481ab358', NULL, 'Kamal', 1990, 'partner', 1);
INSERT INTO public.household_member VALUES ('01a20304-355d-7758-84b7-86f362d27031', '01a20304-355f-72cb-a784-065c481ab358', NULL, 'Imran', 2017, 'child', 2);
INSERT INTO public.household_member VALUES ('01a20304-355d-7758-84b7-86f4b438f21f', '01a20304-355f-72cb-a784-065c481ab358', NULL, 'Laila', 2020, 'child', 3);
INSERT INTO public.household_member VALUES ('01a20304-355d-7758-84b7-86f502cbd995', '01a20304-355f-72cb-a784-065c481ab358', NULL, 'Amir', 2026, 'child', 4);
INSERT INTO public.household_member VALUES ('01a20304-3592-75ae-b76d-de3ecabb1239', '01a20304-3594-7368-8f4b-1f6b489ebe49', NULL, 'Anna', 1991, 'subject', 0);
INSERT INTO public.household_member VALUES ('01a20304-35b4-7619-ad40-997cc0b2d78e', '01a20304-35b6-77fd-b474-7bb6eea5efd3', NULL, 'Mario', 1974, 'subject', 0);
INSERT INTO public.household_member VALUES ('01a20304-35b4-7619-ad40-997df2fb050c', '01a20304-35b6-77fd-b474-7bb6eea5efd3', NULL, 'Sara', 2011, 'child', 1);
INSERT INTO public.kind_of_help VALUES ('f3a542e7-0f42-8096-b907-e25694b279fb', 'HOUS', 'hous.shelter', NULL, 'Accoglienza temporanea', 'Temporary accommodation', 'housing-instability', '1135', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b0d2fdac-6ab3-830d-89fd-ccedff4b228d', 'HOUS', 'hous.eviction', NULL, 'Sfratto', 'Eviction', 'housing-instability', '1142', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('67dc0055-4fdd-86c0-ad54-00e87a2ea3da', 'HOUS', 'hous.search', NULL, 'Ricerca di una casa', 'Finding a home', 'housing-instability', '1136', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('16afa1df-f143-87bc-9d81-ad7e8930a01b', 'HOUS', 'hous.rent', NULL, 'Aiuto per affitto e spese', 'Help with rent and service charges', 'housing-instability', '1137', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4dc7113f-88e3-8be4-ad97-118682a99d6d', 'HOUS', 'hous.repair', NULL, 'Casa inadeguata', 'Inadequate home', 'inadequate-housing', '1141', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9a7bc2d0-6343-8c9c-b9dc-96dc05efd8eb', 'HOML', 'homl.night', NULL, 'Un posto per la notte', 'A place for the night', 'homelessness', '1121', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('106c0673-f911-8f3d-89a1-cfdcd5cd8597', 'HOML', 'homl.street', NULL, 'Aiuto in strada', 'Help on the street', 'homelessness', '1303', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('5993cbd8-322b-85cb-b01e-6b7238819571', 'HOML', 'homl.hygiene', NULL, 'Docce, lavanderia, deposito', 'Showers, laundry, lockers', 'homelessness', '1218', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('97dac841-62b4-8631-90e8-38d15a06df57', 'HOML', 'homl.housing_first', NULL, 'Housing first', 'Housing first', 'homelessness', '1146', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'FOOD', 'food.parcel', NULL, 'Pacco alimentare', 'Food parcel', 'food-insecurity', '1130', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('99420ae6-ffbb-8f8a-a539-25e8813497ad', 'FOOD', 'food.meal', NULL, 'Pasto pronto', 'Cooked meal', 'food-insecurity', '1131', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9dffc26d-a8fa-8204-8d4e-d6041261059e', 'FOOD', 'food.emporium', NULL, 'Emporio solidale, tessera spesa', 'Solidarity shop, shopping card', 'food-insecurity', '1132', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('09dd3b54-2fd6-819d-864c-80e605bf6ca9', 'FOOD', 'food.vouchers', NULL, 'Buoni spesa', 'Food vouchers', 'food-insecurity', '1133', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('3038b5d8-d9f3-8742-bb46-cc1308f71d54', 'INCO', 'inco.benefits', NULL, 'Prestazioni e sussidi', 'Benefits', 'financial-insecurity', '1256', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8496b2e5-ba25-844e-8a4f-a8a7a005a181', 'INCO', 'inco.isee', NULL, 'ISEE e dichiarazioni', 'ISEE and tax papers', 'financial-insecurity', '1270', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('3422f26a-d181-835c-985d-f8f33844969b', 'INCO', 'inco.grant', NULL, 'Contributo economico', 'One-off contribution', 'financial-insecurity', '1232', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9007cdd5-198c-8cef-8d8f-6e2691755af4', 'INCO', 'inco.budget', NULL, 'Educazione finanziaria', 'Budgeting', 'financial-insecurity', '1262', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('564734fd-1e3b-8242-b910-c759e10bcb30', 'DEBT', 'debt.advice', NULL, 'Consulenza sui debiti', 'Debt advice', 'financial-insecurity', '1263', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b914257c-d4df-8188-a02a-ba96a693e917', 'DEBT', 'debt.microcredit', NULL, 'Microcredito', 'Microcredit', 'financial-insecurity', '1232', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('20fa47c4-23d8-82f1-bd21-cdff831fb8d4', 'DEBT', 'debt.usury', NULL, 'Usura', 'Usury', 'financial-insecurity', '1375', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('26c40366-de21-8629-b326-7bd7787e89fa', 'UTIL', 'util.bills', NULL, 'Bollette', 'Bills', 'utility-insecurity', '1138', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('d5a5e98c-b173-8fb5-b6df-fc9cf2ab3fcf', 'UTIL', 'util.bonus', NULL, 'Bonus sociale', 'Social energy bonus', 'utility-insecurity', '1138', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4057dbbe-4748-8168-a89f-1200ab298032', 'UTIL', 'util.saving', NULL, 'Risparmio energetico', 'Saving energy', 'utility-insecurity', '1141', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('d8dc100b-7638-886b-b249-3d5521aa5862', 'GOOD', 'good.baby', NULL, 'Cose per bambini', 'Things for babies', 'material-hardship', '1155', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('807e22d5-da5e-8aac-b3e0-2b95a3856b85', 'GOOD', 'good.clothes', NULL, 'Vestiti', 'Clothes', 'material-hardship', '1158', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('413caf83-c3da-807e-8844-41d5c7838e71', 'GOOD', 'good.furniture', NULL, 'Mobili ed elettrodomestici', 'Furniture and appliances', 'material-hardship', '1166', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('fc4e4671-b1fa-801f-88f4-2f0fd053cefd', 'GOOD', 'good.school', NULL, 'Materiale scolastico', 'School supplies', 'material-hardship', '1248', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('d4634ed3-d342-830e-9ef7-22b0c7015e0e', 'WORK', 'work.search', NULL, 'Ricerca di lavoro', 'Finding work', 'employment-status', '1357', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('62deff12-19ad-8d41-aad4-d7b2262f6a10', 'WORK', 'work.training', NULL, 'Tirocinio e formazione al lavoro', 'Traineeship and training', 'employment-status', '1365', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('75b2daa7-a841-8ea3-bf7a-91f2177279d1', 'WORK', 'work.supported', NULL, 'Inserimento protetto', 'Supported employment', 'employment-status', '1373', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9b12e7aa-10b2-851a-9ffe-132b70c2e0ec', 'WORK', 'work.rights', NULL, 'Diritti sul lavoro', 'Rights at work', 'employment-status', '1374', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('c4aa0490-cec7-868d-85c0-522c051ad2ef', 'EDUC', 'educ.support', NULL, 'Doposcuola e aiuto allo studio', 'Homework help', 'educational-attainment', '1343', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('169fff14-845e-85d0-8da6-93ceaf36062b', 'EDUC', 'educ.enrol', NULL, 'Iscrizione a scuola', 'School enrolment', 'educational-attainment', '1317', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('cebbb521-c77b-8e1d-ab40-7371f61b69ba', 'EDUC', 'educ.adult', NULL, 'Scuola per adulti', 'Adult education', 'educational-attainment', '1332', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('edf3b0fb-4b5c-8f13-8011-312e68345663', 'EDUC', 'educ.dropout', NULL, 'Dispersione scolastica', 'Dropping out', 'educational-attainment', '1324', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('eacc1894-32b7-8744-92fb-68d8aa12c460', 'LANG', 'lang.course', NULL, 'Corso di italiano', 'Italian course', 'language-access', '1326', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('bf66fd63-4d4b-8f9f-8190-c6c439b8dc3d', 'LANG', 'lang.mediation', NULL, 'Mediazione linguistica', 'Interpreting', 'language-access', '1390', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('64b63149-7f5d-8ad7-b91a-fff87173d991', 'LANG', 'lang.translation', NULL, 'Traduzione di documenti', 'Translation of papers', 'language-access', '1390', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('bbbe6833-2adc-8c69-bc3c-7e2ef3fb7b99', 'DIGI', 'digi.identity', NULL, 'SPID, CIE, posta certificata', 'Digital identity', 'digital-access', '1293', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('264893fa-346c-83de-be7d-6eec4e1d78bc', 'DIGI', 'digi.device', NULL, 'Telefono, computer, connessione', 'Phone, computer, connection', 'digital-access', '1163', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('e121b907-3aaf-898f-b9da-14e0dee5e9bc', 'DIGI', 'digi.skills', NULL, 'Imparare a usare i servizi in rete', 'Digital skills', 'digital-literacy', '1351', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4e6b5e92-008a-87d2-bf31-b7406116636f', 'MOBI', 'mobi.accompany', NULL, 'Accompagnamento', 'Being driven or accompanied', 'transportation-insecurity', '1175', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('a6036f2b-bc61-8c98-b639-30f554ef340e', 'MOBI', 'mobi.ticket', NULL, 'Biglietti e abbonamenti', 'Tickets and passes', 'transportation-insecurity', '1173', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('77612701-8a02-8e3b-ab15-4d0a151990cd', 'MOBI', 'mobi.parking', NULL, 'Contrassegno disabili', 'Disabled parking permit', 'transportation-insecurity', '1293', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('0b40a3e5-11ff-87f6-9de6-96afd66d6344', 'LEGA', 'lega.advice', NULL, 'Consulenza legale', 'Legal advice', NULL, '1375', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('ade2e1ce-6aa4-8644-ac40-8986873b5641', 'LEGA', 'lega.documents', NULL, 'Documenti', 'Identity papers', NULL, '1384', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('102123d1-7117-82a6-8456-047bd28dd1fa', 'LEGA', 'lega.residence', NULL, 'Residenza', 'Registered residence', NULL, '1384', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('5687fed1-d006-8d30-a898-582a9a526b53', 'LEGA', 'lega.guardian', NULL, 'Amministratore di sostegno', 'Support administrator', NULL, '1383', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('cd5e0eb7-ff23-80ba-9f60-580a61a6914d', 'MIGR', 'migr.permit', NULL, 'Permesso di soggiorno', 'Residence permit', NULL, '1381', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('3c11c47c-3f1b-8d57-b2e3-46adddcc397b', 'MIGR', 'migr.asylum', NULL, 'Protezione internazionale', 'International protection', NULL, '1381', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('cc318e79-590c-8e17-9315-91795343e401', 'MIGR', 'migr.reunion', NULL, 'Ricongiungimento familiare', 'Family reunion', NULL, '1381', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('2340b551-4644-8825-9751-626f9deac660', 'MIGR', 'migr.citizenship', NULL, 'Cittadinanza', 'Citizenship', NULL, '1346', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8a7f0e0d-4e1d-8ed1-b2c7-8da79b068490', 'HEAL', 'heal.access', NULL, 'Medico e tessera sanitaria', 'Doctor and health card', 'health-insurance-coverage-status', '1202', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9e142580-a1c6-8a9f-a39e-0eb1d17872bf', 'HEAL', 'heal.care', NULL, 'Visite ed esami', 'Visits and tests', 'medical-cost-burden', '1201', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('c7408d2a-c447-8ff9-956f-4c2650ab4436', 'HEAL', 'heal.medicines', NULL, 'Farmaci e presìdi', 'Medicines and devices', 'medical-cost-burden', '1204', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('7c1b350d-8604-886b-96f1-8c74a9dab13a', 'HEAL', 'heal.pregnancy', NULL, 'Gravidanza e neonati', 'Pregnancy and newborns', 'health-insurance-coverage-status', '1217', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b35302a7-2d50-85a3-ab74-9e31bfb9cdb0', 'MENT', 'ment.support', NULL, 'Sostegno psicologico', 'Psychological support', 'stress', '1304', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('69c9bb3a-7f8d-8229-a2dd-0949230c8cde', 'MENT', 'ment.psychiatry', NULL, 'Presa in carico psichiatrica', 'Psychiatric care', 'stress', '1206', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('5a204b77-0166-8877-a8b9-7b8881fc614a', 'MENT', 'ment.group', NULL, 'Gruppo di auto mutuo aiuto', 'Self-help group', 'stress', '1310', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('d7e0e581-ac25-80d7-ab53-b2c37b6a549d', 'ADDI', 'addi.treatment', NULL, 'Cura delle dipendenze', 'Addiction treatment', NULL, '1178', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b10b64bf-55fd-88e8-974d-7c3cfffed037', 'ADDI', 'addi.gambling', NULL, 'Gioco d''azzardo', 'Gambling', NULL, '1178', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('28d48991-8fd1-8a7b-b640-6982deb88c78', 'ADDI', 'addi.group', NULL, 'Gruppo di auto mutuo aiuto', 'Self-help group', NULL, '1179', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4628d42f-ac18-8c49-b110-a52a085f9915', 'DISA', 'disa.home', NULL, 'Assistenza domiciliare', 'Care at home', NULL, '1307', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('2e0518a4-22d5-81b2-bc63-6caf36628f92', 'DISA', 'disa.aids', NULL, 'Ausili e barriere', 'Aids and barriers', NULL, '1170', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4917b267-b13c-86ca-aef2-45e270ff1af8', 'DISA', 'disa.day', NULL, 'Centro diurno', 'Day centre', NULL, '1278', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b28bb0fa-48ef-8eda-b9b8-348cf3635b72', 'DISA', 'disa.relief', NULL, 'Sollievo per chi assiste', 'Relief for carers', NULL, '1286', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('53edefec-255c-8178-b164-0293a011dca9', 'CARE', 'care.child', NULL, 'Cura dei bambini', 'Child care', NULL, '1280', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('a88d25ed-1d1b-854f-9d99-134cac4b4acf', 'CARE', 'care.elder', NULL, 'Cura degli anziani', 'Care of the elderly', NULL, '1307', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('598203ee-d723-87b3-97c6-ae281b82fc24', 'CARE', 'care.carer', NULL, 'Sostegno a chi assiste', 'Support for carers', NULL, '1286', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('5a4714b7-9df5-83ef-b2d2-06656f92ab5c', 'FAMI', 'fami.parenting', NULL, 'Sostegno alla genitorialità', 'Parenting support', NULL, '1195', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('624b66ad-8abf-8178-80a0-b9f6732f5009', 'FAMI', 'fami.mediation', NULL, 'Mediazione familiare', 'Family mediation', NULL, '1387', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('1fe974af-a430-822f-8fb2-3e76d4597243', 'FAMI', 'fami.visits', NULL, 'Incontri protetti', 'Supervised visits', NULL, '1306', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('0922b084-11a0-880a-b0ba-cd9826c67536', 'FAMI', 'fami.group', NULL, 'Gruppi di genitori', 'Parents'' groups', NULL, '1315', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('472633b4-3458-8fc2-b1e4-70005da38208', 'SOCI', 'soci.company', NULL, 'Compagnia', 'Company', 'social-connection', '1309', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('39c7f941-8bec-87be-b1eb-4228255e0cb9', 'SOCI', 'soci.place', NULL, 'Luoghi di incontro', 'Places to meet', 'social-connection', '1285', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('7f6bc4d9-c0df-8fe0-ac27-87a3bc1236ae', 'SOCI', 'soci.grief', NULL, 'Lutto', 'Grief', 'social-connection', '1314', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('ada85e3b-482c-86a2-afd1-b31a9b92cf17', 'SOCI', 'soci.volunteer', NULL, 'Fare volontariato', 'Volunteering', 'social-connection', '1308', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('2d0ac28f-7382-8cc6-9277-da243c11f736', 'VIOL', 'viol.listening', NULL, 'Ascolto e protezione', 'Listening and protection', 'intimate-partner-violence', '1123', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('fe97486a-ec34-8b74-a768-5c7a6127c733', 'VIOL', 'viol.refuge', NULL, 'Casa rifugio', 'Refuge', 'intimate-partner-violence', '1125', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('66384a1c-925e-8efb-aff3-6b8f77b82073', 'VIOL', 'viol.elder', NULL, 'Maltrattamento di anziani', 'Abuse of the elderly', 'elder-abuse', '1123', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('173a50d0-611d-8a10-bca8-53eb4b491387', 'MINO', 'mino.protection', NULL, 'Tutela', 'Protection', NULL, '1271', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('bc269589-435d-80cd-802e-e4969cff5107', 'MINO', 'mino.unaccompanied', NULL, 'Minori non accompagnati', 'Unaccompanied minors', NULL, '1383', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('acec9d38-ccd0-8ef5-9952-94ffb08de678', 'JUST', 'just.release', NULL, 'Dopo il carcere', 'After prison', 'incarceration-status', '1303', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('dc8ab4e8-0df1-8a54-bbeb-e2a3c4e03ddc', 'JUST', 'just.family', NULL, 'Famiglie di detenuti', 'Families of prisoners', 'incarceration-status', '1303', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('62b1aab1-2c0e-8c6a-bf18-97bbd053aafb', 'JUST', 'just.measures', NULL, 'Misure e lavori di pubblica utilità', 'Measures and community work', 'incarceration-status', '1303', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('ef3ab692-be3a-860c-aa41-ec0d5976f0b5', 'OTHR', 'othr.orientation', NULL, 'Orientamento ai servizi', 'Finding one''s way', 'sdoh-category-unspecified', '1292', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('18fe5ffc-5357-89cf-8aa4-ac03ded41ca2', 'OTHR', 'othr.forms', NULL, 'Aiuto con moduli', 'Help with forms', 'sdoh-category-unspecified', '1293', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('dff182e4-2096-880c-97d8-a3743278b868', 'OTHR', 'othr.pets', NULL, 'Animali', 'Pets', 'sdoh-category-unspecified', '1276', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('7f0b4afe-6aa9-8e95-a918-0fafb8fcb0a3', 'HOUS', 'hous.shelter.family', 'f3a542e7-0f42-8096-b907-e25694b279fb', 'Posto letto per una famiglia', 'Bed for a family', 'housing-instability', '1152', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('c4863c1e-1e4f-84ea-a0f1-0fe91da2c08e', 'HOUS', 'hous.shelter.single', 'f3a542e7-0f42-8096-b907-e25694b279fb', 'Posto letto per una persona sola', 'Bed for one person', 'housing-instability', '1152', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9cf84718-22a0-8e7a-8d30-acf2c25c1d42', 'HOUS', 'hous.shelter.parent_child', 'f3a542e7-0f42-8096-b907-e25694b279fb', 'Posto per genitore con bambino', 'Place for a parent with a child', 'housing-instability', '1152', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('5ccf8a88-cbd5-8488-9744-f1ce15ff4ca6', 'HOUS', 'hous.eviction.mediation', 'b0d2fdac-6ab3-830d-89fd-ccedff4b228d', 'Mediazione con il proprietario', 'Mediation with the landlord', 'housing-instability', '1387', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('11ddf5cf-9934-8d6f-9736-9f4991e3835b', 'HOUS', 'hous.eviction.home_after', 'b0d2fdac-6ab3-830d-89fd-ccedff4b228d', 'Una casa dopo lo sfratto', 'A home after the eviction', 'housing-instability', '1136', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8b630eab-c6cd-8479-983a-cf5fc676ba89', 'HOUS', 'hous.search.public', '67dc0055-4fdd-86c0-ad54-00e87a2ea3da', 'Domanda di casa popolare', 'Application for public housing', 'housing-instability', '1150', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('f4043931-8c58-8df3-ad9c-052389c72ff3', 'HOUS', 'hous.search.market', '67dc0055-4fdd-86c0-ad54-00e87a2ea3da', 'Casa in affitto sul mercato', 'Home on the market', 'housing-instability', '1136', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('644c0d52-a347-8773-8796-b0bc7701e3bb', 'HOUS', 'hous.search.cohousing', '67dc0055-4fdd-86c0-ad54-00e87a2ea3da', 'Coabitazione', 'Shared home', 'housing-instability', '1146', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('7fe2cf13-4771-8d98-839d-d6f25205ec86', 'HOUS', 'hous.rent.arrears', '16afa1df-f143-87bc-9d81-ad7e8930a01b', 'Morosità', 'Arrears', 'housing-instability', '1137', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('93224ae7-476a-8358-9a8f-f84283298414', 'HOUS', 'hous.rent.deposit', '16afa1df-f143-87bc-9d81-ad7e8930a01b', 'Deposito cauzionale', 'Deposit', 'housing-instability', '1137', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4c0589dc-f593-8043-bea2-31741f25b468', 'HOUS', 'hous.repair.repairs', '4dc7113f-88e3-8be4-ad97-118682a99d6d', 'Riparazioni', 'Repairs', 'inadequate-housing', '1141', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('36e858ea-8f19-8d62-8d53-27dd35a8c6e5', 'HOUS', 'hous.repair.crowding', '4dc7113f-88e3-8be4-ad97-118682a99d6d', 'Sovraffollamento', 'Overcrowding', 'inadequate-housing', '1136', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8f38ffd4-1e86-860a-81f3-6db113a2f5f3', 'HOML', 'homl.night.dormitory', '9a7bc2d0-6343-8c9c-b9dc-96dc05efd8eb', 'Dormitorio', 'Dormitory', 'homelessness', '1121', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('1c1aa5eb-8eba-8879-8b3e-6bf7bf9816ed', 'HOML', 'homl.night.cold', '9a7bc2d0-6343-8c9c-b9dc-96dc05efd8eb', 'Piano freddo', 'Winter places', 'homelessness', '1121', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b462d485-0dd8-82e5-a314-aadb401a1669', 'HOML', 'homl.street.unit', '106c0673-f911-8f3d-89a1-cfdcd5cd8597', 'Unità di strada', 'Street unit', 'homelessness', '1306', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('3251f69a-7517-8166-8121-8443d52c654f', 'HOML', 'homl.street.day_centre', '106c0673-f911-8f3d-89a1-cfdcd5cd8597', 'Centro diurno', 'Day centre', 'homelessness', '1303', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('83c49f68-bc92-8e9a-a6a1-6621de30ca8c', 'FOOD', 'food.parcel.ordinary', 'b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'Pacco ordinario', 'Ordinary parcel', 'food-insecurity', '1130', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('aa678e59-b43f-8cfa-bb96-23d3d700e635', 'FOOD', 'food.parcel.urgent', 'b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'Pacco d''urgenza', 'Urgent parcel', 'food-insecurity', '1128', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('a9cc82ce-dc4c-8c48-a18a-582945d3f3a6', 'FOOD', 'food.parcel.infant', 'b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'Latte e pappe', 'Infant food', 'food-insecurity', '1157', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('0eb40306-77ec-8353-9a95-c5fbfec12d10', 'FOOD', 'food.meal.canteen', '99420ae6-ffbb-8f8a-a539-25e8813497ad', 'Mensa', 'Canteen', 'food-insecurity', '1131', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('096b68fa-e233-8998-bdbf-a87d0038f312', 'FOOD', 'food.meal.home', '99420ae6-ffbb-8f8a-a539-25e8813497ad', 'Pasti a domicilio', 'Meals at home', 'food-insecurity', '1129', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('a9b17687-02a6-8924-8ef9-afca1d28c404', 'INCO', 'inco.benefits.inclusion', '3038b5d8-d9f3-8742-bb46-cc1308f71d54', 'Assegno di inclusione', 'Inclusion allowance', 'financial-insecurity', '1256', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8199a7d1-b34f-848d-a299-d58c94c12a14', 'INCO', 'inco.benefits.child', '3038b5d8-d9f3-8742-bb46-cc1308f71d54', 'Assegno unico', 'Child allowance', 'financial-insecurity', '1256', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('da0e1312-795f-87dc-b48f-bf53d42486cc', 'INCO', 'inco.benefits.pension', '3038b5d8-d9f3-8742-bb46-cc1308f71d54', 'Pensione e assegno sociale', 'Pension', 'financial-insecurity', '1259', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('f695fff8-e9a7-82fb-9662-3e33aa8570cf', 'INCO', 'inco.benefits.invalidity', '3038b5d8-d9f3-8742-bb46-cc1308f71d54', 'Invalidità civile', 'Disability benefit', 'financial-insecurity', '1257', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9740197f-c90d-8450-a14a-e961e8109a78', 'DEBT', 'debt.advice.counselling', '564734fd-1e3b-8242-b910-c759e10bcb30', 'Ascolto e piano di rientro', 'Counselling and plan', 'financial-insecurity', '1263', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('7adc9a76-d702-8ab9-981f-ba49a0c046cc', 'DEBT', 'debt.advice.insolvency', '564734fd-1e3b-8242-b910-c759e10bcb30', 'Sovraindebitamento', 'Insolvency procedure', 'financial-insecurity', '1389', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('082b9855-8f3c-8c30-9994-de208d1797e5', 'UTIL', 'util.bills.arrears', '26c40366-de21-8629-b326-7bd7787e89fa', 'Bollette arretrate', 'Unpaid bills', 'utility-insecurity', '1138', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('c5b36d06-2127-8740-a87b-fdec3ce3717f', 'UTIL', 'util.bills.reconnection', '26c40366-de21-8629-b326-7bd7787e89fa', 'Riallaccio', 'Reconnection', 'utility-insecurity', '1138', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('207b898e-d7af-8765-bb73-a096828fad75', 'GOOD', 'good.baby.pushchair', 'd8dc100b-7638-886b-b249-3d5521aa5862', 'Passeggino', 'Pushchair', 'material-hardship', '1155', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('3ce8fe42-b1c7-8335-a7bd-30bc2a380d45', 'GOOD', 'good.baby.cot', 'd8dc100b-7638-886b-b249-3d5521aa5862', 'Lettino', 'Cot', 'material-hardship', '1155', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('61749806-2d0b-87b3-92c1-3083f1ac1539', 'GOOD', 'good.baby.nappies', 'd8dc100b-7638-886b-b249-3d5521aa5862', 'Pannolini', 'Nappies', 'material-hardship', '1157', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('c3621289-a2a4-8a7f-8caa-4b6522ddad26', 'GOOD', 'good.baby.clothes', 'd8dc100b-7638-886b-b249-3d5521aa5862', 'Vestitini', 'Baby clothes', 'material-hardship', '1156', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9bd72ce4-076a-8870-985b-c2b75b17c853', 'GOOD', 'good.clothes.adult', '807e22d5-da5e-8aac-b3e0-2b95a3856b85', 'Per adulti', 'For adults', 'material-hardship', '1158', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('fd5f6170-89bc-8b71-93af-4a0de8b499fe', 'GOOD', 'good.clothes.child', '807e22d5-da5e-8aac-b3e0-2b95a3856b85', 'Per bambini e ragazzi', 'For children', 'material-hardship', '1160', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b0cc69ba-00f5-8348-9ed7-a8ac1e67f1bd', 'GOOD', 'good.furniture.bed', '413caf83-c3da-807e-8844-41d5c7838e71', 'Letto', 'Bed', 'material-hardship', '1166', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('1a2cac81-1287-828b-b764-b94f79b3a5df', 'GOOD', 'good.furniture.washing_machine', '413caf83-c3da-807e-8844-41d5c7838e71', 'Lavatrice', 'Washing machine', 'material-hardship', '1163', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('29494a58-8dbc-887e-acd6-aa9a26bc9f00', 'GOOD', 'good.furniture.fridge', '413caf83-c3da-807e-8844-41d5c7838e71', 'Frigorifero', 'Fridge', 'material-hardship', '1163', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('671dec15-4d8f-8155-836d-7607f66fde8c', 'WORK', 'work.search.curriculum', 'd4634ed3-d342-830e-9ef7-22b0c7015e0e', 'Curriculum e colloquio', 'CV and interview', 'employment-status', '1370', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('9543ac7f-3f0f-8b96-87d8-0a7cf4255213', 'WORK', 'work.search.placement', 'd4634ed3-d342-830e-9ef7-22b0c7015e0e', 'Inserimento', 'Placement', 'employment-status', '1358', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('14e69323-428f-8b83-bafb-7d1bfe05c316', 'WORK', 'work.training.traineeship', '62deff12-19ad-8d41-aad4-d7b2262f6a10', 'Tirocinio', 'Traineeship', 'employment-status', '1372', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('08ea03f8-d5bb-8bc0-a9d7-9d24f3a6d1f1', 'WORK', 'work.training.course', '62deff12-19ad-8d41-aad4-d7b2262f6a10', 'Corso professionale', 'Vocational course', 'employment-status', '1372', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('c675377d-140e-89e2-b65b-ebd37f9a4d28', 'EDUC', 'educ.support.homework', 'c4aa0490-cec7-868d-85c0-522c051ad2ef', 'Compiti', 'Homework', 'educational-attainment', '1343', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('a098c3d9-748b-83f2-b008-fa27d0a327ce', 'EDUC', 'educ.support.exam', 'c4aa0490-cec7-868d-85c0-522c051ad2ef', 'Preparazione agli esami', 'Preparing exams', 'educational-attainment', '1343', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('a2a1ad62-83eb-8e5c-be11-2743d5fe0990', 'EDUC', 'educ.adult.lower', 'cebbb521-c77b-8e1d-ab40-7371f61b69ba', 'Licenza media', 'Lower secondary certificate', 'educational-attainment', '1332', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('acd9d5b5-3421-8f10-9a1e-3ab23165067a', 'EDUC', 'educ.adult.literacy', 'cebbb521-c77b-8e1d-ab40-7371f61b69ba', 'Alfabetizzazione', 'Literacy', 'educational-attainment', '1350', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('90a7aa8b-701d-8edf-8661-5eab0a00ef25', 'LANG', 'lang.course.women', 'eacc1894-32b7-8744-92fb-68d8aa12c460', 'Per donne con bambini', 'For women with children', 'language-access', '1326', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('57fd9b0e-0f51-8d31-94cf-249fce3c6622', 'LANG', 'lang.course.certificate', 'eacc1894-32b7-8744-92fb-68d8aa12c460', 'Certificazione', 'Certificate', 'language-access', '1348', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('64949fca-cab7-8bf0-9646-7cc37dddf6b4', 'MOBI', 'mobi.accompany.health', '4e6b5e92-008a-87d2-bf31-b7406116636f', 'A visite e cure', 'To medical care', 'transportation-insecurity', '1176', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4b315cde-677b-8664-93eb-083769cc7a1a', 'MOBI', 'mobi.accompany.school', '4e6b5e92-008a-87d2-bf31-b7406116636f', 'A scuola', 'To school', 'transportation-insecurity', '1177', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4ad3eb28-056c-88c0-9f89-25b328f20969', 'LEGA', 'lega.advice.desk', '0b40a3e5-11ff-87f6-9de6-96afd66d6344', 'Sportello legale', 'Legal desk', NULL, '1375', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('ebc15408-e391-8e8d-af00-914b904ab2b7', 'LEGA', 'lega.advice.aid', '0b40a3e5-11ff-87f6-9de6-96afd66d6344', 'Gratuito patrocinio', 'State legal aid', NULL, '1389', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('cee2a583-a0e2-8dc6-9b36-7349c73ade31', 'MIGR', 'migr.permit.renewal', 'cd5e0eb7-ff23-80ba-9f60-580a61a6914d', 'Rinnovo', 'Renewal', NULL, '1381', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8d32ff48-6e79-88f7-93f5-2e78d86a3e4b', 'MIGR', 'migr.permit.conversion', 'cd5e0eb7-ff23-80ba-9f60-580a61a6914d', 'Conversione', 'Conversion', NULL, '1381', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('6711dd7f-450c-832a-b180-ade516468386', 'HEAL', 'heal.access.stp', '8a7f0e0d-4e1d-8ed1-b2c7-8da79b068490', 'STP o ENI', 'STP or ENI code', 'health-insurance-coverage-status', '1202', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('e36d6011-cec4-8550-9a6f-b9936e50f2dc', 'HEAL', 'heal.access.doctor', '8a7f0e0d-4e1d-8ed1-b2c7-8da79b068490', 'Medico di base', 'General practitioner', 'health-insurance-coverage-status', '1206', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('fab80f9b-cbc1-8f5c-a90b-a9f483716f9f', 'HEAL', 'heal.care.clinic', '9e142580-a1c6-8a9f-a39e-0eb1d17872bf', 'Ambulatorio gratuito', 'Free clinic', 'medical-cost-burden', '1201', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('293b400d-200f-8d6a-9644-7520a6858874', 'HEAL', 'heal.care.dental', '9e142580-a1c6-8a9f-a39e-0eb1d17872bf', 'Cure dentarie', 'Dental care', 'medical-cost-burden', '1184', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('01cf9c9c-c7ae-8733-b4b1-7b5869f6b5e4', 'MENT', 'ment.support.individual', 'b35302a7-2d50-85a3-ab74-9e31bfb9cdb0', 'Colloqui individuali', 'Individual sessions', 'stress', '1220', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('2757f46c-24cf-8004-bdf8-c15734f5ebdc', 'MENT', 'ment.support.minor', 'b35302a7-2d50-85a3-ab74-9e31bfb9cdb0', 'Per minori', 'For children', 'stress', '1220', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('aee40b31-3efb-8435-8407-569b00719ffc', 'ADDI', 'addi.treatment.serd', 'd7e0e581-ac25-80d7-ab53-b2c37b6a549d', 'SerD', 'SerD', NULL, '1181', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8f7a90d9-627e-84f5-9874-d86edb499c2b', 'ADDI', 'addi.treatment.community', 'd7e0e581-ac25-80d7-ab53-b2c37b6a549d', 'Comunità', 'Residential community', NULL, '1182', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8f480811-a7cb-884d-a99b-fe56fcc05481', 'DISA', 'disa.home.personal', '4628d42f-ac18-8c49-b110-a52a085f9915', 'Cura della persona', 'Personal care', NULL, '1307', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('8adacfca-2a3e-8961-9654-46ec8f6e6bbc', 'DISA', 'disa.home.household', '4628d42f-ac18-8c49-b110-a52a085f9915', 'Aiuto in casa', 'Help in the home', NULL, '1307', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b1eb5686-be4e-8c26-b7d9-f17fe1186ed9', 'CARE', 'care.child.nursery', '53edefec-255c-8178-b164-0293a011dca9', 'Nido', 'Nursery', NULL, '1280', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('d947f5d5-a1ea-87ac-ab8d-655b72d2b2d7', 'CARE', 'care.child.after_school', '53edefec-255c-8178-b164-0293a011dca9', 'Dopo la scuola', 'After school', NULL, '1279', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('0ce2b18a-a011-87fa-9792-d601b507192f', 'CARE', 'care.child.summer', '53edefec-255c-8178-b164-0293a011dca9', 'Centri estivi', 'Summer camps', NULL, '1283', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('07f3895c-a693-8b3e-b439-c96c8fe41f6f', 'CARE', 'care.elder.carer', 'a88d25ed-1d1b-854f-9d99-134cac4b4acf', 'Assistente familiare', 'Paid carer', NULL, '1307', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('d40b6966-daf3-8c8e-af98-e7635ace9428', 'CARE', 'care.elder.company', 'a88d25ed-1d1b-854f-9d99-134cac4b4acf', 'Spesa e commissioni', 'Shopping and errands', NULL, '1309', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('0d1f5ef3-df9c-8648-927b-74b65673ce85', 'FAMI', 'fami.parenting.newborn', '5a4714b7-9df5-83ef-b2d2-06656f92ab5c', 'Primi mesi', 'First months', NULL, '1306', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('0602f3d8-551b-8887-a301-09634b7c46d5', 'FAMI', 'fami.parenting.adolescents', '5a4714b7-9df5-83ef-b2d2-06656f92ab5c', 'Adolescenti', 'Adolescents', NULL, '1315', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('ec2b5f2e-18bf-8842-bfa7-4dcb19d84fb6', 'SOCI', 'soci.company.visits', '472633b4-3458-8fc2-b1e4-70005da38208', 'Visite a casa', 'Home visits', 'social-connection', '1306', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('59030a73-bf17-899e-a736-35f704531fd5', 'SOCI', 'soci.company.phone', '472633b4-3458-8fc2-b1e4-70005da38208', 'Telefonate', 'Phone calls', 'social-connection', '1316', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('09b2ae48-4543-8d7a-84c2-fb2c9fb6473d', 'SOCI', 'soci.place.elderly', '39c7f941-8bec-87be-b1eb-4228255e0cb9', 'Centro anziani', 'Centre for the elderly', 'social-connection', '1285', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('582bd7b2-c47e-8ff9-8196-ce00ba885673', 'SOCI', 'soci.place.youth', '39c7f941-8bec-87be-b1eb-4228255e0cb9', 'Centro giovani', 'Youth centre', 'social-connection', '1285', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('49a9c2ff-6fb5-85da-8b36-a9b6ead63970', 'VIOL', 'viol.listening.centre', '2d0ac28f-7382-8cc6-9277-da243c11f736', 'Centro antiviolenza', 'Anti-violence centre', 'intimate-partner-violence', '1124', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('529ca67f-2c51-877a-b1d3-70f06b4716b2', 'VIOL', 'viol.listening.legal', '2d0ac28f-7382-8cc6-9277-da243c11f736', 'Assistenza legale', 'Legal assistance', 'intimate-partner-violence', '1389', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('ed511cbd-ced9-810f-a2a5-5f30971e9df0', 'MINO', 'mino.protection.home_support', '173a50d0-611d-8a10-bca8-53eb4b491387', 'Educativa domiciliare', 'Educator at home', NULL, '1306', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('4d28d429-4440-80e7-ba0b-9103447f104a', 'MINO', 'mino.protection.foster', '173a50d0-611d-8a10-bca8-53eb4b491387', 'Affido', 'Foster care', NULL, '1272', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('0a49ff5d-8f4f-83f5-af4e-e9443635d2f0', 'MINO', 'mino.protection.community', '173a50d0-611d-8a10-bca8-53eb4b491387', 'Comunità per minori', 'Residential community', NULL, '1298', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('b4849a8c-417a-81f2-9295-00f6d7a4234d', 'JUST', 'just.release.home', 'acec9d38-ccd0-8ef5-9952-94ffb08de678', 'Alloggio per misure alternative', 'Home for alternative measures', 'incarceration-status', '1152', NULL, NULL);
INSERT INTO public.kind_of_help VALUES ('bee1de92-b08b-8a6d-b32e-7b85eb052575', 'JUST', 'just.release.work', 'acec9d38-ccd0-8ef5-9952-94ffb08de678', 'Lavoro esterno', 'Work outside', 'incarceration-status', '1359', NULL, NULL);
INSERT INTO public.kind_question VALUES ('169fff14-845e-85d0-8da6-93ceaf36062b', 'grade', 'Quale scuola', 'Which school', 'choice', 'nursery primary lower upper', 'card', 1);
INSERT INTO public.kind_question VALUES ('f3a542e7-0f42-8096-b907-e25694b279fb', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('f3a542e7-0f42-8096-b907-e25694b279fb', 'children', 'Ci sono minori', 'Children among them', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('f3a542e7-0f42-8096-b907-e25694b279fb', 'wheelchair', 'Serve un posto accessibile in carrozzina', 'Wheelchair access is needed', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('f3a542e7-0f42-8096-b907-e25694b279fb', 'pets', 'Ci sono animali', 'With pets', 'boolean', NULL, 'card', 4);
INSERT INTO public.kind_question VALUES ('f3a542e7-0f42-8096-b907-e25694b279fb', 'from_on', 'Da quando', 'From when', 'date', NULL, 'need', 5);
INSERT INTO public.kind_question VALUES ('b0d2fdac-6ab3-830d-89fd-ccedff4b228d', 'eviction_on', 'Data dello sfratto', 'Date of the eviction', 'date', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('b0d2fdac-6ab3-830d-89fd-ccedff4b228d', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('b0d2fdac-6ab3-830d-89fd-ccedff4b228d', 'children', 'Ci sono minori', 'Children among them', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('b0d2fdac-6ab3-830d-89fd-ccedff4b228d', 'stage', 'A che punto è', 'How far it has come', 'choice', 'notice validation execution', 'card', 4);
INSERT INTO public.kind_question VALUES ('67dc0055-4fdd-86c0-ad54-00e87a2ea3da', 'rooms', 'Quante stanze', 'How many rooms', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('67dc0055-4fdd-86c0-ad54-00e87a2ea3da', 'rent_max', 'Affitto sostenibile al mese, in euro', 'Rent that can be paid, euro a month', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('b28bb0fa-48ef-8eda-b9b8-348cf3635b72', 'days', 'Quanti giorni', 'How many days', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('67dc0055-4fdd-86c0-ad54-00e87a2ea3da', 'wheelchair', 'Serve una casa accessibile in carrozzina', 'Wheelchair access is needed', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('16afa1df-f143-87bc-9d81-ad7e8930a01b', 'arrears', 'Mensilità arretrate', 'Months in arrears', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('16afa1df-f143-87bc-9d81-ad7e8930a01b', 'deposit', 'Serve il deposito', 'A deposit is needed', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('4dc7113f-88e3-8be4-ad97-118682a99d6d', 'problem', 'Problema', 'Problem', 'choice', 'damp heating crowded unsafe', 'card', 1);
INSERT INTO public.kind_question VALUES ('4dc7113f-88e3-8be4-ad97-118682a99d6d', 'children', 'Ci sono minori', 'Children among them', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('9a7bc2d0-6343-8c9c-b9dc-96dc05efd8eb', 'tonight', 'Serve per stanotte', 'Needed tonight', 'boolean', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('9a7bc2d0-6343-8c9c-b9dc-96dc05efd8eb', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('9a7bc2d0-6343-8c9c-b9dc-96dc05efd8eb', 'dog', 'Con un cane', 'With a dog', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('106c0673-f911-8f3d-89a1-cfdcd5cd8597', 'place', 'Conosciuto dall''unità di strada', 'Known to the street unit', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('106c0673-f911-8f3d-89a1-cfdcd5cd8597', 'blankets', 'Servono coperte', 'Blankets are needed', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('5993cbd8-322b-85cb-b01e-6b7238819571', 'weekly', 'Quante volte alla settimana', 'How often a week', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('5993cbd8-322b-85cb-b01e-6b7238819571', 'clothes', 'Serve un cambio', 'A change of clothes is needed', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('97dac841-62b4-8631-90e8-38d15a06df57', 'years', 'Da quanti anni senza casa', 'Years without a home', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('97dac841-62b4-8631-90e8-38d15a06df57', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'infants', 'Bambini sotto i due anni', 'Children under two', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'halal', 'Senza maiale, halal', 'Halal', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'gluten_free', 'Senza glutine', 'Gluten free', 'boolean', NULL, 'card', 4);
INSERT INTO public.kind_question VALUES ('b2823d16-0709-8ac9-b0a9-ab3e76e33d8c', 'no_kitchen', 'Non può cucinare', 'Cannot cook', 'boolean', NULL, 'card', 5);
INSERT INTO public.kind_question VALUES ('99420ae6-ffbb-8f8a-a539-25e8813497ad', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('99420ae6-ffbb-8f8a-a539-25e8813497ad', 'halal', 'Senza maiale, halal', 'Halal', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('99420ae6-ffbb-8f8a-a539-25e8813497ad', 'weekends', 'Anche nei fine settimana', 'Weekends too', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('9dffc26d-a8fa-8204-8d4e-d6041261059e', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('9dffc26d-a8fa-8204-8d4e-d6041261059e', 'infants', 'Bambini sotto i due anni', 'Children under two', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('09dd3b54-2fd6-819d-864c-80e605bf6ca9', 'isee', 'Ha un ISEE valido', 'Has a valid ISEE', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('09dd3b54-2fd6-819d-864c-80e605bf6ca9', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('3038b5d8-d9f3-8742-bb46-cc1308f71d54', 'isee', 'Ha un ISEE valido', 'Has a valid ISEE', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('3038b5d8-d9f3-8742-bb46-cc1308f71d54', 'minors', 'Minori a carico', 'Dependent children', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('3038b5d8-d9f3-8742-bb46-cc1308f71d54', 'disability', 'Invalidità riconosciuta', 'Recognised disability', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('8496b2e5-ba25-844e-8a4f-a8a7a005a181', 'spid', 'Ha SPID o CIE', 'Has a digital identity', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('8496b2e5-ba25-844e-8a4f-a8a7a005a181', 'deadline_on', 'Scadenza', 'Deadline', 'date', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('3422f26a-d181-835c-985d-f8f33844969b', 'purpose', 'Per che cosa', 'What for', 'choice', 'rent bills food school health other', 'need', 1);
INSERT INTO public.kind_question VALUES ('3422f26a-d181-835c-985d-f8f33844969b', 'euros', 'Importo, in euro', 'Amount in euro', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('9007cdd5-198c-8cef-8d8f-6e2691755af4', 'group', 'Va bene in gruppo', 'A group is fine', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('9007cdd5-198c-8cef-8d8f-6e2691755af4', 'language', 'Serve un mediatore', 'An interpreter is needed', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('564734fd-1e3b-8242-b910-c759e10bcb30', 'creditors', 'Quanti creditori', 'How many creditors', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('564734fd-1e3b-8242-b910-c759e10bcb30', 'enforcement', 'Pignoramento in corso', 'Enforcement is under way', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('b914257c-d4df-8188-a02a-ba96a693e917', 'euros', 'Importo, in euro', 'Amount in euro', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('b914257c-d4df-8188-a02a-ba96a693e917', 'income', 'Ha un reddito', 'Has an income', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('20fa47c4-23d8-82f1-bd21-cdff831fb8d4', 'threats', 'Ci sono minacce', 'There are threats', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('20fa47c4-23d8-82f1-bd21-cdff831fb8d4', 'report', 'Ha già denunciato', 'Already reported', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('26c40366-de21-8629-b326-7bd7787e89fa', 'supply', 'Quale fornitura', 'Which supply', 'choice', 'electricity gas water heating phone', 'card', 1);
INSERT INTO public.kind_question VALUES ('26c40366-de21-8629-b326-7bd7787e89fa', 'cut_on', 'Data del distacco', 'Date of disconnection', 'date', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('26c40366-de21-8629-b326-7bd7787e89fa', 'bonus', 'Ha il bonus sociale', 'Has the social bonus', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('d5a5e98c-b173-8fb5-b6df-fc9cf2ab3fcf', 'isee', 'Ha un ISEE valido', 'Has a valid ISEE', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('d5a5e98c-b173-8fb5-b6df-fc9cf2ab3fcf', 'electromedical', 'Apparecchi elettromedicali', 'Medical devices', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('4057dbbe-4748-8168-a89f-1200ab298032', 'heating', 'Riscaldamento', 'Heating', 'choice', 'central own none', 'need', 1);
INSERT INTO public.kind_question VALUES ('4057dbbe-4748-8168-a89f-1200ab298032', 'windows', 'Infissi rotti', 'Broken windows', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('d8dc100b-7638-886b-b249-3d5521aa5862', 'months', 'Età del bambino in mesi', 'Age of the baby in months', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('d8dc100b-7638-886b-b249-3d5521aa5862', 'twins', 'Gemelli', 'Twins', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('d8dc100b-7638-886b-b249-3d5521aa5862', 'delivery', 'Serve la consegna', 'Delivery is needed', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('807e22d5-da5e-8aac-b3e0-2b95a3856b85', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('807e22d5-da5e-8aac-b3e0-2b95a3856b85', 'winter', 'Capi invernali', 'Winter clothes', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('413caf83-c3da-807e-8844-41d5c7838e71', 'floor', 'A che piano', 'Which floor', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('413caf83-c3da-807e-8844-41d5c7838e71', 'lift', 'C''è l''ascensore', 'There is a lift', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('413caf83-c3da-807e-8844-41d5c7838e71', 'transport', 'Serve il trasporto', 'Transport is needed', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('fc4e4671-b1fa-801f-88f4-2f0fd053cefd', 'grade', 'Quale scuola', 'Which school', 'choice', 'primary lower upper', 'card', 1);
INSERT INTO public.kind_question VALUES ('fc4e4671-b1fa-801f-88f4-2f0fd053cefd', 'children', 'Per quanti ragazzi', 'For how many children', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('d4634ed3-d342-830e-9ef7-22b0c7015e0e', 'field', 'Settore', 'Field', 'choice', 'care cleaning building catering logistics office other', 'card', 1);
INSERT INTO public.kind_question VALUES ('d4634ed3-d342-830e-9ef7-22b0c7015e0e', 'full_time', 'Tempo pieno', 'Full time', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('d4634ed3-d342-830e-9ef7-22b0c7015e0e', 'permit', 'Può lavorare in Italia', 'May work in Italy', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('d4634ed3-d342-830e-9ef7-22b0c7015e0e', 'licence', 'Ha la patente', 'Has a driving licence', 'boolean', NULL, 'card', 4);
INSERT INTO public.kind_question VALUES ('62deff12-19ad-8d41-aad4-d7b2262f6a10', 'italian', 'Livello di italiano', 'Level of Italian', 'choice', 'none a1 a2 b1 b2', 'card', 1);
INSERT INTO public.kind_question VALUES ('62deff12-19ad-8d41-aad4-d7b2262f6a10', 'hours', 'Ore alla settimana', 'Hours a week', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('75b2daa7-a841-8ea3-bf7a-91f2177279d1', 'listed', 'Iscritto al collocamento mirato', 'On the list for targeted placement', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('75b2daa7-a841-8ea3-bf7a-91f2177279d1', 'wheelchair', 'Posto accessibile in carrozzina', 'Wheelchair access is needed', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('9b12e7aa-10b2-851a-9ffe-132b70c2e0ec', 'contract', 'C''è un contratto', 'There is a contract', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('9b12e7aa-10b2-851a-9ffe-132b70c2e0ec', 'unpaid', 'Stipendi non pagati', 'Unpaid wages', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('c4aa0490-cec7-868d-85c0-522c051ad2ef', 'grade', 'Quale scuola', 'Which school', 'choice', 'primary lower upper', 'card', 1);
INSERT INTO public.kind_question VALUES ('c4aa0490-cec7-868d-85c0-522c051ad2ef', 'special', 'Bisogni educativi speciali', 'Special educational needs', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('c4aa0490-cec7-868d-85c0-522c051ad2ef', 'online', 'Va bene a distanza', 'Remote is fine', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('169fff14-845e-85d0-8da6-93ceaf36062b', 'mid_year', 'Ad anno iniziato', 'In mid-year', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('cebbb521-c77b-8e1d-ab40-7371f61b69ba', 'title', 'Titolo di studio', 'Highest certificate', 'choice', 'none primary lower upper', 'card', 1);
INSERT INTO public.kind_question VALUES ('cebbb521-c77b-8e1d-ab40-7371f61b69ba', 'evening', 'Di sera', 'In the evening', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('edf3b0fb-4b5c-8f13-8011-312e68345663', 'weeks', 'Da quante settimane non va a scuola', 'Weeks away from school', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('edf3b0fb-4b5c-8f13-8011-312e68345663', 'grade', 'Quale scuola', 'Which school', 'choice', 'primary lower upper', 'card', 2);
INSERT INTO public.kind_question VALUES ('eacc1894-32b7-8744-92fb-68d8aa12c460', 'level', 'Livello', 'Level', 'choice', 'none a1 a2 b1 b2', 'card', 1);
INSERT INTO public.kind_question VALUES ('eacc1894-32b7-8744-92fb-68d8aa12c460', 'childcare', 'Serve chi tenga i bambini', 'Childcare is needed', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('eacc1894-32b7-8744-92fb-68d8aa12c460', 'evening', 'Di sera', 'In the evening', 'boolean', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('bf66fd63-4d4b-8f9f-8190-c6c439b8dc3d', 'language', 'Lingua', 'Language', 'choice', 'ar bn zh es fr ru uk ur other', 'card', 1);
INSERT INTO public.kind_question VALUES ('bf66fd63-4d4b-8f9f-8190-c6c439b8dc3d', 'on', 'Quando', 'When', 'date', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('64b63149-7f5d-8ad7-b91a-fff87173d991', 'pages', 'Quante pagine', 'How many pages', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('64b63149-7f5d-8ad7-b91a-fff87173d991', 'sworn', 'Giurata', 'Sworn', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('bbbe6833-2adc-8c69-bc3c-7e2ef3fb7b99', 'document', 'Ha un documento valido', 'Has a valid document', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('bbbe6833-2adc-8c69-bc3c-7e2ef3fb7b99', 'phone', 'Ha un telefono', 'Has a phone', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('264893fa-346c-83de-be7d-6eec4e1d78bc', 'what', 'Che cosa', 'What', 'choice', 'phone computer connection', 'card', 1);
INSERT INTO public.kind_question VALUES ('264893fa-346c-83de-be7d-6eec4e1d78bc', 'school', 'Serve per la scuola', 'Needed for school', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('e121b907-3aaf-898f-b9da-14e0dee5e9bc', 'age_over_65', 'Oltre i 65 anni', 'Over 65', 'boolean', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('e121b907-3aaf-898f-b9da-14e0dee5e9bc', 'group', 'Va bene in gruppo', 'A group is fine', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('4e6b5e92-008a-87d2-bf31-b7406116636f', 'wheelchair', 'In carrozzina', 'In a wheelchair', 'boolean', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('4e6b5e92-008a-87d2-bf31-b7406116636f', 'on', 'Quando', 'When', 'date', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('4e6b5e92-008a-87d2-bf31-b7406116636f', 'weekly', 'Quante volte alla settimana', 'How often a week', 'integer', NULL, 'card', 3);
INSERT INTO public.kind_question VALUES ('a6036f2b-bc61-8c98-b639-30f554ef340e', 'months', 'Per quanti mesi', 'For how many months', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('a6036f2b-bc61-8c98-b639-30f554ef340e', 'reason', 'Per che cosa', 'What for', 'choice', 'work school health other', 'card', 2);
INSERT INTO public.kind_question VALUES ('77612701-8a02-8e3b-ab15-4d0a151990cd', 'certificate', 'Ha il certificato', 'Has the certificate', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('77612701-8a02-8e3b-ab15-4d0a151990cd', 'renewal', 'È un rinnovo', 'It is a renewal', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('0b40a3e5-11ff-87f6-9de6-96afd66d6344', 'field', 'Materia', 'Field', 'choice', 'family housing work debt criminal other', 'need', 1);
INSERT INTO public.kind_question VALUES ('0b40a3e5-11ff-87f6-9de6-96afd66d6344', 'hearing_on', 'Data dell''udienza', 'Date of the hearing', 'date', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('0b40a3e5-11ff-87f6-9de6-96afd66d6344', 'legal_aid', 'Ha diritto al gratuito patrocinio', 'Entitled to legal aid', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('ade2e1ce-6aa4-8644-ac40-8986873b5641', 'document', 'Quale documento', 'Which document', 'choice', 'identity health_card passport birth other', 'need', 1);
INSERT INTO public.kind_question VALUES ('ade2e1ce-6aa4-8644-ac40-8986873b5641', 'lost', 'Smarrito o rubato', 'Lost or stolen', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('102123d1-7117-82a6-8456-047bd28dd1fa', 'fictitious', 'Residenza fittizia', 'Fictitious address', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('102123d1-7117-82a6-8456-047bd28dd1fa', 'since_on', 'Da quando è senza', 'Without it since', 'date', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('5687fed1-d006-8d30-a898-582a9a526b53', 'relatives', 'Ci sono familiari', 'There are relatives', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('5687fed1-d006-8d30-a898-582a9a526b53', 'urgent', 'Misura urgente', 'Urgent measure', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('cd5e0eb7-ff23-80ba-9f60-580a61a6914d', 'expires_on', 'Scadenza', 'Expiry', 'date', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('cd5e0eb7-ff23-80ba-9f60-580a61a6914d', 'kind', 'Tipo', 'Kind', 'choice', 'work family study protection minor other', 'need', 2);
INSERT INTO public.kind_question VALUES ('cd5e0eb7-ff23-80ba-9f60-580a61a6914d', 'first', 'È la prima richiesta', 'It is the first request', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('3c11c47c-3f1b-8d57-b2e3-46adddcc397b', 'hearing_on', 'Data dell''audizione', 'Date of the hearing', 'date', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('3c11c47c-3f1b-8d57-b2e3-46adddcc397b', 'reception', 'È in accoglienza', 'In reception', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('cc318e79-590c-8e17-9315-91795343e401', 'relatives', 'Quanti familiari', 'How many relatives', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('cc318e79-590c-8e17-9315-91795343e401', 'clearance', 'Ha il nulla osta', 'Has the clearance', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('2340b551-4644-8825-9751-626f9deac660', 'years', 'Anni di residenza', 'Years of residence', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('2340b551-4644-8825-9751-626f9deac660', 'certificate', 'Ha la certificazione di italiano', 'Has the language certificate', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('8a7f0e0d-4e1d-8ed1-b2c7-8da79b068490', 'stp', 'Ha STP o ENI', 'Has STP or ENI', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('8a7f0e0d-4e1d-8ed1-b2c7-8da79b068490', 'pregnant', 'Gravidanza', 'Pregnancy', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('9e142580-a1c6-8a9f-a39e-0eb1d17872bf', 'specialty', 'Quale visita', 'Which visit', 'choice', 'general dental eyes gynaecology paediatrics other', 'need', 1);
INSERT INTO public.kind_question VALUES ('9e142580-a1c6-8a9f-a39e-0eb1d17872bf', 'prescription', 'Ha l''impegnativa', 'Has a referral letter', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('c7408d2a-c447-8ff9-956f-4c2650ab4436', 'prescription', 'Ha la ricetta', 'Has a prescription', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('c7408d2a-c447-8ff9-956f-4c2650ab4436', 'monthly', 'Ogni mese', 'Every month', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('7c1b350d-8604-886b-96f1-8c74a9dab13a', 'weeks', 'Settimane di gravidanza', 'Weeks of pregnancy', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('7c1b350d-8604-886b-96f1-8c74a9dab13a', 'first', 'Primo figlio', 'First child', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('b35302a7-2d50-85a3-ab74-9e31bfb9cdb0', 'known', 'Già seguito da un servizio', 'Known to a service', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('b35302a7-2d50-85a3-ab74-9e31bfb9cdb0', 'language', 'Serve un mediatore', 'An interpreter is needed', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('b35302a7-2d50-85a3-ab74-9e31bfb9cdb0', 'group', 'Va bene in gruppo', 'A group is fine', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('69c9bb3a-7f8d-8229-a2dd-0949230c8cde', 'therapy', 'In terapia', 'In treatment', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('69c9bb3a-7f8d-8229-a2dd-0949230c8cde', 'crisis', 'In crisi', 'In crisis', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('5a204b77-0166-8877-a8b9-7b8881fc614a', 'topic', 'Tema', 'Topic', 'choice', 'anxiety depression hearing_voices family other', 'need', 1);
INSERT INTO public.kind_question VALUES ('5a204b77-0166-8877-a8b9-7b8881fc614a', 'evening', 'Di sera', 'In the evening', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('d7e0e581-ac25-80d7-ab53-b2c37b6a549d', 'substance', 'Da che cosa', 'From what', 'choice', 'alcohol drugs medicines gambling internet other', 'need', 1);
INSERT INTO public.kind_question VALUES ('d7e0e581-ac25-80d7-ab53-b2c37b6a549d', 'known', 'Già seguito dal SerD', 'Known to the SerD', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('b10b64bf-55fd-88e8-974d-7c3cfffed037', 'debts', 'Ci sono debiti', 'There are debts', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('b10b64bf-55fd-88e8-974d-7c3cfffed037', 'family', 'Chiede la famiglia', 'The family asks', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('28d48991-8fd1-8a7b-b640-6982deb88c78', 'for', 'Per chi', 'For whom', 'choice', 'person family', 'need', 1);
INSERT INTO public.kind_question VALUES ('28d48991-8fd1-8a7b-b640-6982deb88c78', 'evening', 'Di sera', 'In the evening', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('4628d42f-ac18-8c49-b110-a52a085f9915', 'hours', 'Ore alla settimana', 'Hours a week', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('4628d42f-ac18-8c49-b110-a52a085f9915', 'night', 'Anche di notte', 'At night too', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('4628d42f-ac18-8c49-b110-a52a085f9915', 'alone', 'Vive solo', 'Lives alone', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('2e0518a4-22d5-81b2-bc63-6caf36628f92', 'what', 'Che cosa', 'What', 'choice', 'wheelchair bed lift bathroom other', 'card', 1);
INSERT INTO public.kind_question VALUES ('2e0518a4-22d5-81b2-bc63-6caf36628f92', 'recognised', 'Invalidità riconosciuta', 'Recognised disability', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('4917b267-b13c-86ca-aef2-45e270ff1af8', 'wheelchair', 'In carrozzina', 'In a wheelchair', 'boolean', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('4917b267-b13c-86ca-aef2-45e270ff1af8', 'transport', 'Serve il trasporto', 'Transport is needed', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('b28bb0fa-48ef-8eda-b9b8-348cf3635b72', 'from_on', 'Da quando', 'From when', 'date', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('53edefec-255c-8178-b164-0293a011dca9', 'months', 'Età in mesi', 'Age in months', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('53edefec-255c-8178-b164-0293a011dca9', 'hours', 'Ore al giorno', 'Hours a day', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('53edefec-255c-8178-b164-0293a011dca9', 'special', 'Disabilità del bambino', 'The child has a disability', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('a88d25ed-1d1b-854f-9d99-134cac4b4acf', 'alone', 'Vive solo', 'Lives alone', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('a88d25ed-1d1b-854f-9d99-134cac4b4acf', 'hours', 'Ore alla settimana', 'Hours a week', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('a88d25ed-1d1b-854f-9d99-134cac4b4acf', 'dementia', 'Demenza', 'Dementia', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('598203ee-d723-87b3-97c6-ae281b82fc24', 'group', 'Va bene in gruppo', 'A group is fine', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('598203ee-d723-87b3-97c6-ae281b82fc24', 'hours', 'Ore di assistenza al giorno', 'Hours of caring a day', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('5a4714b7-9df5-83ef-b2d2-06656f92ab5c', 'children', 'Quanti figli', 'How many children', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('5a4714b7-9df5-83ef-b2d2-06656f92ab5c', 'youngest', 'Età del più piccolo', 'Age of the youngest', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('624b66ad-8abf-8178-80a0-b9f6732f5009', 'separated', 'Separati', 'Separated', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('624b66ad-8abf-8178-80a0-b9f6732f5009', 'court', 'C''è una causa', 'There is a lawsuit', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('1fe974af-a430-822f-8fb2-3e76d4597243', 'decree', 'C''è un decreto', 'There is a decree', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('1fe974af-a430-822f-8fb2-3e76d4597243', 'weekly', 'Quante volte al mese', 'How often a month', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('0922b084-11a0-880a-b0ba-cd9826c67536', 'topic', 'Tema', 'Topic', 'choice', 'newborn adolescents separation adoption disability', 'card', 1);
INSERT INTO public.kind_question VALUES ('0922b084-11a0-880a-b0ba-cd9826c67536', 'evening', 'Di sera', 'In the evening', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('472633b4-3458-8fc2-b1e4-70005da38208', 'home', 'A casa', 'At home', 'boolean', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('472633b4-3458-8fc2-b1e4-70005da38208', 'weekly', 'Quante volte alla settimana', 'How often a week', 'integer', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('39c7f941-8bec-87be-b1eb-4228255e0cb9', 'wheelchair', 'Accessibile in carrozzina', 'Wheelchair access is needed', 'boolean', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('39c7f941-8bec-87be-b1eb-4228255e0cb9', 'morning', 'Di mattina', 'In the morning', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('7f6bc4d9-c0df-8fe0-ac27-87a3bc1236ae', 'since_on', 'Da quando', 'Since when', 'date', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('7f6bc4d9-c0df-8fe0-ac27-87a3bc1236ae', 'group', 'Va bene in gruppo', 'A group is fine', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('ada85e3b-482c-86a2-afd1-b31a9b92cf17', 'hours', 'Ore alla settimana', 'Hours a week', 'integer', NULL, 'card', 1);
INSERT INTO public.kind_question VALUES ('ada85e3b-482c-86a2-afd1-b31a9b92cf17', 'field', 'Settore', 'Field', 'choice', 'children elderly food environment other', 'card', 2);
INSERT INTO public.kind_question VALUES ('2d0ac28f-7382-8cc6-9277-da243c11f736', 'danger', 'È in pericolo ora', 'In danger now', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('2d0ac28f-7382-8cc6-9277-da243c11f736', 'children', 'Ci sono minori', 'Children among them', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('2d0ac28f-7382-8cc6-9277-da243c11f736', 'safe_contact', 'Si può telefonare', 'May be phoned', 'boolean', NULL, 'need', 3);
INSERT INTO public.kind_question VALUES ('fe97486a-ec34-8b74-a768-5c7a6127c733', 'persons', 'Quante persone', 'How many persons', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('fe97486a-ec34-8b74-a768-5c7a6127c733', 'tonight', 'Serve per stanotte', 'Needed tonight', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('66384a1c-925e-8efb-aff3-6b8f77b82073', 'lives_with', 'Vive con chi maltratta', 'Lives with the abuser', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('66384a1c-925e-8efb-aff3-6b8f77b82073', 'report', 'C''è una denuncia', 'There is a report', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('173a50d0-611d-8a10-bca8-53eb4b491387', 'decree', 'C''è un decreto', 'There is a decree', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('173a50d0-611d-8a10-bca8-53eb4b491387', 'minors', 'Quanti minori', 'How many children', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('bc269589-435d-80cd-802e-e4969cff5107', 'guardian', 'Ha un tutore', 'Has a guardian', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('bc269589-435d-80cd-802e-e4969cff5107', 'age', 'Età', 'Age', 'integer', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('acec9d38-ccd0-8ef5-9952-94ffb08de678', 'release_on', 'Data di uscita', 'Date of release', 'date', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('acec9d38-ccd0-8ef5-9952-94ffb08de678', 'home', 'Ha dove andare', 'Has a place to go', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('dc8ab4e8-0df1-8a54-bbeb-e2a3c4e03ddc', 'minors', 'Minori', 'Children', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('dc8ab4e8-0df1-8a54-bbeb-e2a3c4e03ddc', 'visits', 'Servono accompagnamenti ai colloqui', 'Help to reach visits', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('62b1aab1-2c0e-8c6a-bf18-97bbd053aafb', 'hours', 'Ore', 'Hours', 'integer', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('62b1aab1-2c0e-8c6a-bf18-97bbd053aafb', 'until_on', 'Fino a quando', 'Until when', 'date', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('ef3ab692-be3a-860c-aa41-ec0d5976f0b5', 'first', 'È la prima volta', 'It is the first time', 'boolean', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('ef3ab692-be3a-860c-aa41-ec0d5976f0b5', 'language', 'Serve un mediatore', 'An interpreter is needed', 'boolean', NULL, 'card', 2);
INSERT INTO public.kind_question VALUES ('18fe5ffc-5357-89cf-8aa4-ac03ded41ca2', 'deadline_on', 'Scadenza', 'Deadline', 'date', NULL, 'need', 1);
INSERT INTO public.kind_question VALUES ('18fe5ffc-5357-89cf-8aa4-ac03ded41ca2', 'online', 'Modulo in rete', 'Online form', 'boolean', NULL, 'need', 2);
INSERT INTO public.kind_question VALUES ('dff182e4-2096-880c-97d8-a3743278b868', 'species', 'Quale animale', 'Which animal', 'choice', 'dog cat other', 'card', 1);
INSERT INTO public.kind_question VALUES ('dff182e4-2096-880c-97d8-a3743278b868', 'for_days', 'Per quanti giorni', 'For how many days', 'integer', NULL, 'need', 2);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-eddd8fb4ba99', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe5ad1cf932', 'physical', 'Sede – Alloggi temporanei per famiglie', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-eddfbfb9907b', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe5ad1cf932', 'physical', 'Sede – Sportello sfratti', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ede155a26cf9', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe6c39e272e', 'physical', 'Sede – Casa di passaggio', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52cb831210d', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ede32364bbbe', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff4106273ff', 'physical', 'Sede – Fondo affitti', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52808c68839', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ede541f04e44', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0febbd0a2c65', 'physical', 'Sede – Coabitazioni solidali', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ede7b906c4e6', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff5f1fe6d4f', 'physical', 'Sede – Ospitalità d''emergenza', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ede9412fb8e7', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe2f7a4f378', 'physical', 'Sede – Pacchi viveri', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edeb5b3a8269', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe4b3b066d3', 'physical', 'Sede – Emporio solidale', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-eded66a74183', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff5f1fe6d4f', 'physical', 'Sede – Mensa del borgo', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edef39d56f8a', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe35fd86ac4', 'physical', 'Sede – Pacchi viveri Rho', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a53405c0c766', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edf10b4fca05', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff6cabe8526', 'physical', 'Sede – Guardaroba', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52cb831210d', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edf3d5a46b78', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe2f7a4f378', 'physical', 'Sede – Corredo per neonati', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edf53ad95be0', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe4b3b066d3', 'physical', 'Sede – Mobili usati', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edf7024d2001', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff3e88d117c', 'physical', 'Sede – Orientamento al lavoro', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edf9aa597029', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0febbd0a2c65', 'physical', 'Sede – Inserimenti lavorativi', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edfb003d322f', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0feee1cf1b0e', 'physical', 'Sede – Prestazioni e ISEE', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edfda90c9778', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fefdd5bbcc7', 'physical', 'Sede – Prestazioni e ISEE Rho', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a53405c0c766', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-edff9f2b62ec', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff4106273ff', 'physical', 'Sede – Microcredito e bilancio familiare', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52808c68839', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee01d7a5a5a3', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff9da9a5035', 'physical', 'Sede – Avvocati di strada', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a5279e97bab2', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee035e3e4889', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff8db35f26b', 'physical', 'Sede – Mediazione linguistica', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52649d0f460', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee05f19f0cf3', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff76e78611b', 'physical', 'Sede – Italiano per mamme', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee076a8b8d37', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff76e78611b', 'physical', 'Sede – Aiuto compiti', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee098f0bffa9', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff23b6a233f', 'physical', 'Sede – Sportello iscrizioni', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee0bfebebd2e', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe9d291a14c', 'physical', 'Sede – Ambulatorio psicologico', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee0d6a3e883c', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fea730ef869', 'physical', 'Sede – Sostegno ai genitori', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee0f90aa8dfc', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe884d9945d', 'physical', 'Sede – Cura delle dipendenze', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee119e291268', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe72fd39370', 'physical', 'Sede – Ascolto e protezione', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52649d0f460', NULL, NULL, true);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee13def73e51', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fed891b7bd1', 'physical', 'Sede – Assistenza domiciliare', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a53a8f049e7a', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee1593fce407', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0febbd0a2c65', 'physical', 'Sede – Compagnia e cura a domicilio', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee176f646694', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff02724d737', 'physical', 'Sede – Uscite serali', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a525a8f59a8a', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee191a7d9b8d', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fec8ec49161', 'physical', 'Sede – Bollette e risparmio energetico', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a53405c0c766', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee1b0d0f7aef', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff5f1fe6d4f', 'physical', 'Sede – Fondo bollette', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.location_edition VALUES ('01a20304-34eb-7610-8619-ee1d8bb85809', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff1446161be', 'physical', 'Sede – Gruppi di auto mutuo aiuto', NULL, NULL, NULL, NULL, '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, false);
INSERT INTO public.need VALUES ('01a20304-352a-713d-a716-83c427e071c4', '01a20304-3513-7218-beb4-c1968ba8c647', 'CARE', 2199023255552, 'd40b6966-daf3-8c8e-af98-e7635ace9428', 'open', 2, NULL, 'soon', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '2026-09-23 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-3537-7172-9085-690171db8948', '01a20304-3513-7218-beb4-c1968ba8c647', 'SOCI', 8796093022208, 'ec2b5f2e-18bf-8842-bfa7-4dcb19d84fb6', 'open', 2, NULL, 'routine', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '2026-09-23 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-3541-7483-ada2-334d426592b7', '01a20304-3513-7218-beb4-c1968ba8c647', 'DISA', 1099511627776, '8f480811-a7cb-884d-a99b-fe56fcc05481', 'open', 2, NULL, 'soon', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '2026-09-23 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-356a-7349-b478-131b88638019', '01a20304-355e-7130-83ce-a9e90d45512d', 'GOOD', 536870912, '207b898e-d7af-8765-bb73-a096828fad75', 'open', 3, NULL, 'soon', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'first_eligible', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-08 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-3575-7621-a354-f8cdd230840c', '01a20304-355e-7130-83ce-a9e90d45512d', 'LANG', 4294967296, 'eacc1894-32b7-8744-92fb-68d8aa12c460', 'open', 3, NULL, 'routine', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-08 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-3580-712e-8d9a-b46520695720', '01a20304-355e-7130-83ce-a9e90d45512d', 'HOUS', 8388608, '36e858ea-8f19-8d62-8d53-27dd35a8c6e5', 'open', 2, NULL, 'soon', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', true, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-08 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-35a2-7396-b58c-4f999cc0a6d9', '01a20304-3593-764e-b0b2-726e54a65517', 'VIOL', 17592186044416, 'fe97486a-ec34-8b74-a768-5c7a6127c733', 'open', 1, NULL, 'immediate', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fe72fd39370', '2026-10-13 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-35ab-753e-84f7-4350c59a445f', '01a20304-3593-764e-b0b2-726e54a65517', 'HOUS', 8388608, NULL, 'open', 1, NULL, 'urgent', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fe72fd39370', '2026-10-13 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-35d3-7580-8b8f-af0ee5b29773', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'HOUS', 8388608, '7f0b4afe-6aa9-8e95-a918-0fafb8fcb0a3', 'open', 1, NULL, 'urgent', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', true, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-35e4-7782-b804-d15ac085b7e0', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'FOOD', 33554432, '83c49f68-bc92-8e9a-a6a1-6621de30ca8c', 'open', 2, NULL, 'urgent', NULL, 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', true, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-35f8-722a-aa7c-b8ffb4852359', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'WORK', 1073741824, '9543ac7f-3f0f-8b96-87d8-0a7cf4255213', 'open', 2, NULL, 'soon', 'patente C e dieci anni da autista', 'self', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need VALUES ('01a20304-360e-777f-b7e1-129e77205f9e', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'MENT', 274877906944, '01cf9c9c-c7ae-8733-b4b1-7b5869f6b5e4', 'open', 2, NULL, 'soon', NULL, 'observed', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', false, false, 'lead_chooses', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', NULL, NULL, NULL, NULL, 1);
INSERT INTO public.need_card VALUES ('01a20304-352a-713d-a716-83c427e071c4', '01a20304-3513-7218-beb4-c1968ba8c647', 'CARE', 2199023255553, 'd40b6966-daf3-8c8e-af98-e7635ace9428', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'soon', 2, '1-2', '2026-09-21', 1494251514538665185, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-3537-7172-9085-690171db8948', '01a20304-3513-7218-beb4-c1968ba8c647', 'SOCI', 8796093022209, 'ec2b5f2e-18bf-8842-bfa7-4dcb19d84fb6', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'routine', 3, '1-2', '2026-09-21', 350463227108591423, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-3541-7483-ada2-334d426592b7', '01a20304-3513-7218-beb4-c1968ba8c647', 'DISA', 1099511627777, '8f480811-a7cb-884d-a99b-fe56fcc05481', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'soon', 2, '1-2', '2026-09-21', 261632862601154325, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-356a-7349-b478-131b88638019', '01a20304-355e-7130-83ce-a9e90d45512d', 'GOOD', 536870913, '207b898e-d7af-8765-bb73-a096828fad75', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'soon', 2, '3', '2026-10-05', 346559084062418243, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-3575-7621-a354-f8cdd230840c', '01a20304-355e-7130-83ce-a9e90d45512d', 'LANG', 4294967297, 'eacc1894-32b7-8744-92fb-68d8aa12c460', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'routine', 3, '3', '2026-10-05', 560909148688390554, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-3580-712e-8d9a-b46520695720', '01a20304-355e-7130-83ce-a9e90d45512d', 'HOUS', 8388609, '36e858ea-8f19-8d62-8d53-27dd35a8c6e5', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'soon', 2, '1-2', '2026-10-05', 1500491462774686492, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-360e-777f-b7e1-129e77205f9e', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'MENT', 274877906945, '01cf9c9c-c7ae-8733-b4b1-7b5869f6b5e4', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'soon', 2, '1-2', '2026-10-19', 2063967516286045973, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-35f8-722a-aa7c-b8ffb4852359', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'WORK', 1073741825, '9543ac7f-3f0f-8b96-87d8-0a7cf4255213', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'soon', 2, '1-2', '2026-10-19', 1118633824552954563, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-35e4-7782-b804-d15ac085b7e0', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'FOOD', 33554433, '83c49f68-bc92-8e9a-a6a1-6621de30ca8c', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'urgent', 1, '1-2', '2026-10-19', 2494373187237786150, NULL, NULL, '', '[]');
INSERT INTO public.need_card VALUES ('01a20304-35d3-7580-8b8f-af0ee5b29773', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'HOUS', 8388609, '7f0b4afe-6aa9-8e95-a918-0fafb8fcb0a3', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'urgent', 1, '1-2', '2026-10-19', 1915771361631512466, NULL, NULL, '', '[]');
INSERT INTO public.need_event VALUES ('01a20304-352b-7697-a24b-efd04d300232', '01a20304-352a-713d-a716-83c427e071c4', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'need', '01a20304-352a-713d-a716-83c427e071c4', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-3538-718e-97fa-8f8621f7c3c0', '01a20304-3537-7172-9085-690171db8948', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'need', '01a20304-3537-7172-9085-690171db8948', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-3542-779f-ad28-d0456cf16438', '01a20304-3541-7483-ada2-334d426592b7', '2026-09-23 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'need', '01a20304-3541-7483-ada2-334d426592b7', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-3555-7444-8cb1-68fb8c8e50b9', '01a20304-352a-713d-a716-83c427e071c4', '2026-09-24 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'referral', '01a20304-3554-7211-b740-649f577e23e3', 'create', NULL, 'draft', NULL);
INSERT INTO public.need_event VALUES ('01a20304-3557-700d-84a3-c85377895cbf', '01a20304-352a-713d-a716-83c427e071c4', '2026-09-24 08:00:00+00', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'referral', '01a20304-3554-7211-b740-649f577e23e3', 'send', 'draft', 'sent', NULL);
INSERT INTO public.need_event VALUES ('01a20304-356a-7349-b478-131c213e3923', '01a20304-356a-7349-b478-131b88638019', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'need', '01a20304-356a-7349-b478-131b88638019', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-3575-7621-a354-f8ceba7e8142', '01a20304-3575-7621-a354-f8cdd230840c', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'need', '01a20304-3575-7621-a354-f8cdd230840c', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-3580-712e-8d9a-b466016c5cf2', '01a20304-3580-712e-8d9a-b46520695720', '2026-10-08 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'need', '01a20304-3580-712e-8d9a-b46520695720', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-35a3-7579-9f95-b0d9825de214', '01a20304-35a2-7396-b58c-4f999cc0a6d9', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'need', '01a20304-35a2-7396-b58c-4f999cc0a6d9', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-35ac-7398-81d1-8f4cb785a732', '01a20304-35ab-753e-84f7-4350c59a445f', '2026-10-13 08:00:00+00', '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'need', '01a20304-35ab-753e-84f7-4350c59a445f', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-35d4-749f-ac0c-605b1626c810', '01a20304-35d3-7580-8b8f-af0ee5b29773', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'need', '01a20304-35d3-7580-8b8f-af0ee5b29773', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-35e5-72df-9954-6d1a816e3e5e', '01a20304-35e4-7782-b804-d15ac085b7e0', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'need', '01a20304-35e4-7782-b804-d15ac085b7e0', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-35f9-77c7-ac77-afa02eb7d945', '01a20304-35f8-722a-aa7c-b8ffb4852359', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'need', '01a20304-35f8-722a-aa7c-b8ffb4852359', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-360f-7716-bdd3-cba3325e8aeb', '01a20304-360e-777f-b7e1-129e77205f9e', '2026-10-21 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'need', '01a20304-360e-777f-b7e1-129e77205f9e', 'open', NULL, 'open', NULL);
INSERT INTO public.need_event VALUES ('01a20304-3658-7706-9d24-11fbecab50fc', '01a20304-35e4-7782-b804-d15ac085b7e0', '2026-10-27 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'referral', '01a20304-3658-7706-9d24-11fa3b6e246a', 'create', NULL, 'draft', NULL);
INSERT INTO public.need_event VALUES ('01a20304-3659-76d6-a557-4d4cb43ba4af', '01a20304-35e4-7782-b804-d15ac085b7e0', '2026-10-27 08:00:00+00', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'referral', '01a20304-3658-7706-9d24-11fa3b6e246a', 'send', 'draft', 'sent', NULL);
INSERT INTO public.need_member VALUES ('01a20304-356a-7349-b478-131b88638019', '01a20304-355d-7758-84b7-86f502cbd995');
INSERT INTO public.need_member VALUES ('01a20304-3575-7621-a354-f8cdd230840c', '01a20304-355d-7758-84b7-86f1cdf43410');
INSERT INTO public.notice_given VALUES ('01a20304-3514-70a6-b0b3-ed87835ac1c2', '01a20304-3513-7218-beb4-c1968ba8c647', '2026-1', 'it', '2026-09-23', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', '2026-09-23 08:00:00+00');
INSERT INTO public.notice_given VALUES ('01a20304-35b5-7388-9e19-93fffd9cd300', '01a20304-35b5-7388-9e19-93fe39f8d77e', '2026-1', 'it', '2026-10-21', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', '2026-10-21 08:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fdeb3bc3115', 'municipio', 4, 'Comune di Milano – Servizio sociale Municipio 9', 'comune di milano servizio sociale municipio 9', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fdfb2c4a539', 'municipio', 4, 'Comune di Milano – Servizio sociale Municipio 8', 'comune di milano servizio sociale municipio 8', '01a20304-34e0-77b5-84f2-a52cb831210d', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe0455ee098', 'ambito', 2, 'Ambito di Rho – Servizio sociale', 'ambito di rho servizio sociale', '01a20304-34e0-77b5-84f2-a522b1808fa6', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe167aa8431', 'ambito', 2, 'Ambito di Garbagnate – Servizio sociale', 'ambito di garbagnate servizio sociale', '01a20304-34e0-77b5-84f2-a523f5bea2d6', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe2f7a4f378', 'caritas', 2048, 'Caritas – Centro d''ascolto Niguarda', 'caritas centro d ascolto niguarda', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe35fd86ac4', 'caritas', 2048, 'Caritas – Centro d''ascolto Rho', 'caritas centro d ascolto rho', '01a20304-34e0-77b5-84f2-a522b1808fa6', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe4b3b066d3', 'aps', 8192, 'Emporio Solidale Bicocca', 'emporio solidale bicocca', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe5ad1cf932', 'odv', 4096, 'Casa Aperta ODV', 'casa aperta odv', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe6c39e272e', 'odv', 4096, 'Tetto Amico ODV', 'tetto amico odv', '01a20304-34e0-77b5-84f2-a52cb831210d', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe72fd39370', 'cav', 1024, 'Centro antiviolenza La Quercia', 'centro antiviolenza la quercia', '01a20304-34e0-77b5-84f2-a52649d0f460', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe884d9945d', 'serd', 128, 'SerD Milano Nord', 'serd milano nord', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fe9d291a14c', 'cps', 256, 'CPS Niguarda', 'cps niguarda', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fea730ef869', 'consultorio', 512, 'Consultorio familiare Affori', 'consultorio familiare affori', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0febbd0a2c65', 'cooperative', 16384, 'Cooperativa sociale Il Ponte', 'cooperativa sociale il ponte', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fec8ec49161', 'cooperative', 16384, 'Cooperativa sociale Mani Tese', 'cooperativa sociale mani tese', '01a20304-34e0-77b5-84f2-a522b1808fa6', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fed891b7bd1', 'cooperative', 16384, 'Cooperativa sociale Il Germoglio', 'cooperativa sociale il germoglio', '01a20304-34e0-77b5-84f2-a523f5bea2d6', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0feee1cf1b0e', 'patronato', 131072, 'Patronato dei Lavoratori – Milano Nord', 'patronato dei lavoratori milano nord', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0fefdd5bbcc7', 'patronato', 131072, 'Patronato dei Lavoratori – Rho', 'patronato dei lavoratori rho', '01a20304-34e0-77b5-84f2-a522b1808fa6', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff02724d737', 'street_unit', 262144, 'Unità di strada Notturna', 'unita di strada notturna', '01a20304-34e0-77b5-84f2-a525a8f59a8a', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff1446161be', 'ama', 524288, 'AMALO – Auto mutuo aiuto Lombardia', 'amalo auto mutuo aiuto lombardia', NULL, NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff23b6a233f', 'school', 32, 'Istituto comprensivo Via Maffucci', 'istituto comprensivo via maffucci', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff3e88d117c', 'job_centre', 64, 'Centro per l''impiego Milano Nord', 'centro per l impiego milano nord', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff4106273ff', 'foundation', 32768, 'Fondazione Pane e Casa', 'fondazione pane e casa', '01a20304-34e0-77b5-84f2-a52808c68839', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff5f1fe6d4f', 'religious', 65536, 'Parrocchia San Dionigi', 'parrocchia san dionigi', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff6cabe8526', 'aps', 8192, 'Banco dei Vestiti', 'banco dei vestiti', '01a20304-34e0-77b5-84f2-a52cb831210d', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff76e78611b', 'aps', 8192, 'Doposcuola del Quartiere', 'doposcuola del quartiere', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff8db35f26b', 'cooperative', 16384, 'Cooperativa Parole Migranti', 'cooperativa parole migranti', '01a20304-34e0-77b5-84f2-a52649d0f460', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ff9da9a5035', 'aps', 8192, 'Sportello Legale di Strada', 'sportello legale di strada', '01a20304-34e0-77b5-84f2-a5279e97bab2', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ffa3d90ec61', 'company', 1048576, 'Forno Bianchi S.r.l.', 'forno bianchi s r l', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ffbf5febef5', 'odv', 4096, 'Amici del Parco ODV', 'amici del parco odv', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, '2025-09-28 09:00:00+00', NULL, NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.organization VALUES ('01a20304-34e6-77de-8f09-0ffc3bb3743a', 'network', 2097152, 'Rete AMìS – Coordinamento', 'rete amis coordinamento', NULL, NULL, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00', NULL, 1, true, '2025-09-28 09:00:00+00');
INSERT INTO public.person VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', 'GELA-TOMI-40', false, '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', 'consent', NULL, '01a20304-3515-7072-9281-1b3445e85f36', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'it', '2026-09-23 08:00:00+00', 1);
INSERT INTO public.person VALUES ('01a20304-355e-7130-83ce-a9e90d45512d', 'TEME-BAKA-80', false, '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'public_task', NULL, '01a20304-355f-72cb-a784-065c481ab358', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'bn it', '2026-10-08 08:00:00+00', 1);
INSERT INTO public.person VALUES ('01a20304-3593-764e-b0b2-726e54a65517', 'DENO-GAGO-17', true, '01a20304-34e6-77de-8f09-0fe72fd39370', '01a20304-34e9-766a-9020-54c99e000411', 'public_task', NULL, '01a20304-3594-7368-8f4b-1f6b489ebe49', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'it', '2026-10-13 08:00:00+00', 2);
INSERT INTO public.person VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'TEKE-DOVE-36', false, '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', 'public_task', NULL, '01a20304-35b6-77fd-b474-7bb6eea5efd3', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'it', '2026-10-21 08:00:00+00', 3);
INSERT INTO public.person_access VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', 1);
INSERT INTO public.person_access VALUES ('01a20304-355e-7130-83ce-a9e90d45512d', 1);
INSERT INTO public.person_access VALUES ('01a20304-3593-764e-b0b2-726e54a65517', 1);
INSERT INTO public.person_access VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 1);
INSERT INTO public.person_address VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', 'Via Val Maira 7', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, '01a20304-34e6-77de-8f09-0fe2f7a4f378', '2026-09-23 08:00:00+00', 1);
INSERT INTO public.person_address VALUES ('01a20304-355e-7130-83ce-a9e90d45512d', 'Via Padova Vecchia 4', '01a20304-34e0-77b5-84f2-a52d5a70c00f', NULL, NULL, '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-08 08:00:00+00', 1);
INSERT INTO public.person_address VALUES ('01a20304-3593-764e-b0b2-726e54a65517', NULL, NULL, 'Casa rifugio', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e6-77de-8f09-0fe72fd39370', '2026-10-13 08:00:00+00', 1);
INSERT INTO public.person_address VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'Via Ornato 12', '01a20304-34e0-77b5-84f2-a52d5a70c00f', 'Viale Fulvio Testi 90, in auto', '01a20304-34e0-77b5-84f2-a52d5a70c00f', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', 1);
INSERT INTO public.person_contact VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', 'signora Grazia', '+39 02 5550 0120', NULL, NULL, NULL, NULL, '01a20304-34e6-77de-8f09-0fe2f7a4f378', '2026-09-23 08:00:00+00', 1);
INSERT INTO public.person_contact VALUES ('01a20304-355e-7130-83ce-a9e90d45512d', 'Nasrin', '+39 02 5550 0173', NULL, 'message', NULL, NULL, '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-08 08:00:00+00', 1);
INSERT INTO public.person_contact VALUES ('01a20304-3593-764e-b0b2-726e54a65517', 'Anna', '+39 02 5550 0199', NULL, 'in_person', NULL, 'il centro, a nessuno', '01a20304-34e6-77de-8f09-0fe72fd39370', '2026-10-13 08:00:00+00', 1);
INSERT INTO public.person_contact VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'Mario', '+39 02 5550 0152', NULL, 'call', 'dopo le 17', NULL, '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', 1);
INSERT INTO public.person_identity VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', 'Grazia', 'Bellini', NULL, '1945-01-30', 1945, 'female', NULL, '01a20304-34e6-77de-8f09-0fe2f7a4f378', '2026-09-23 08:00:00+00', 1);
INSERT INTO public.person_identity VALUES ('01a20304-355e-7130-83ce-a9e90d45512d', 'Nasrin', 'Rahman', NULL, '1994-07-02', 1994, 'female', NULL, '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-08 08:00:00+00', 1);
INSERT INTO public.person_identity VALUES ('01a20304-3593-764e-b0b2-726e54a65517', NULL, NULL, 'Anna', NULL, NULL, NULL, NULL, '01a20304-34e6-77de-8f09-0fe72fd39370', '2026-10-13 08:00:00+00', 1);
INSERT INTO public.person_identity VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'Mario', 'Colombo', NULL, '1974-03-19', 1974, 'male', NULL, '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', 1);
INSERT INTO public.person_name VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', 'bellini grazia', '01a20304-34e6-77de-8f09-0fe2f7a4f378');
INSERT INTO public.person_name VALUES ('01a20304-3513-7218-beb4-c1968ba8c647', 'grazia bellini', '01a20304-34e6-77de-8f09-0fe2f7a4f378');
INSERT INTO public.person_name VALUES ('01a20304-355e-7130-83ce-a9e90d45512d', 'nasrin rahman', '01a20304-34e6-77de-8f09-0fdeb3bc3115');
INSERT INTO public.person_name VALUES ('01a20304-355e-7130-83ce-a9e90d45512d', 'rahman nasrin', '01a20304-34e6-77de-8f09-0fdeb3bc3115');
INSERT INTO public.person_name VALUES ('01a20304-3593-764e-b0b2-726e54a65517', 'anna', '01a20304-34e6-77de-8f09-0fe72fd39370');
INSERT INTO public.person_name VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'colombo mario', '01a20304-34e6-77de-8f09-0fdeb3bc3115');
INSERT INTO public.person_name VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'mario colombo', '01a20304-34e6-77de-8f09-0fdeb3bc3115');
INSERT INTO public.person_part VALUES ('01a20304-3593-764e-b0b2-726e54a65517', 'protection', '{"facts": "In protezione.", "measures": "Divieto di avvicinamento."}', '01a20304-34e6-77de-8f09-0fe72fd39370', '2026-10-13 08:00:00+00', 1);
INSERT INTO public.person_part VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'story', '{"text": "Dopo lo sfratto io e Sara dormiamo in macchina. Ho bussato a cinque porte e a ognuna ho raccontato tutto da capo."}', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', 1);
INSERT INTO public.person_part VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'economic', '{"benefits": "nessuna, domanda di assegno di inclusione da presentare", "isee_cents": 412000, "debts_cents": 780000, "income_cents": 0}', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', 1);
INSERT INTO public.person_part VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'citizenship', '{"permit": null, "stp_or_eni": null, "nationality": "IT", "permit_until": null, "stp_or_eni_until": null}', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', 1);
INSERT INTO public.person_part VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'minors', '{"facts": "La figlia è affidata al padre.", "measures": null}', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-21 08:00:00+00', 1);
INSERT INTO public.person_part VALUES ('01a20304-35b5-7388-9e19-93fe39f8d77e', 'health', '{"care_needs": null, "conditions": "Stato ansioso reattivo, colloqui settimanali.", "disability_percent": null}', '01a20304-34e6-77de-8f09-0fe9d291a14c', '2026-10-25 08:00:00+00', 1);
INSERT INTO public.referral VALUES ('01a20304-3554-7211-b740-649f577e23e3', '01a20304-352a-713d-a716-83c427e071c4', '01a20304-3513-7218-beb4-c1968ba8c647', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '01a20304-34e6-77de-8f09-0febbd0a2c65', NULL, NULL, 'sent', 2199023255566, 'Persona anziana e sola: qualche ora a casa, due volte alla settimana.', '01a20304-34e8-758c-a5d2-e4edf15d7eb8', '2026-09-24 08:00:00+00', '2026-09-24 08:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, 2);
INSERT INTO public.referral VALUES ('01a20304-3658-7706-9d24-11fa3b6e246a', '01a20304-35e4-7782-b804-d15ac085b7e0', '01a20304-35b5-7388-9e19-93fe39f8d77e', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '01a20304-34e6-77de-8f09-0fe2f7a4f378', NULL, NULL, 'sent', 33554438, 'Un padre con una figlia: serve un pacco ogni settimana, possono cucinare poco.', '01a20304-34e8-758c-a5d2-e4e9c9079ef9', '2026-10-27 08:00:00+00', '2026-10-27 08:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, 2);
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edde3e80c5bc', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edde3e80c5bc', 0, '01a20304-34e0-77b5-84f2-a52cb831210d');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edde3e80c5bc', 0, '01a20304-34e0-77b5-84f2-a52649d0f460');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ede0a2967072', 0, '01a20304-34e0-77b5-84f2-a524c47b8f29');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ede28328de7e', 0, '01a20304-34e0-77b5-84f2-a524c47b8f29');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ede46e34dba0', 0, '01a20304-34e0-77b5-84f2-a519551b945c');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ede64cb07289', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ede8eb84f73f', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edeae4901ea6', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edeae4901ea6', 0, '01a20304-34e0-77b5-84f2-a52649d0f460');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edeca99fe8d5', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edeeeca202c5', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edf0fdb835d5', 0, '01a20304-34e0-77b5-84f2-a522b1808fa6');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edf291d0930f', 0, '01a20304-34e0-77b5-84f2-a524c47b8f29');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edf41d76085a', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edf6914a742f', 0, '01a20304-34e0-77b5-84f2-a524c47b8f29');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edf81bc65030', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edf81bc65030', 0, '01a20304-34e0-77b5-84f2-a52cb831210d');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edfab49608cd', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edfc7b39a037', 0, '01a20304-34e0-77b5-84f2-a524c47b8f29');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-edfe65ea60b0', 0, '01a20304-34e0-77b5-84f2-a522b1808fa6');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee00d828ff6c', 0, '01a20304-34e0-77b5-84f2-a519551b945c');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee0201acbf15', 0, '01a20304-34e0-77b5-84f2-a524c47b8f29');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee047bec77e6', 0, '01a20304-34e0-77b5-84f2-a524c47b8f29');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee047bec77e6', 0, '01a20304-34e0-77b5-84f2-a522b1808fa6');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee047bec77e6', 0, '01a20304-34e0-77b5-84f2-a523f5bea2d6');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee0663a2c42b', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee08a91f589e', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee0a6aa9b616', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee0c711627d2', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee0c711627d2', 0, '01a20304-34e0-77b5-84f2-a52cb831210d');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee0eb04a7ec8', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee1078385c89', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee1078385c89', 0, '01a20304-34e0-77b5-84f2-a52cb831210d');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee129131c2cb', 0, '01a20304-34e0-77b5-84f2-a51555e45711');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee14595a1cc6', 0, '01a20304-34e0-77b5-84f2-a523f5bea2d6');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee14595a1cc6', 0, '01a20304-34e0-77b5-84f2-a522b1808fa6');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee1657d67dcf', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee18ba354a14', 0, '01a20304-34e0-77b5-84f2-a524c47b8f29');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee1a82d6a2e9', 0, '01a20304-34e0-77b5-84f2-a522b1808fa6');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee1a82d6a2e9', 0, '01a20304-34e0-77b5-84f2-a523f5bea2d6');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee1c8ee10f98', 0, '01a20304-34e0-77b5-84f2-a52d5a70c00f');
INSERT INTO public.service_area VALUES ('01a20304-34eb-7610-8619-ee1edc12a7fb', 0, '01a20304-34e0-77b5-84f2-a51555e45711');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edde3e80c5bc', 0, '01a20304-34eb-7610-8619-eddd8fb4ba99');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ede0a2967072', 0, '01a20304-34eb-7610-8619-eddfbfb9907b');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ede28328de7e', 0, '01a20304-34eb-7610-8619-ede155a26cf9');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ede46e34dba0', 0, '01a20304-34eb-7610-8619-ede32364bbbe');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ede64cb07289', 0, '01a20304-34eb-7610-8619-ede541f04e44');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ede8eb84f73f', 0, '01a20304-34eb-7610-8619-ede7b906c4e6');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edeae4901ea6', 0, '01a20304-34eb-7610-8619-ede9412fb8e7');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edeca99fe8d5', 0, '01a20304-34eb-7610-8619-edeb5b3a8269');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edeeeca202c5', 0, '01a20304-34eb-7610-8619-eded66a74183');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edf0fdb835d5', 0, '01a20304-34eb-7610-8619-edef39d56f8a');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edf291d0930f', 0, '01a20304-34eb-7610-8619-edf10b4fca05');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edf41d76085a', 0, '01a20304-34eb-7610-8619-edf3d5a46b78');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edf6914a742f', 0, '01a20304-34eb-7610-8619-edf53ad95be0');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edf81bc65030', 0, '01a20304-34eb-7610-8619-edf7024d2001');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edfab49608cd', 0, '01a20304-34eb-7610-8619-edf9aa597029');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edfc7b39a037', 0, '01a20304-34eb-7610-8619-edfb003d322f');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-edfe65ea60b0', 0, '01a20304-34eb-7610-8619-edfda90c9778');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee00d828ff6c', 0, '01a20304-34eb-7610-8619-edff9f2b62ec');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee0201acbf15', 0, '01a20304-34eb-7610-8619-ee01d7a5a5a3');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee047bec77e6', 0, '01a20304-34eb-7610-8619-ee035e3e4889');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee0663a2c42b', 0, '01a20304-34eb-7610-8619-ee05f19f0cf3');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee08a91f589e', 0, '01a20304-34eb-7610-8619-ee076a8b8d37');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee0a6aa9b616', 0, '01a20304-34eb-7610-8619-ee098f0bffa9');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee0c711627d2', 0, '01a20304-34eb-7610-8619-ee0bfebebd2e');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee0eb04a7ec8', 0, '01a20304-34eb-7610-8619-ee0d6a3e883c');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee1078385c89', 0, '01a20304-34eb-7610-8619-ee0f90aa8dfc');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee129131c2cb', 0, '01a20304-34eb-7610-8619-ee119e291268');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee14595a1cc6', 0, '01a20304-34eb-7610-8619-ee13def73e51');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee1657d67dcf', 0, '01a20304-34eb-7610-8619-ee1593fce407');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee18ba354a14', 0, '01a20304-34eb-7610-8619-ee176f646694');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee1a82d6a2e9', 0, '01a20304-34eb-7610-8619-ee191a7d9b8d');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee1c8ee10f98', 0, '01a20304-34eb-7610-8619-ee1b0d0f7aef');
INSERT INTO public.service_at_location VALUES ('01a20304-34eb-7610-8619-ee1edc12a7fb', 0, '01a20304-34eb-7610-8619-ee1d8bb85809');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edde3e80c5bc', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe5ad1cf932', 'Alloggi temporanei per famiglie', 'alloggi temporanei per famiglie', 'alloggi temporanei per famiglie casa aperta odv', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, 6, 'it ar en', 'available', 3, '2026-10-13 09:00:00+00', '2026-10-13 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ede0a2967072', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe5ad1cf932', 'Sportello sfratti', 'sportello sfratti', 'sportello sfratti casa aperta odv', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it es', 'available', NULL, '2026-09-18 09:00:00+00', '2026-09-18 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ede28328de7e', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe6c39e272e', 'Casa di passaggio', 'casa di passaggio', 'casa di passaggio tetto amico odv', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 4, 'it fr', 'available', 1, '2026-08-24 09:00:00+00', '2026-08-24 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ede46e34dba0', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff4106273ff', 'Fondo affitti', 'fondo affitti', 'fondo affitti fondazione pane e casa', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'waitlist', NULL, '2026-04-16 09:00:00+00', '2026-04-16 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ede64cb07289', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0febbd0a2c65', 'Coabitazioni solidali', 'coabitazioni solidali', 'coabitazioni solidali cooperativa sociale il ponte', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 18, NULL, NULL, NULL, 'it en', 'waitlist', 0, '2026-10-18 09:00:00+00', '2026-10-18 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ede8eb84f73f', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff5f1fe6d4f', 'Ospitalità d''emergenza', 'ospitalita d emergenza', 'ospitalita d emergenza parrocchia san dionigi', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 18, NULL, 1, 1, 'it', 'none', 0, '2025-09-28 09:00:00+00', '2025-09-28 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edeae4901ea6', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe2f7a4f378', 'Pacchi viveri', 'pacchi viveri', 'pacchi viveri caritas centro d ascolto niguarda', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it ar bn fr', 'available', 40, '2026-10-23 09:00:00+00', '2026-10-23 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edeca99fe8d5', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe4b3b066d3', 'Emporio solidale', 'emporio solidale', 'emporio solidale emporio solidale bicocca', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it en', 'available', 25, '2026-10-03 09:00:00+00', '2026-10-03 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edeeeca202c5', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff5f1fe6d4f', 'Mensa del borgo', 'mensa del borgo', 'mensa del borgo parrocchia san dionigi', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'available', NULL, '2026-01-06 09:00:00+00', '2026-01-06 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edf0fdb835d5', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe35fd86ac4', 'Pacchi viveri Rho', 'pacchi viveri rho', 'pacchi viveri rho caritas centro d ascolto rho', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'available', 20, '2026-10-08 09:00:00+00', '2026-10-08 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edf291d0930f', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff6cabe8526', 'Guardaroba', 'guardaroba', 'guardaroba banco dei vestiti', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it es ar', 'available', NULL, '2026-09-03 09:00:00+00', '2026-09-03 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edf41d76085a', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe2f7a4f378', 'Corredo per neonati', 'corredo per neonati', 'corredo per neonati caritas centro d ascolto niguarda', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it bn ar', 'available', 6, '2026-10-21 09:00:00+00', '2026-10-21 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edf6914a742f', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe4b3b066d3', 'Mobili usati', 'mobili usati', 'mobili usati emporio solidale bicocca', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'waitlist', NULL, '2026-07-05 09:00:00+00', '2026-07-05 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edf81bc65030', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff3e88d117c', 'Orientamento al lavoro', 'orientamento al lavoro', 'orientamento al lavoro centro per l impiego milano nord', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 16, 66, NULL, NULL, 'it en', 'available', NULL, '2026-09-28 09:00:00+00', '2026-09-28 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edfab49608cd', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0febbd0a2c65', 'Inserimenti lavorativi', 'inserimenti lavorativi', 'inserimenti lavorativi cooperativa sociale il ponte', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 18, 64, NULL, NULL, 'it', 'available', 8, '2026-10-13 09:00:00+00', '2026-10-13 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edfc7b39a037', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0feee1cf1b0e', 'Prestazioni e ISEE', 'prestazioni e isee', 'prestazioni e isee patronato dei lavoratori milano nord', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it es', 'available', NULL, '2026-10-18 09:00:00+00', '2026-10-18 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-edfe65ea60b0', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fefdd5bbcc7', 'Prestazioni e ISEE Rho', 'prestazioni e isee rho', 'prestazioni e isee rho patronato dei lavoratori rho', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'available', NULL, '2026-09-13 09:00:00+00', '2026-09-13 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee00d828ff6c', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff4106273ff', 'Microcredito e bilancio familiare', 'microcredito e bilancio familiare', 'microcredito e bilancio familiare fondazione pane e casa', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 18, NULL, NULL, NULL, 'it', 'available', NULL, '2026-08-04 09:00:00+00', '2026-08-04 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee0201acbf15', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff9da9a5035', 'Avvocati di strada', 'avvocati di strada', 'avvocati di strada sportello legale di strada', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it en fr ar', 'available', NULL, '2026-09-23 09:00:00+00', '2026-09-23 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee047bec77e6', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff8db35f26b', 'Mediazione linguistica', 'mediazione linguistica', 'mediazione linguistica cooperativa parole migranti', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it ar bn zh fr es', 'available', NULL, '2026-10-15 09:00:00+00', '2026-10-15 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee0663a2c42b', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff76e78611b', 'Italiano per mamme', 'italiano per mamme', 'italiano per mamme doposcuola del quartiere', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 16, NULL, NULL, NULL, 'it bn ar', 'available', 10, '2026-10-11 09:00:00+00', '2026-10-11 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee08a91f589e', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff76e78611b', 'Aiuto compiti', 'aiuto compiti', 'aiuto compiti doposcuola del quartiere', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 6, 15, NULL, NULL, 'it', 'waitlist', NULL, '2026-10-11 09:00:00+00', '2026-10-11 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee0a6aa9b616', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff23b6a233f', 'Sportello iscrizioni', 'sportello iscrizioni', 'sportello iscrizioni istituto comprensivo via maffucci', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 3, 18, NULL, NULL, 'it', 'available', NULL, '2026-07-25 09:00:00+00', '2026-07-25 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee0c711627d2', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe9d291a14c', 'Ambulatorio psicologico', 'ambulatorio psicologico', 'ambulatorio psicologico cps niguarda', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 18, NULL, NULL, NULL, 'it', 'waitlist', NULL, '2026-10-03 09:00:00+00', '2026-10-03 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee0eb04a7ec8', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fea730ef869', 'Sostegno ai genitori', 'sostegno ai genitori', 'sostegno ai genitori consultorio familiare affori', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it en', 'available', NULL, '2026-10-03 09:00:00+00', '2026-10-03 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee1078385c89', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe884d9945d', 'Cura delle dipendenze', 'cura delle dipendenze', 'cura delle dipendenze serd milano nord', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'available', NULL, '2026-10-03 09:00:00+00', '2026-10-03 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee129131c2cb', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fe72fd39370', 'Ascolto e protezione', 'ascolto e protezione', 'ascolto e protezione centro antiviolenza la quercia', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it en es', 'available', NULL, '2026-10-26 09:00:00+00', '2026-10-26 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee14595a1cc6', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fed891b7bd1', 'Assistenza domiciliare', 'assistenza domiciliare', 'assistenza domiciliare cooperativa sociale il germoglio', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'available', 12, '2026-10-05 09:00:00+00', '2026-10-05 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee1657d67dcf', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0febbd0a2c65', 'Compagnia e cura a domicilio', 'compagnia e cura a domicilio', 'compagnia e cura a domicilio cooperativa sociale il ponte', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'available', 9, '2026-10-19 09:00:00+00', '2026-10-19 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee18ba354a14', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff02724d737', 'Uscite serali', 'uscite serali', 'uscite serali unita di strada notturna', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, 18, NULL, NULL, NULL, 'it en fr ar', 'available', NULL, '2026-10-28 09:00:00+00', '2026-10-28 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee1a82d6a2e9', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0fec8ec49161', 'Bollette e risparmio energetico', 'bollette e risparmio energetico', 'bollette e risparmio energetico cooperativa sociale mani tese', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'available', NULL, '2026-09-03 09:00:00+00', '2026-09-03 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee1c8ee10f98', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff5f1fe6d4f', 'Fondo bollette', 'fondo bollette', 'fondo bollette parrocchia san dionigi', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'waitlist', NULL, '2026-08-14 09:00:00+00', '2026-08-14 09:00:00+00');
INSERT INTO public.service_edition VALUES ('01a20304-34eb-7610-8619-ee1edc12a7fb', 0, NULL, 'network', NULL, NULL, '01a20304-34e6-77de-8f09-0ff1446161be', 'Gruppi di auto mutuo aiuto', 'gruppi di auto mutuo aiuto', 'gruppi di auto mutuo aiuto amalo auto mutuo aiuto lombardia', NULL, NULL, NULL, NULL, 'active', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'it', 'available', NULL, '2026-09-23 09:00:00+00', '2026-09-23 09:00:00+00');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edde3e80c5bc', 0, 1, 'HOUS', 'f3a542e7-0f42-8096-b907-e25694b279fb');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edde3e80c5bc', 0, 2, 'HOUS', '11ddf5cf-9934-8d6f-9736-9f4991e3835b');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ede0a2967072', 0, 1, 'HOUS', 'b0d2fdac-6ab3-830d-89fd-ccedff4b228d');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ede0a2967072', 0, 2, 'HOUS', '7fe2cf13-4771-8d98-839d-d6f25205ec86');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ede28328de7e', 0, 1, 'HOUS', 'f3a542e7-0f42-8096-b907-e25694b279fb');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ede46e34dba0', 0, 1, 'HOUS', '16afa1df-f143-87bc-9d81-ad7e8930a01b');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ede46e34dba0', 0, 2, 'HOUS', '67dc0055-4fdd-86c0-ad54-00e87a2ea3da');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ede64cb07289', 0, 1, 'HOUS', '644c0d52-a347-8773-8796-b0bc7701e3bb');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ede64cb07289', 0, 2, 'HOUS', 'f4043931-8c58-8df3-ad9c-052389c72ff3');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ede8eb84f73f', 0, 1, 'HOUS', 'c4863c1e-1e4f-84ea-a0f1-0fe91da2c08e');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edeae4901ea6', 0, 1, 'FOOD', 'b2823d16-0709-8ac9-b0a9-ab3e76e33d8c');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edeca99fe8d5', 0, 1, 'FOOD', '9dffc26d-a8fa-8204-8d4e-d6041261059e');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edeca99fe8d5', 0, 2, 'FOOD', 'a9cc82ce-dc4c-8c48-a18a-582945d3f3a6');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edeeeca202c5', 0, 1, 'FOOD', '99420ae6-ffbb-8f8a-a539-25e8813497ad');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edf0fdb835d5', 0, 1, 'FOOD', 'b2823d16-0709-8ac9-b0a9-ab3e76e33d8c');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edf291d0930f', 0, 1, 'GOOD', '807e22d5-da5e-8aac-b3e0-2b95a3856b85');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edf291d0930f', 0, 2, 'GOOD', 'd8dc100b-7638-886b-b249-3d5521aa5862');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edf41d76085a', 0, 1, 'GOOD', 'd8dc100b-7638-886b-b249-3d5521aa5862');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edf6914a742f', 0, 1, 'GOOD', '413caf83-c3da-807e-8844-41d5c7838e71');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edf81bc65030', 0, 1, 'WORK', 'd4634ed3-d342-830e-9ef7-22b0c7015e0e');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edf81bc65030', 0, 2, 'WORK', '62deff12-19ad-8d41-aad4-d7b2262f6a10');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edfab49608cd', 0, 1, 'WORK', '75b2daa7-a841-8ea3-bf7a-91f2177279d1');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edfab49608cd', 0, 2, 'WORK', '14e69323-428f-8b83-bafb-7d1bfe05c316');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edfc7b39a037', 0, 1, 'INCO', '3038b5d8-d9f3-8742-bb46-cc1308f71d54');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edfc7b39a037', 0, 2, 'INCO', '8496b2e5-ba25-844e-8a4f-a8a7a005a181');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edfe65ea60b0', 0, 1, 'INCO', '3038b5d8-d9f3-8742-bb46-cc1308f71d54');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-edfe65ea60b0', 0, 2, 'INCO', '8496b2e5-ba25-844e-8a4f-a8a7a005a181');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee00d828ff6c', 0, 1, 'DEBT', 'b914257c-d4df-8188-a02a-ba96a693e917');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee00d828ff6c', 0, 2, 'DEBT', '564734fd-1e3b-8242-b910-c759e10bcb30');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee00d828ff6c', 0, 3, 'INCO', '9007cdd5-198c-8cef-8d8f-6e2691755af4');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0201acbf15', 0, 1, 'LEGA', '0b40a3e5-11ff-87f6-9de6-96afd66d6344');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0201acbf15', 0, 2, 'LEGA', '102123d1-7117-82a6-8456-047bd28dd1fa');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0201acbf15', 0, 3, 'MIGR', 'cd5e0eb7-ff23-80ba-9f60-580a61a6914d');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee047bec77e6', 0, 1, 'LANG', 'bf66fd63-4d4b-8f9f-8190-c6c439b8dc3d');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee047bec77e6', 0, 2, 'LANG', '64b63149-7f5d-8ad7-b91a-fff87173d991');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0663a2c42b', 0, 1, 'LANG', '90a7aa8b-701d-8edf-8661-5eab0a00ef25');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee08a91f589e', 0, 1, 'EDUC', 'c4aa0490-cec7-868d-85c0-522c051ad2ef');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0a6aa9b616', 0, 1, 'EDUC', '169fff14-845e-85d0-8da6-93ceaf36062b');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0c711627d2', 0, 1, 'MENT', 'b35302a7-2d50-85a3-ab74-9e31bfb9cdb0');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0c711627d2', 0, 2, 'MENT', '69c9bb3a-7f8d-8229-a2dd-0949230c8cde');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0eb04a7ec8', 0, 1, 'FAMI', '5a4714b7-9df5-83ef-b2d2-06656f92ab5c');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0eb04a7ec8', 0, 2, 'FAMI', '624b66ad-8abf-8178-80a0-b9f6732f5009');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee0eb04a7ec8', 0, 3, 'HEAL', '7c1b350d-8604-886b-96f1-8c74a9dab13a');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1078385c89', 0, 1, 'ADDI', 'd7e0e581-ac25-80d7-ab53-b2c37b6a549d');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1078385c89', 0, 2, 'ADDI', 'b10b64bf-55fd-88e8-974d-7c3cfffed037');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee129131c2cb', 0, 1, 'VIOL', '2d0ac28f-7382-8cc6-9277-da243c11f736');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee129131c2cb', 0, 2, 'VIOL', 'fe97486a-ec34-8b74-a768-5c7a6127c733');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee14595a1cc6', 0, 1, 'CARE', 'a88d25ed-1d1b-854f-9d99-134cac4b4acf');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee14595a1cc6', 0, 2, 'DISA', '4628d42f-ac18-8c49-b110-a52a085f9915');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1657d67dcf', 0, 1, 'CARE', 'a88d25ed-1d1b-854f-9d99-134cac4b4acf');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1657d67dcf', 0, 2, 'SOCI', '472633b4-3458-8fc2-b1e4-70005da38208');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1657d67dcf', 0, 3, 'DISA', 'b28bb0fa-48ef-8eda-b9b8-348cf3635b72');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee18ba354a14', 0, 1, 'HOML', '106c0673-f911-8f3d-89a1-cfdcd5cd8597');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee18ba354a14', 0, 2, 'HOML', '9a7bc2d0-6343-8c9c-b9dc-96dc05efd8eb');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1a82d6a2e9', 0, 1, 'UTIL', '26c40366-de21-8629-b326-7bd7787e89fa');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1a82d6a2e9', 0, 2, 'UTIL', '4057dbbe-4748-8168-a89f-1200ab298032');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1c8ee10f98', 0, 1, 'UTIL', '26c40366-de21-8629-b326-7bd7787e89fa');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1edc12a7fb', 0, 1, 'ADDI', '28d48991-8fd1-8a7b-b640-6982deb88c78');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1edc12a7fb', 0, 2, 'MENT', '5a204b77-0166-8877-a8b9-7b8881fc614a');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1edc12a7fb', 0, 3, 'FAMI', '0922b084-11a0-880a-b0ba-cd9826c67536');
INSERT INTO public.service_help VALUES ('01a20304-34eb-7610-8619-ee1edc12a7fb', 0, 4, 'SOCI', '7f6bc4d9-c0df-8fe0-ac27-87a3bc1236ae');
INSERT INTO public.sharing_grant VALUES ('01a20304-354c-761a-880f-c3c5a51d19f2', '01a20304-3513-7218-beb4-c1968ba8c647', 'active', 'consent', 'coordinate', 2199023255567, true, false, '01a20304-34e6-77de-8f09-0febbd0a2c65', 0, '2026-09-23 08:00:00+00', '2026-09-23 08:00:00+00', '2027-09-23 08:00:00+00', 'person', NULL, 'paper', '2026-1', 'it', NULL, '01a20304-34e8-758c-a5d2-e4edf15d7eb8', '01a20304-34e6-77de-8f09-0fe2f7a4f378', '2026-09-23 08:00:00+00', NULL, NULL, 1);
INSERT INTO public.sharing_grant VALUES ('01a20304-358a-7797-aea8-72b5a0329c05', '01a20304-355e-7130-83ce-a9e90d45512d', 'active', 'consent', 'coordinate', 4840226821, true, false, NULL, 30720, '2026-10-08 08:00:00+00', '2026-10-08 08:00:00+00', '2027-10-08 08:00:00+00', 'person', NULL, 'paper', '2026-1', 'it', NULL, '01a20304-34e8-758c-a5d2-e4e9c9079ef9', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-08 08:00:00+00', NULL, NULL, 1);
INSERT INTO public.sharing_grant VALUES ('01a20304-3620-7317-978f-b17b92350468', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'active', 'consent', 'coordinate', 1082130437, true, false, NULL, 20480, '2026-10-22 08:00:00+00', '2026-10-22 08:00:00+00', '2027-10-22 08:00:00+00', 'person', NULL, 'paper', '2026-1', 'it', NULL, '01a20304-34e8-758c-a5d2-e4e9c9079ef9', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-22 08:00:00+00', NULL, NULL, 1);
INSERT INTO public.sharing_grant VALUES ('01a20304-3630-75d8-a30a-c3cb554fa268', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'active', 'consent', 'refer', 33554439, true, false, NULL, 2048, '2026-10-22 08:00:00+00', '2026-10-22 08:00:00+00', '2027-10-22 08:00:00+00', 'person', NULL, 'paper', '2026-1', 'it', NULL, '01a20304-34e8-758c-a5d2-e4e9c9079ef9', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-22 08:00:00+00', NULL, NULL, 1);
INSERT INTO public.sharing_grant VALUES ('01a20304-3640-762d-8fbd-e6868dac927e', '01a20304-35b5-7388-9e19-93fe39f8d77e', 'active', 'public_task', 'coordinate', 274877907078, true, true, '01a20304-34e6-77de-8f09-0fe9d291a14c', 0, '2026-10-23 08:00:00+00', '2026-10-23 08:00:00+00', '2027-10-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, '01a20304-34e8-758c-a5d2-e4e9c9079ef9', '01a20304-34e6-77de-8f09-0fdeb3bc3115', '2026-10-23 08:00:00+00', NULL, NULL, 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'CARE', 'soon', '2026-09-23', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'SOCI', 'routine', '2026-09-23', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'DISA', 'soon', '2026-09-23', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'GOOD', 'soon', '2026-10-08', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'LANG', 'routine', '2026-10-08', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'HOUS', 'soon', '2026-10-08', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'HOUS', 'urgent', '2026-10-21', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'FOOD', 'urgent', '2026-10-21', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'WORK', 'soon', '2026-10-21', 1);
INSERT INTO public.tally VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'MENT', 'soon', '2026-10-21', 1);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', '', 3, 3);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'CARE', 1, 1);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'SOCI', 1, 1);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'DISA', 1, 1);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'GOOD', 1, 1);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'LANG', 1, 1);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'HOUS', 2, 2);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'FOOD', 1, 1);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'WORK', 1, 1);
INSERT INTO public.tally_cell VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'MENT', 1, 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', '', '01a20304-3515-7072-9281-1b3445e85f36', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'CARE', '01a20304-3515-7072-9281-1b3445e85f36', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'SOCI', '01a20304-3515-7072-9281-1b3445e85f36', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'DISA', '01a20304-3515-7072-9281-1b3445e85f36', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', '', '01a20304-355f-72cb-a784-065c481ab358', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'GOOD', '01a20304-355f-72cb-a784-065c481ab358', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'LANG', '01a20304-355f-72cb-a784-065c481ab358', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'HOUS', '01a20304-355f-72cb-a784-065c481ab358', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', '', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'HOUS', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'FOOD', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'WORK', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.tally_household VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'MENT', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', '', '01a20304-3513-7218-beb4-c1968ba8c647', '01a20304-3515-7072-9281-1b3445e85f36', 3);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'CARE', '01a20304-3513-7218-beb4-c1968ba8c647', '01a20304-3515-7072-9281-1b3445e85f36', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'SOCI', '01a20304-3513-7218-beb4-c1968ba8c647', '01a20304-3515-7072-9281-1b3445e85f36', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'DISA', '01a20304-3513-7218-beb4-c1968ba8c647', '01a20304-3515-7072-9281-1b3445e85f36', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', '', '01a20304-355e-7130-83ce-a9e90d45512d', '01a20304-355f-72cb-a784-065c481ab358', 3);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'GOOD', '01a20304-355e-7130-83ce-a9e90d45512d', '01a20304-355f-72cb-a784-065c481ab358', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'LANG', '01a20304-355e-7130-83ce-a9e90d45512d', '01a20304-355f-72cb-a784-065c481ab358', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'HOUS', '01a20304-355e-7130-83ce-a9e90d45512d', '01a20304-355f-72cb-a784-065c481ab358', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', '', '01a20304-35b5-7388-9e19-93fe39f8d77e', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 4);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'HOUS', '01a20304-35b5-7388-9e19-93fe39f8d77e', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'FOOD', '01a20304-35b5-7388-9e19-93fe39f8d77e', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'WORK', '01a20304-35b5-7388-9e19-93fe39f8d77e', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.tally_person VALUES ('01a20304-34e0-77b5-84f2-a52d5a70c00f', 'MENT', '01a20304-35b5-7388-9e19-93fe39f8d77e', '01a20304-35b6-77fd-b474-7bb6eea5efd3', 1);
INSERT INTO public.versions VALUES ('areas', 1);
INSERT INTO public.versions VALUES ('demo', 1);
INSERT INTO public.versions VALUES ('directory', 1);
ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.account_district
    ADD CONSTRAINT account_district_pkey PRIMARY KEY (account_id, area_id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_mail_key_key UNIQUE (mail_key);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_role
    ADD CONSTRAINT account_role_pkey PRIMARY KEY (account_id, role);
ALTER TABLE ONLY public.address
    ADD CONSTRAINT address_pkey PRIMARY KEY (location_id, edition, "position");
ALTER TABLE ONLY public.area
    ADD CONSTRAINT area_code_key UNIQUE (code);
ALTER TABLE ONLY public.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_block
    ADD CONSTRAINT audit_block_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.audit_event
    ADD CONSTRAINT audit_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_unsealed
    ADD CONSTRAINT audit_unsealed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.card_crowd_member
    ADD CONSTRAINT card_crowd_member_pkey PRIMARY KEY (person_id, scope, area_id);
ALTER TABLE ONLY public.card_crowd
    ADD CONSTRAINT card_crowd_pkey PRIMARY KEY (scope, area_id, age_band, household_band, languages);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_pkey PRIMARY KEY (digest, account_id);
ALTER TABLE ONLY public.directory_source
    ADD CONSTRAINT directory_source_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.face_edition
    ADD CONSTRAINT face_edition_pkey PRIMARY KEY (organization_id, edition);
ALTER TABLE ONLY public.household_member
    ADD CONSTRAINT household_member_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.household
    ADD CONSTRAINT household_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.kind_of_help
    ADD CONSTRAINT kind_of_help_code_key UNIQUE (code);
ALTER TABLE ONLY public.kind_of_help
    ADD CONSTRAINT kind_of_help_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kind_question
    ADD CONSTRAINT kind_question_pkey PRIMARY KEY (kind_of_help_id, code);
ALTER TABLE ONLY public.location_edition
    ADD CONSTRAINT location_edition_pkey PRIMARY KEY (location_id, edition);
ALTER TABLE ONLY public.mutation_memo
    ADD CONSTRAINT mutation_memo_pkey PRIMARY KEY (account_id, client_mutation_id);
ALTER TABLE ONLY public.need_answer
    ADD CONSTRAINT need_answer_pkey PRIMARY KEY (need_id, code);
ALTER TABLE ONLY public.need_card_apart
    ADD CONSTRAINT need_card_apart_pkey PRIMARY KEY (need_id);
ALTER TABLE ONLY public.need_card
    ADD CONSTRAINT need_card_pkey PRIMARY KEY (need_id);
ALTER TABLE ONLY public.need_event
    ADD CONSTRAINT need_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.need_member
    ADD CONSTRAINT need_member_pkey PRIMARY KEY (need_id, member_id);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.network_key
    ADD CONSTRAINT network_key_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notice_given
    ADD CONSTRAINT notice_given_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person_access
    ADD CONSTRAINT person_access_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.person_address
    ADD CONSTRAINT person_address_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_code_key UNIQUE (code);
ALTER TABLE ONLY public.person_contact
    ADD CONSTRAINT person_contact_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.person_identity
    ADD CONSTRAINT person_identity_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.person_name
    ADD CONSTRAINT person_name_pkey PRIMARY KEY (person_id, key);
ALTER TABLE ONLY public.person_part
    ADD CONSTRAINT person_part_pkey PRIMARY KEY (person_id, part);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.phone
    ADD CONSTRAINT phone_pkey PRIMARY KEY (owner_id, edition, "position");
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (owner_id, edition, "position");
ALTER TABLE ONLY public.service_area
    ADD CONSTRAINT service_area_pkey PRIMARY KEY (service_id, edition, area_id);
ALTER TABLE ONLY public.service_at_location
    ADD CONSTRAINT service_at_location_pkey PRIMARY KEY (service_id, edition, location_id);
ALTER TABLE ONLY public.service_edition
    ADD CONSTRAINT service_edition_pkey PRIMARY KEY (service_id, edition);
ALTER TABLE ONLY public.service_help
    ADD CONSTRAINT service_help_pkey PRIMARY KEY (service_id, edition, "position");
ALTER TABLE ONLY public.service_term
    ADD CONSTRAINT service_term_pkey PRIMARY KEY (service_id, edition, term);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sharing_grant
    ADD CONSTRAINT sharing_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.standing_offer
    ADD CONSTRAINT standing_offer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tally_cell
    ADD CONSTRAINT tally_cell_pkey PRIMARY KEY (district_id, domain);
ALTER TABLE ONLY public.tally_closed_need
    ADD CONSTRAINT tally_closed_need_pkey PRIMARY KEY (need_id);
ALTER TABLE ONLY public.tally_closed
    ADD CONSTRAINT tally_closed_pkey PRIMARY KEY (district_id, domain, month);
ALTER TABLE ONLY public.tally_household
    ADD CONSTRAINT tally_household_pkey PRIMARY KEY (district_id, domain, household);
ALTER TABLE ONLY public.tally_person
    ADD CONSTRAINT tally_person_pkey PRIMARY KEY (district_id, domain, person_id);
ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (district_id, domain, urgency, opened_on);
ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_pkey PRIMARY KEY (name);
CREATE INDEX account_by_organization ON public.account USING btree (organization_id, id);
CREATE INDEX area_by_kind ON public.area USING btree (kind, name_key, id);
CREATE INDEX area_by_parent ON public.area USING btree (parent_id);
CREATE INDEX audit_block_by_last ON public.audit_block USING btree (last_id);
CREATE INDEX audit_event_by_person ON public.audit_event USING btree (person_id, at);
CREATE INDEX claim_by_organization ON public.claim USING btree (organization_id, status, person_id);
CREATE INDEX claim_by_person ON public.claim USING btree (person_id, status);
CREATE UNIQUE INDEX claim_holds_alone ON public.claim USING btree (need_id) WHERE ((status = 'active'::text) AND exclusive);
CREATE UNIQUE INDEX claim_once_each ON public.claim USING btree (need_id, organization_id) WHERE (status = ANY (ARRAY['proposed'::text, 'active'::text]));
CREATE INDEX device_by_time ON public.device USING btree (seen_at);
CREATE UNIQUE INDEX face_once_a_source ON public.face_edition USING btree (source, source_id, edition) WHERE (source_id IS NOT NULL);
CREATE INDEX household_member_by_household ON public.household_member USING btree (household_id, "position");
CREATE INDEX household_member_by_person ON public.household_member USING btree (person_id);
CREATE INDEX kind_of_help_by_domain ON public.kind_of_help USING btree (domain, code);
CREATE INDEX location_by_organization ON public.location_edition USING btree (organization_id);
CREATE UNIQUE INDEX location_once_a_source ON public.location_edition USING btree (source, source_id, edition) WHERE (source_id IS NOT NULL);
CREATE INDEX mutation_memo_by_time ON public.mutation_memo USING btree (at);
CREATE INDEX need_by_district ON public.need USING btree (district_id, domain, status);
CREATE INDEX need_by_person ON public.need USING btree (person_id, opened_at, id);
CREATE INDEX need_card_apart_by_person ON public.need_card_apart USING btree (person_id);
CREATE INDEX need_card_by_person ON public.need_card USING btree (person_id);
CREATE INDEX need_card_in_order ON public.need_card USING btree (district_id, domain, urgency_rank, opened_week, tie, need_id);
CREATE INDEX need_event_by_need ON public.need_event USING btree (need_id, at, id);
CREATE INDEX need_member_by_member ON public.need_member USING btree (member_id);
CREATE INDEX notice_given_by_person ON public.notice_given USING btree (person_id);
CREATE INDEX organization_by_kind ON public.organization USING btree (kind, name_key, id);
CREATE INDEX organization_by_name ON public.organization USING btree (name_key, id);
CREATE INDEX person_by_household ON public.person USING btree (household_id);
CREATE INDEX person_by_lead ON public.person USING btree (lead_organization_id, id);
CREATE INDEX person_name_by_lead ON public.person_name USING btree (lead_organization_id, key, person_id);
CREATE INDEX referral_by_person ON public.referral USING btree (person_id, status);
CREATE INDEX referral_by_recipient ON public.referral USING btree (to_id, status, person_id);
CREATE INDEX referral_by_sender ON public.referral USING btree (from_id, status, person_id);
CREATE UNIQUE INDEX referral_once_open ON public.referral USING btree (need_id, to_id) WHERE (status = ANY (ARRAY['sent'::text, 'accepted'::text, 'in_progress'::text]));
CREATE INDEX service_area_by_area ON public.service_area USING btree (area_id, service_id, edition);
CREATE INDEX service_at_location_by_location ON public.service_at_location USING btree (location_id, service_id, edition);
CREATE INDEX service_by_name ON public.service_edition USING btree (name_key, service_id);
CREATE INDEX service_by_organization ON public.service_edition USING btree (organization_id);
CREATE INDEX service_help_by_domain ON public.service_help USING btree (domain, service_id, edition);
CREATE UNIQUE INDEX service_once_a_source ON public.service_edition USING btree (source, source_id, edition) WHERE (source_id IS NOT NULL);
CREATE INDEX session_by_account ON public.session USING btree (account_id);
CREATE INDEX session_by_end ON public.session USING btree (ends_at);
CREATE INDEX sharing_grant_by_person ON public.sharing_grant USING btree (person_id, status);
CREATE INDEX sharing_grant_by_recipient ON public.sharing_grant USING btree (recipient_id, person_id) WHERE (recipient_id IS NOT NULL);
CREATE INDEX sign_in_failure_by_subject ON public.sign_in_failure USING btree (subject, at);
CREATE INDEX sign_in_failure_by_time ON public.sign_in_failure USING btree (at);
CREATE INDEX standing_offer_by_organization ON public.standing_offer USING btree (organization_id, domain);
CREATE INDEX token_by_account ON public.token USING btree (account_id);
ALTER TABLE ONLY public.account_district
    ADD CONSTRAINT account_district_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.account_district
    ADD CONSTRAINT account_district_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.account_role
    ADD CONSTRAINT account_role_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.address
    ADD CONSTRAINT address_location_id_edition_fkey FOREIGN KEY (location_id, edition) REFERENCES public.location_edition(location_id, edition) ON DELETE CASCADE;
ALTER TABLE ONLY public.area
    ADD CONSTRAINT area_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.card_crowd
    ADD CONSTRAINT card_crowd_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.card_crowd_member
    ADD CONSTRAINT card_crowd_member_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.card_crowd_member
    ADD CONSTRAINT card_crowd_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES public.account(id);
ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.face_edition
    ADD CONSTRAINT face_edition_source_fkey FOREIGN KEY (source) REFERENCES public.directory_source(name);
ALTER TABLE ONLY public.household_member
    ADD CONSTRAINT household_member_household_id_fkey FOREIGN KEY (household_id) REFERENCES public.household(id);
ALTER TABLE ONLY public.household_member
    ADD CONSTRAINT household_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.kind_of_help
    ADD CONSTRAINT kind_of_help_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.kind_of_help(id);
ALTER TABLE ONLY public.kind_question
    ADD CONSTRAINT kind_question_kind_of_help_id_fkey FOREIGN KEY (kind_of_help_id) REFERENCES public.kind_of_help(id);
ALTER TABLE ONLY public.location_edition
    ADD CONSTRAINT location_edition_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.location_edition
    ADD CONSTRAINT location_edition_source_fkey FOREIGN KEY (source) REFERENCES public.directory_source(name);
ALTER TABLE ONLY public.mutation_memo
    ADD CONSTRAINT mutation_memo_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.need_answer
    ADD CONSTRAINT need_answer_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.need_card_apart
    ADD CONSTRAINT need_card_apart_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.need_card_apart
    ADD CONSTRAINT need_card_apart_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.need_card_apart
    ADD CONSTRAINT need_card_apart_kind_of_help_id_fkey FOREIGN KEY (kind_of_help_id) REFERENCES public.kind_of_help(id);
ALTER TABLE ONLY public.need_card_apart
    ADD CONSTRAINT need_card_apart_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.need_card_apart
    ADD CONSTRAINT need_card_apart_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.need_card
    ADD CONSTRAINT need_card_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.need_card
    ADD CONSTRAINT need_card_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.need_card
    ADD CONSTRAINT need_card_kind_of_help_id_fkey FOREIGN KEY (kind_of_help_id) REFERENCES public.kind_of_help(id);
ALTER TABLE ONLY public.need_card
    ADD CONSTRAINT need_card_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.need_card
    ADD CONSTRAINT need_card_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.need_event
    ADD CONSTRAINT need_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.need_event
    ADD CONSTRAINT need_event_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.need_event
    ADD CONSTRAINT need_event_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_kind_of_help_id_fkey FOREIGN KEY (kind_of_help_id) REFERENCES public.kind_of_help(id);
ALTER TABLE ONLY public.need_member
    ADD CONSTRAINT need_member_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.household_member(id);
ALTER TABLE ONLY public.need_member
    ADD CONSTRAINT need_member_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES public.organization(id);
ALTER TABLE ONLY public.need
    ADD CONSTRAINT need_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.notice_given
    ADD CONSTRAINT notice_given_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.notice_given
    ADD CONSTRAINT notice_given_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.account(id);
ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.person_access
    ADD CONSTRAINT person_access_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.person_address
    ADD CONSTRAINT person_address_controller_id_fkey FOREIGN KEY (controller_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.person_address
    ADD CONSTRAINT person_address_dwelling_area_id_fkey FOREIGN KEY (dwelling_area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.person_address
    ADD CONSTRAINT person_address_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.person_address
    ADD CONSTRAINT person_address_residence_area_id_fkey FOREIGN KEY (residence_area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.person_contact
    ADD CONSTRAINT person_contact_controller_id_fkey FOREIGN KEY (controller_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.person_contact
    ADD CONSTRAINT person_contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_household_id_fkey FOREIGN KEY (household_id) REFERENCES public.household(id);
ALTER TABLE ONLY public.person_identity
    ADD CONSTRAINT person_identity_controller_id_fkey FOREIGN KEY (controller_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.person_identity
    ADD CONSTRAINT person_identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_lead_organization_id_fkey FOREIGN KEY (lead_organization_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_lead_worker_id_fkey FOREIGN KEY (lead_worker_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.person_name
    ADD CONSTRAINT person_name_lead_organization_id_fkey FOREIGN KEY (lead_organization_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.person_name
    ADD CONSTRAINT person_name_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.person_part
    ADD CONSTRAINT person_part_controller_id_fkey FOREIGN KEY (controller_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.person_part
    ADD CONSTRAINT person_part_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES public.claim(id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.account(id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_from_id_fkey FOREIGN KEY (from_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_to_id_fkey FOREIGN KEY (to_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.service_area
    ADD CONSTRAINT service_area_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.service_area
    ADD CONSTRAINT service_area_service_id_edition_fkey FOREIGN KEY (service_id, edition) REFERENCES public.service_edition(service_id, edition) ON DELETE CASCADE;
ALTER TABLE ONLY public.service_at_location
    ADD CONSTRAINT service_at_location_service_id_edition_fkey FOREIGN KEY (service_id, edition) REFERENCES public.service_edition(service_id, edition) ON DELETE CASCADE;
ALTER TABLE ONLY public.service_edition
    ADD CONSTRAINT service_edition_source_fkey FOREIGN KEY (source) REFERENCES public.directory_source(name);
ALTER TABLE ONLY public.service_help
    ADD CONSTRAINT service_help_kind_of_help_id_fkey FOREIGN KEY (kind_of_help_id) REFERENCES public.kind_of_help(id);
ALTER TABLE ONLY public.service_help
    ADD CONSTRAINT service_help_service_id_edition_fkey FOREIGN KEY (service_id, edition) REFERENCES public.service_edition(service_id, edition) ON DELETE CASCADE;
ALTER TABLE ONLY public.service_term
    ADD CONSTRAINT service_term_service_id_edition_fkey FOREIGN KEY (service_id, edition) REFERENCES public.service_edition(service_id, edition) ON DELETE CASCADE;
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);
ALTER TABLE ONLY public.sharing_grant
    ADD CONSTRAINT sharing_grant_collected_by_fkey FOREIGN KEY (collected_by) REFERENCES public.account(id);
ALTER TABLE ONLY public.sharing_grant
    ADD CONSTRAINT sharing_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.sharing_grant
    ADD CONSTRAINT sharing_grant_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.sharing_grant
    ADD CONSTRAINT sharing_grant_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.organization(id);
ALTER TABLE ONLY public.standing_offer
    ADD CONSTRAINT standing_offer_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.standing_offer
    ADD CONSTRAINT standing_offer_kind_of_help_id_fkey FOREIGN KEY (kind_of_help_id) REFERENCES public.kind_of_help(id);
ALTER TABLE ONLY public.standing_offer
    ADD CONSTRAINT standing_offer_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.tally_cell
    ADD CONSTRAINT tally_cell_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.tally_closed
    ADD CONSTRAINT tally_closed_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.tally_closed_need
    ADD CONSTRAINT tally_closed_need_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.tally_closed_need
    ADD CONSTRAINT tally_closed_need_need_id_fkey FOREIGN KEY (need_id) REFERENCES public.need(id);
ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.tally_household
    ADD CONSTRAINT tally_household_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.tally_person
    ADD CONSTRAINT tally_person_district_id_fkey FOREIGN KEY (district_id) REFERENCES public.area(id);
ALTER TABLE ONLY public.tally_person
    ADD CONSTRAINT tally_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.account(id);
