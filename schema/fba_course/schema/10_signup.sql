-- Getting in: by invitation only.

comment on schema public is
    'Application layer: what the course itself keeps.';

-- @section PUBLIC Schema (Application Layer)
create table public.signup_codes (
    id uuid not null default gen_random_uuid(),
    code varchar not null,
    expires_at timestamptz,
    used_by uuid,
    used_at timestamptz,
    created_by uuid,
    created_at timestamptz default now(),
    is_admin boolean default false,
    constraint signup_codes_pkey primary key (id),
    constraint signup_codes_code_key unique (code),
    constraint signup_codes_used_by_fkey foreign key (used_by) references auth.users (id) on delete set null,
    constraint signup_codes_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null
);

comment on table public.signup_codes is
    'Invitation codes. One lets one person in; what it says about admins, that person becomes.';
comment on column public.signup_codes.id is
    'Key of the code.';
comment on column public.signup_codes.code is
    'What the invited person types in.';
comment on column public.signup_codes.expires_at is
    'Good until then; null means for good.';
comment on column public.signup_codes.used_by is
    'Who used it; null while nobody has, or when that account is gone.';
comment on column public.signup_codes.used_at is
    'When it was used; null while nobody has.';
comment on column public.signup_codes.created_by is
    'Admin who made it; null for the first ones, or when that account is gone.';
comment on column public.signup_codes.created_at is
    'When it was made.';
comment on column public.signup_codes.is_admin is
    'Whoever uses it becomes an admin of the course.';

create index idx_signup_codes_used_by on public.signup_codes (used_by);

create index idx_signup_codes_created_by on public.signup_codes (created_by);
