-- Designs and how they came about.

-- @section 15. Design & Projects
create table public.design_projects (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    name text not null,
    description text,
    status text not null default 'active',
    current_version integer,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint design_projects_pkey primary key (id),
    constraint design_projects_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint design_projects_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint design_projects_name_check check (char_length(name) >= 1),
    constraint design_projects_status_check check (status in ('active', 'archived'))
);

create index idx_design_projects_user_id_created_at on public.design_projects (user_id, created_at desc);

create index idx_design_projects_tenant_id on public.design_projects (tenant_id);

comment on table public.design_projects is
    'Designs, each with a version that counts at present.';
comment on column public.design_projects.current_version is
    'Number of the version to show; null before the first is saved.';

-- @section 15. Design & Projects
create table public.design_versions (
    id uuid not null default gen_random_uuid(),
    project_id uuid not null,
    version_number integer not null,
    content jsonb compression pglz not null,
    preview_url public.web_address,
    notes text,
    created_by uuid,
    created_at timestamptz not null default now(),
    constraint design_versions_pkey primary key (id),
    constraint design_versions_project_id_version_number_key unique (project_id, version_number),
    constraint design_versions_project_id_fkey foreign key (project_id)
        references public.design_projects (id) on delete cascade,
    constraint design_versions_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null,
    constraint design_versions_version_number_check check (version_number > 0)
);

create index idx_design_versions_created_by on public.design_versions (created_by);

comment on table public.design_versions is
    'Saved states of a design. A version is not changed any more.';

-- Project and version point at each other, so this one is checked at the end of the transaction: the first version
-- and the pointer to it may be written in either order.
alter table public.design_projects
    add constraint design_projects_current_version_fkey foreign key (id, current_version)
        references public.design_versions (project_id, version_number)
        on delete set null (current_version) deferrable initially deferred;
