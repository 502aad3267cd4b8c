-- Deleting a project moves it to the bin first: a state of its own, and the time it got there.
--
-- The new enum value is not used before this migration is committed, so one transaction is enough.

alter type public.project_status_enum add value 'deleted';

comment on type public.project_status_enum is
    'Life of a project. A deleted one is only marked: its row and its messages are still there.';

alter table public.projects
    add column deleted_at timestamptz;

comment on column public.projects.deleted_at is
    'When the project was put in the bin (status "deleted"); deleting the row is for good.';
