-- The book-keeping of Supabase's command line tool.

-- @section SUPABASE_MIGRATIONS Schema (Migration Tracking)
create table if not exists supabase_migrations.schema_migrations (
    version text not null,
    statements text[],
    name text,
    created_by text,
    idempotency_key text,
    constraint schema_migrations_pkey primary key (version),
    constraint schema_migrations_idempotency_key_key unique (idempotency_key)
);

comment on table supabase_migrations.schema_migrations is
    'Migrations of the project that were applied to this database.';
comment on column supabase_migrations.schema_migrations.version is
    'Time stamp in the migration''s file name.';
comment on column supabase_migrations.schema_migrations.statements is
    'What it did, statement by statement.';
comment on column supabase_migrations.schema_migrations.name is
    'The rest of the file name.';
comment on column supabase_migrations.schema_migrations.created_by is
    'Who applied it.';
comment on column supabase_migrations.schema_migrations.idempotency_key is
    'Lets a request that was sent twice count once.';

-- @section SUPABASE_MIGRATIONS Schema (Migration Tracking)
create table if not exists supabase_migrations.seed_files (
    path text not null,
    hash text not null,
    constraint seed_files_pkey primary key (path)
);

comment on table supabase_migrations.seed_files is
    'Seed files that were loaded into this database.';
comment on column supabase_migrations.seed_files.path is
    'The file.';
comment on column supabase_migrations.seed_files.hash is
    'Checksum of what was loaded, to notice changes.';
