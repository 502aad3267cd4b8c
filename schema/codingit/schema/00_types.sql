-- Closed lists of states. Whatever is open-ended (a team's tier, a run's status, a model's name) is text.

create type public.subscription_status_enum as enum (
    'active',
    'canceled',
    'past_due',
    'unpaid',
    'incomplete'
);

comment on type public.subscription_status_enum is
    'Where a team''s paid subscription stands, in the words of the payment provider.';

create type public.project_status_enum as enum (
    'active',
    'archived',
    'deleted'
);

comment on type public.project_status_enum is
    'Life of a project. A deleted one is only marked: its row and its messages are still there.';

create type public.message_role_enum as enum (
    'user',
    'assistant'
);

comment on type public.message_role_enum is
    'Who speaks in a project''s chat.';

create type public.task_status_enum as enum (
    'pending',
    'processing',
    'completed',
    'error'
);

comment on type public.task_status_enum is
    'Life of a task: waiting, being worked on, then finished one way or the other.';
