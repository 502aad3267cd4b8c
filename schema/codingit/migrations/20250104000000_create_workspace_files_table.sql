-- The editor's file tree, uploaded files, and the code search on them.

create table public.workspace_files (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    project_id uuid,
    path text not null,
    name text not null,
    content text not null default '',
    is_directory boolean default false,
    parent_path text,
    mime_type text,
    size_bytes bigint default 0,
    metadata jsonb default '{}'::jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint workspace_files_pkey primary key (id),
    constraint workspace_files_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint workspace_files_project_id_fkey foreign key (project_id) references public.projects (id) on delete cascade,
    constraint workspace_files_unique_path unique (user_id, path),
    constraint workspace_files_path_check check (char_length(path) >= 1),
    constraint workspace_files_name_check check (char_length(name) >= 1),
    constraint workspace_files_size_check check (size_bytes >= 0)
);

create index idx_workspace_files_user_id on public.workspace_files (user_id);

create index idx_workspace_files_project_id on public.workspace_files (project_id);

create index idx_workspace_files_path on public.workspace_files (user_id, path);

create index idx_workspace_files_parent_path on public.workspace_files (user_id, parent_path);

create index idx_workspace_files_created_at on public.workspace_files (created_at desc);

comment on table public.workspace_files is
    'Files and directories of a user''s workspace, with their content.';

comment on column public.workspace_files.id is
    'Key of the file, the same in every copy of the database.';

comment on column public.workspace_files.user_id is
    'Whose workspace it is.';

comment on column public.workspace_files.project_id is
    'The project the file is part of, if any.';

comment on column public.workspace_files.path is
    'Full path, such as "src/components/Button.tsx"; unique within the workspace.';

comment on column public.workspace_files.name is
    'Last part of the path.';

comment on column public.workspace_files.content is
    'Text of the file; empty for a directory.';

comment on column public.workspace_files.parent_path is
    'Path of the directory it lies in; null at the top.';

comment on column public.workspace_files.mime_type is
    'What kind of content it is, such as "text/markdown".';

comment on column public.workspace_files.size_bytes is
    'Size of the content in bytes.';

comment on column public.workspace_files.is_directory is
    'True for a directory, which holds files instead of content.';

comment on column public.workspace_files.metadata is
    'Whatever else the editor remembers: view settings, state in git, findings of an analysis.';

create table public.file_uploads (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    project_id uuid,
    file_name text not null,
    file_path text not null,
    file_size bigint not null,
    mime_type text,
    bucket_name text not null,
    is_public boolean not null default false,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint file_uploads_pkey primary key (id),
    constraint file_uploads_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    -- the stored file outlives its project, and this row is the way to it
    constraint file_uploads_project_id_fkey foreign key (project_id) references public.projects (id) on delete set null,
    constraint file_uploads_file_size_check check (file_size >= 0)
);

create index idx_file_uploads_user_id on public.file_uploads (user_id);

create index idx_file_uploads_project_id on public.file_uploads (project_id);

comment on table public.file_uploads is
    'Files a user uploaded, and where in storage they are.';

comment on column public.file_uploads.bucket_name is
    'Bucket in storage; file_path is the object''s name in it.';

create table public.code_embeddings (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    file_path text not null,
    chunk_index integer not null default 0,
    content text not null,
    language text,
    model text not null default 'text-embedding-3-small',
    -- an ivfflat index wants a fixed number of dimensions: that of the default model
    embedding extensions.vector(1536),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint code_embeddings_pkey primary key (id),
    constraint code_embeddings_user_id_file_path_chunk_index_key unique (user_id, file_path, chunk_index),
    constraint code_embeddings_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint code_embeddings_chunk_index_check check (chunk_index >= 0)
);

create index idx_code_embeddings_embedding on public.code_embeddings using ivfflat (embedding extensions.vector_cosine_ops);

comment on table public.code_embeddings is
    'A user''s code cut into chunks, each with the vector that places it among similar ones.';

comment on column public.code_embeddings.embedding is
    'Null until the chunk has been through the model.';

-- Triggers

create trigger update_workspace_files_updated_at
    before update on public.workspace_files
    for each row
    execute function public.update_updated_at_column();

create trigger update_file_uploads_updated_at
    before update on public.file_uploads
    for each row
    execute function public.update_updated_at_column();

create trigger update_code_embeddings_updated_at
    before update on public.code_embeddings
    for each row
    execute function public.update_updated_at_column();

-- Row level security

alter table public.workspace_files enable row level security;

alter table public.file_uploads enable row level security;

alter table public.code_embeddings enable row level security;

create policy "Users can view their own workspace files" on public.workspace_files
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own workspace files" on public.workspace_files
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own workspace files" on public.workspace_files
    for update
    using (auth.uid() = user_id);

create policy "Users can delete their own workspace files" on public.workspace_files
    for delete
    using (auth.uid() = user_id);

create policy "Users can view their own or public uploads" on public.file_uploads
    for select
    using (auth.uid() = user_id or is_public = true);

create policy "Users can insert their own uploads" on public.file_uploads
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own uploads" on public.file_uploads
    for update
    using (auth.uid() = user_id);

create policy "Users can delete their own uploads" on public.file_uploads
    for delete
    using (auth.uid() = user_id);

create policy "Users can manage their own code embeddings" on public.code_embeddings
    for all
    using (auth.uid() = user_id);

-- Grants

grant all on table public.workspace_files to authenticated;

grant select, insert, update, delete on table public.file_uploads to authenticated;

grant select, insert, update, delete on table public.code_embeddings to authenticated;

grant select on table public.file_uploads to anon;

grant all on table public.workspace_files to service_role;

grant all on table public.file_uploads to service_role;

grant all on table public.code_embeddings to service_role;
