-- What the Storage service knows about files. The bytes are in an object store.

-- @section STORAGE Schema (File Storage Layer)
create table if not exists storage.buckets (
    id text not null,
    name text not null,
    owner uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    public boolean default false,
    avif_autodetection boolean default false,
    file_size_limit bigint,
    allowed_mime_types text[],
    owner_id text,
    constraint buckets_pkey primary key (id)
);

comment on table storage.buckets is
    'Top-level containers for stored files, each private or public as a whole.';
comment on column storage.buckets.id is
    'Key of the bucket; the service gives it the bucket''s name.';
comment on column storage.buckets.name is
    'Name, as it stands in addresses.';
comment on column storage.buckets.owner is
    'Who made it. Out of use: owner_id took over.';
comment on column storage.buckets.created_at is
    'When it was made.';
comment on column storage.buckets.updated_at is
    'Latest change of the row.';
comment on column storage.buckets.public is
    'Anyone may read the objects of a public bucket.';
comment on column storage.buckets.avif_autodetection is
    'Serve AVIF pictures to browsers that take them.';
comment on column storage.buckets.file_size_limit is
    'Largest accepted object in bytes; null means no limit of its own.';
comment on column storage.buckets.allowed_mime_types is
    'Accepted media types; null means any.';
comment on column storage.buckets.owner_id is
    'Who made it: the subject of the token, which need not be a uuid.';

create unique index if not exists bname on storage.buckets (name);

-- @section STORAGE Schema (File Storage Layer)
create table if not exists storage.objects (
    id uuid not null default gen_random_uuid(),
    bucket_id text,
    name text,
    owner uuid,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    last_accessed_at timestamptz default now(),
    metadata jsonb,
    path_tokens text[] generated always as (string_to_array(name, '/')) stored,
    version text,
    owner_id text,
    user_metadata jsonb,
    constraint objects_pkey primary key (id),
    constraint "objects_bucketId_fkey" foreign key (bucket_id) references storage.buckets (id)
);

comment on table storage.objects is
    'One row per stored file.';
comment on column storage.objects.id is
    'Key of the row.';
comment on column storage.objects.bucket_id is
    'Bucket the file is in.';
comment on column storage.objects.name is
    'Path within the bucket, parts divided by slashes.';
comment on column storage.objects.owner is
    'Who stored it. Out of use: owner_id took over.';
comment on column storage.objects.created_at is
    'When it was first stored.';
comment on column storage.objects.updated_at is
    'When it was last stored.';
comment on column storage.objects.last_accessed_at is
    'When it was last read, as far as the service keeps count.';
comment on column storage.objects.metadata is
    'Size, media type, checksum and caching, as the object store tells.';
comment on column storage.objects.path_tokens is
    'The parts of the path, for listing folders.';
comment on column storage.objects.version is
    'Version in the object store.';
comment on column storage.objects.owner_id is
    'Who stored it: the subject of the token.';
comment on column storage.objects.user_metadata is
    'What the uploader added.';

create unique index if not exists bucketid_objname on storage.objects (bucket_id, name);

create index if not exists name_prefix_search on storage.objects (name text_pattern_ops);

-- @section STORAGE Schema (File Storage Layer)
create table if not exists storage.s3_multipart_uploads (
    id text not null,
    in_progress_size bigint not null default 0,
    upload_signature text not null,
    bucket_id text not null,
    key text collate "C" not null,
    version text not null,
    owner_id text,
    created_at timestamptz not null default now(),
    user_metadata jsonb,
    constraint s3_multipart_uploads_pkey primary key (id),
    constraint s3_multipart_uploads_bucket_id_fkey foreign key (bucket_id) references storage.buckets (id)
);

comment on table storage.s3_multipart_uploads is
    'Uploads in several parts (S3 protocol) that are not finished yet.';
comment on column storage.s3_multipart_uploads.id is
    'Upload id that the client sends along.';
comment on column storage.s3_multipart_uploads.in_progress_size is
    'Bytes received so far.';
comment on column storage.s3_multipart_uploads.upload_signature is
    'Proof that the sizes were counted by the service itself.';
comment on column storage.s3_multipart_uploads.bucket_id is
    'Bucket the file goes to.';
comment on column storage.s3_multipart_uploads.key is
    'Path within the bucket.';
comment on column storage.s3_multipart_uploads.version is
    'Version the file will have.';
comment on column storage.s3_multipart_uploads.owner_id is
    'Who uploads.';
comment on column storage.s3_multipart_uploads.created_at is
    'When the upload began.';
comment on column storage.s3_multipart_uploads.user_metadata is
    'What the uploader added.';

create index if not exists idx_multipart_uploads_list on storage.s3_multipart_uploads (bucket_id, key, created_at);

-- @section STORAGE Schema (File Storage Layer)
create table if not exists storage.s3_multipart_uploads_parts (
    id uuid not null default gen_random_uuid(),
    upload_id text not null,
    size bigint not null default 0,
    part_number integer not null,
    bucket_id text not null,
    key text collate "C" not null,
    etag text not null,
    owner_id text,
    version text not null,
    created_at timestamptz not null default now(),
    constraint s3_multipart_uploads_parts_pkey primary key (id),
    constraint s3_multipart_uploads_parts_bucket_id_fkey foreign key (bucket_id) references storage.buckets (id),
    constraint s3_multipart_uploads_parts_upload_id_fkey foreign key (upload_id)
        references storage.s3_multipart_uploads (id) on delete cascade
);

comment on table storage.s3_multipart_uploads_parts is
    'Parts of unfinished uploads that have arrived.';
comment on column storage.s3_multipart_uploads_parts.id is
    'Key of the row.';
comment on column storage.s3_multipart_uploads_parts.upload_id is
    'Upload it is a part of.';
comment on column storage.s3_multipart_uploads_parts.size is
    'Bytes.';
comment on column storage.s3_multipart_uploads_parts.part_number is
    'Place among the parts, from 1.';
comment on column storage.s3_multipart_uploads_parts.bucket_id is
    'Bucket the file goes to.';
comment on column storage.s3_multipart_uploads_parts.key is
    'Path within the bucket.';
comment on column storage.s3_multipart_uploads_parts.etag is
    'Checksum, to be named when the upload is completed.';
comment on column storage.s3_multipart_uploads_parts.owner_id is
    'Who uploads.';
comment on column storage.s3_multipart_uploads_parts.version is
    'Version the file will have.';
comment on column storage.s3_multipart_uploads_parts.created_at is
    'When the part arrived.';

create index if not exists idx_multipart_uploads_parts_upload_id on storage.s3_multipart_uploads_parts (upload_id);

-- @section STORAGE Schema (File Storage Layer)
create table if not exists storage.migrations (
    id integer not null,
    name varchar not null,
    hash varchar not null,
    executed_at timestamp default current_timestamp,
    constraint migrations_pkey primary key (id),
    constraint migrations_name_key unique (name)
);

comment on table storage.migrations is
    'Which steps of its own schema the Storage service has applied.';
comment on column storage.migrations.id is
    'Number of the step.';
comment on column storage.migrations.name is
    'Name of the step.';
comment on column storage.migrations.hash is
    'Checksum of its text, to notice when it was changed later.';
comment on column storage.migrations.executed_at is
    'When it was applied.';
