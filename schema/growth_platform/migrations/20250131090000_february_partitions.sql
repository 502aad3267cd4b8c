-- Partitions for February, and events of the product for the listeners.

create table public.telemetry_events_2025_02 (
    like public.telemetry_events including defaults including constraints
);

alter table public.telemetry_events attach partition public.telemetry_events_2025_02
    for values from ('2025-02-01 00:00:00+00') to ('2025-03-01 00:00:00+00');

comment on table public.telemetry_events_2025_02 is
    'Telemetry of February 2025.';

alter table public.telemetry_events_2025_02 enable row level security;

create table public.api_logs_2025_02 (
    like public.api_logs including defaults including constraints
);

alter table public.api_logs attach partition public.api_logs_2025_02
    for values from ('2025-02-01 00:00:00+00') to ('2025-03-01 00:00:00+00');

comment on table public.api_logs_2025_02 is
    'Calls of February 2025.';

alter table public.api_logs_2025_02 enable row level security;

grant all on table public.telemetry_events_2025_02, public.api_logs_2025_02 to service_role;

alter publication supabase_realtime add table public.app_events;
