-- The guardian watches what the platform does with a user's data and tells the user. A ledger of hashes lets anybody
-- check afterwards that nothing was taken out.

-- @section 11. Trust & Guardian
create table public.trust_ledger_roots (
    id bigint not null generated always as identity,
    period tstzrange not null,
    root_hash public.sha256_hex not null,
    previous_hash public.sha256_hex,
    entry_count integer not null,
    signature text,
    created_at timestamptz not null default now(),
    constraint trust_ledger_roots_pkey primary key (id),
    constraint trust_ledger_roots_root_hash_key unique (root_hash),
    constraint trust_ledger_roots_previous_hash_fkey foreign key (previous_hash)
        references public.trust_ledger_roots (root_hash) on delete restrict,
    constraint trust_ledger_roots_period_check check (not isempty(period)),
    constraint trust_ledger_roots_entry_count_check check (entry_count >= 0),
    constraint trust_ledger_roots_period_excl exclude using gist (period with &&)
);

create index idx_trust_ledger_roots_created_at on public.trust_ledger_roots (created_at desc);

create unique index idx_trust_ledger_roots_previous_hash on public.trust_ledger_roots (previous_hash);

comment on table public.trust_ledger_roots is
    'Roots of the hash trees over guardian_events, one for each span of time. Each names the one before; none is ever changed.';
comment on column public.trust_ledger_roots.previous_hash is
    'Null for the first.';
comment on column public.trust_ledger_roots.entry_count is
    'How many entries the root stands for.';
comment on column public.trust_ledger_roots.signature is
    'Signature of the root, to show that nobody changed it.';

-- @section 11. Trust & Guardian
create table public.guardian_preferences (
    user_id uuid not null,
    trust_level smallint not null default 2,
    is_private_mode boolean not null default false,
    allowed_categories text[] not null default '{}',
    alert_threshold public.severity_level not null default 'medium',
    retention_days integer not null default 90,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint guardian_preferences_pkey primary key (user_id),
    constraint guardian_preferences_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint guardian_preferences_trust_level_check check (trust_level between 0 and 4),
    constraint guardian_preferences_retention_days_check check (retention_days between 1 and 3650)
);

comment on table public.guardian_preferences is
    'What a user lets the platform do without asking.';
comment on column public.guardian_preferences.trust_level is
    'From 0, ask about everything, to 4, ask about nothing.';
comment on column public.guardian_preferences.allowed_categories is
    'Kinds of data that may be used.';
comment on column public.guardian_preferences.alert_threshold is
    'Events below this are not told to the user.';
comment on column public.guardian_preferences.retention_days is
    'How long events are kept.';

-- @section 11. Trust & Guardian
create table public.guardian_events (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    event_type text not null,
    data_category text not null,
    severity public.severity_level not null default 'info',
    action text not null default 'allowed',
    explanation text,
    entry_hash public.sha256_hex not null,
    ledger_root_id bigint,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint guardian_events_pkey primary key (id),
    constraint guardian_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint guardian_events_ledger_root_id_fkey foreign key (ledger_root_id)
        references public.trust_ledger_roots (id) on delete set null,
    constraint guardian_events_action_check check (action in ('allowed', 'masked', 'blocked'))
);

create index idx_guardian_events_user_id_occurred_at on public.guardian_events (user_id, occurred_at desc);

create index idx_guardian_events_unsealed on public.guardian_events (occurred_at) where ledger_root_id is null;

create index idx_guardian_events_ledger_root_id on public.guardian_events (ledger_root_id);

comment on table public.guardian_events is
    'Each use of a user''s data that the guardian saw, and what it did about it.';
comment on column public.guardian_events.explanation is
    'In words for the user.';
comment on column public.guardian_events.entry_hash is
    'Leaf of the hash tree.';
comment on column public.guardian_events.ledger_root_id is
    'The root that covers it; null until the tree is closed.';
comment on column public.guardian_events.severity is
    'How much it matters.';

-- @section 11. Trust & Guardian
create table public.trust_badges (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    description text not null default '',
    requirements jsonb not null default '[]'::jsonb,
    min_trust_score smallint not null default 0,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint trust_badges_pkey primary key (id),
    constraint trust_badges_slug_key unique (slug),
    constraint trust_badges_requirements_check check (jsonb_typeof(requirements) = 'array'),
    constraint trust_badges_min_trust_score_check check (min_trust_score between 0 and 100)
);

comment on table public.trust_badges is
    'Marks of trust and what has to be shown to carry them.';
comment on column public.trust_badges.min_trust_score is
    'Trust that it takes to get the badge.';
