-- Buckets and the files in them: the rows describe, the bytes are elsewhere.

-- @section Storage
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
    'Top-level containers for stored files, each private or public as a whole.';
comment on column storage.buckets.public is
    'Anyone may read the objects of a public bucket.';
comment on column storage.buckets.file_size_limit is
    'Largest accepted object in bytes; null means no limit of its own.';
comment on column storage.buckets.allowed_mime_types is
    'Accepted media types; null means any.';

-- @section Storage
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
    'One row per stored file. Its account may go, the file stays until it is deleted itself.';
comment on column storage.objects.name is
    'Path inside the bucket, with slashes.';
comment on column storage.objects.metadata is
    'What the upload told about the file; "size" is its length in bytes.';
comment on column storage.objects.path_tokens is
    'The name cut at its slashes, so that folders can be searched.';

-- @section Storage
create table storage.s3_multipart_uploads (
    id text not null,
    bucket_id text not null,
    key text not null,
    version text not null,
    upload_signature text not null,
    in_progress_size bigint not null default 0,
    owner uuid,
    created_at timestamptz not null default now(),
    constraint s3_multipart_uploads_pkey primary key (id),
    constraint s3_multipart_uploads_bucket_id_fkey foreign key (bucket_id) references storage.buckets (id) on delete cascade,
    constraint s3_multipart_uploads_owner_fkey foreign key (owner) references auth.users (id) on delete set null,
    constraint s3_multipart_uploads_in_progress_size_check check (in_progress_size >= 0)
);

create index idx_s3_multipart_uploads_bucket_id on storage.s3_multipart_uploads (bucket_id);

create index idx_s3_multipart_uploads_owner on storage.s3_multipart_uploads (owner);

create index idx_s3_multipart_uploads_created_at on storage.s3_multipart_uploads (created_at);

comment on table storage.s3_multipart_uploads is
    'Large uploads that have begun and not ended. A finished one becomes an object and leaves this table.';
