-- Files, and what is sent to listeners in real time. On a hosted project the two tables and the publication are the
-- platform's: there, only the rows of the two buckets are ours, and the publication is altered, not created.

-- @section 21. Storage & Realtime
create table storage.buckets (
    id text not null,
    name text not null,
    owner uuid,
    public boolean not null default false,
    file_size_limit bigint,
    allowed_mime_types text[],
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint buckets_pkey primary key (id),
    constraint buckets_name_key unique (name),
    constraint buckets_owner_fkey foreign key (owner) references auth.users (id) on delete set null,
    constraint buckets_file_size_limit_check check (file_size_limit > 0)
);

create index idx_buckets_owner on storage.buckets (owner);

comment on table storage.buckets is
    'Top-level containers for stored files: "public" and "private".';
comment on column storage.buckets.public is
    'Anyone may read the files of a public bucket.';
comment on column storage.buckets.file_size_limit is
    'In bytes; null means no limit of its own.';
comment on column storage.buckets.allowed_mime_types is
    'Null means any.';

-- @section 21. Storage & Realtime
create table storage.objects (
    id uuid not null default gen_random_uuid(),
    bucket_id text not null,
    name text not null,
    owner uuid,
    metadata jsonb,
    path_tokens text[] generated always as (string_to_array(name, '/')) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    last_accessed_at timestamptz,
    constraint objects_pkey primary key (id),
    constraint objects_bucket_id_name_key unique (bucket_id, name),
    constraint objects_bucket_id_fkey foreign key (bucket_id) references storage.buckets (id),
    constraint objects_owner_fkey foreign key (owner) references auth.users (id) on delete set null
);

create index idx_objects_owner on storage.objects (owner);

comment on table storage.objects is
    'One row per stored file. The bytes are elsewhere.';
comment on column storage.objects.name is
    'Path inside the bucket; the first folder is the id of the user whose files are below it.';
comment on column storage.objects.path_tokens is
    'The path cut at its slashes.';

insert into storage.buckets (id, name, public)
values
    ('public', 'public', true),
    ('private', 'private', false)
on conflict (id) do nothing;

-- With the role's rights and under its policies, the realtime service sends changes of these tables to those who
-- may see the rows.
create publication supabase_realtime for table
    public.profiles,
    public.posts,
    public.journal_entries,
    public.app_events;

comment on publication supabase_realtime is
    'Tables whose changes are sent to listeners in real time.';
