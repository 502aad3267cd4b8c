-- Hosts that are signed in to with a key, jobs that take their scripts from another branch, and runs that
-- are tried again. All hosts so far have a password, all jobs use main: the defaults say so.

alter table public.hosts
    add column auth_type text not null default 'password',
    add column private_key text;

comment on column public.hosts.auth_type is
    'How to sign in: by password or by private key.';

comment on column public.hosts.private_key is
    'SSH key for signing in. Not to be read either.';

grant select (auth_type), update (auth_type, private_key) on table public.hosts to authenticated;

alter table public.jobs_configuration
    add column branch text default 'main',
    add column config jsonb;

comment on column public.jobs_configuration.branch is
    'Branch to take the scripts from.';

comment on column public.jobs_configuration.config is
    'Settings beyond those that have a column.';

alter table public.jobs_run
    add column execution_attempt integer default 0,
    add column execution_number integer default 1;

comment on column public.jobs_run.execution_attempt is
    'How often it was tried again.';

comment on column public.jobs_run.execution_number is
    'Which run of the job it is, counted from 1.';
