-- Time that has been set aside, and what came of it.

-- @section 14. Appointments & Meetings
create type public.appointment_status as enum (
    'proposed',
    'scheduled',
    'confirmed',
    'completed',
    'cancelled',
    'no_show'
);

comment on type public.appointment_status is
    'Life of an appointment. While scheduled or confirmed it takes up the organizer''s time.';

-- @section 14. Appointments & Meetings
create table public.appointments (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    organizer_id uuid not null,
    attendee_id uuid,
    lead_id uuid,
    title text not null,
    description text,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    during tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
    status public.appointment_status not null default 'scheduled',
    location text,
    meeting_url public.web_address,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint appointments_pkey primary key (id),
    constraint appointments_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint appointments_organizer_id_fkey foreign key (organizer_id) references auth.users (id) on delete cascade,
    constraint appointments_attendee_id_fkey foreign key (attendee_id) references auth.users (id) on delete set null,
    constraint appointments_lead_id_fkey foreign key (lead_id) references public.leads (id) on delete set null,
    constraint appointments_ends_at_check check (ends_at > starts_at),
    constraint appointments_organizer_id_during_excl
        exclude using gist (organizer_id with =, during with &&) where (status in ('scheduled', 'confirmed'))
);

create index idx_appointments_organizer_id_starts_at on public.appointments (organizer_id, starts_at);

create index idx_appointments_attendee_id on public.appointments (attendee_id);

create index idx_appointments_lead_id on public.appointments (lead_id);

create index idx_appointments_tenant_id on public.appointments (tenant_id);

comment on table public.appointments is
    'Times agreed on. An organizer cannot be booked twice: the table itself refuses.';
comment on column public.appointments.attendee_id is
    'The other side, if it has an account.';
comment on column public.appointments.lead_id is
    'The other side, if it is a lead.';
comment on column public.appointments.during is
    'The end does not belong to it: the next appointment may start then.';

-- @section 14. Appointments & Meetings
create table public.appointment_reminders (
    id uuid not null default gen_random_uuid(),
    appointment_id uuid not null,
    channel public.notification_channel not null default 'email',
    remind_at timestamptz not null,
    sent_at timestamptz,
    error text,
    created_at timestamptz not null default now(),
    constraint appointment_reminders_pkey primary key (id),
    constraint appointment_reminders_appointment_id_channel_remind_at_key unique (appointment_id, channel, remind_at),
    constraint appointment_reminders_appointment_id_fkey foreign key (appointment_id)
        references public.appointments (id) on delete cascade
);

create index idx_appointment_reminders_due on public.appointment_reminders (remind_at) where sent_at is null;

comment on table public.appointment_reminders is
    'When to remind whom, and whether that was done.';
comment on column public.appointment_reminders.channel is
    'How the reminder is sent.';
comment on column public.appointment_reminders.remind_at is
    'When it is to be sent.';
comment on column public.appointment_reminders.sent_at is
    'When it was; null until then.';

-- @section 14. Appointments & Meetings
create table public.meetings (
    id uuid not null default gen_random_uuid(),
    appointment_id uuid,
    tenant_id uuid,
    host_id uuid not null,
    title text not null,
    participant_ids uuid[] not null default '{}',
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    duration interval generated always as (ended_at - started_at) stored,
    recording_url public.web_address,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint meetings_pkey primary key (id),
    constraint meetings_appointment_id_fkey foreign key (appointment_id)
        references public.appointments (id) on delete set null,
    constraint meetings_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint meetings_host_id_fkey foreign key (host_id) references auth.users (id) on delete cascade,
    constraint meetings_ended_at_check check (ended_at >= started_at)
);

create index idx_meetings_host_id_started_at on public.meetings (host_id, started_at desc);

create index idx_meetings_participant_ids on public.meetings using gin (participant_ids);

create index idx_meetings_appointment_id on public.meetings (appointment_id);

create index idx_meetings_tenant_id on public.meetings (tenant_id);

comment on table public.meetings is
    'Meetings that took place or are taking place, planned or not.';
comment on column public.meetings.participant_ids is
    'Accounts that were there.';

-- @section 14. Appointments & Meetings
create table public.meeting_notes (
    id uuid not null default gen_random_uuid(),
    meeting_id uuid not null,
    author_id uuid,
    kind text not null default 'note',
    content text not null,
    language regconfig not null default 'english',
    search_vector tsvector generated always as (to_tsvector(language, content)) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint meeting_notes_pkey primary key (id),
    constraint meeting_notes_meeting_id_fkey foreign key (meeting_id)
        references public.meetings (id) on delete cascade,
    constraint meeting_notes_author_id_fkey foreign key (author_id) references auth.users (id) on delete set null,
    constraint meeting_notes_kind_check check (kind in ('note', 'transcript', 'summary', 'action_item'))
);

create index idx_meeting_notes_meeting_id_created_at on public.meeting_notes (meeting_id, created_at);

create index idx_meeting_notes_search_vector on public.meeting_notes using gin (search_vector);

create index idx_meeting_notes_author_id on public.meeting_notes (author_id);

comment on table public.meeting_notes is
    'Notes on a meeting: by hand, transcribed, or summed up by a model.';
comment on column public.meeting_notes.author_id is
    'Null for what a model wrote.';
comment on column public.meeting_notes.language is
    'How the words are to be read; that of the speakers.';
