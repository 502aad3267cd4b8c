-- Messages get a fixed place in their project, so that saving one again replaces it, and one function
-- that saves a message and marks the project as changed.

comment on column public.projects.updated_at is
    'Moves with every edit, and with every message that is saved.';

alter table public.messages
    add column updated_at timestamptz not null default now();

alter table public.messages
    add constraint messages_project_id_sequence_number_key unique (project_id, sequence_number);

-- the constraint's own index leads with the same column
drop index public.idx_messages_project_id;

comment on column public.messages.sequence_number is
    'Place in the chat. Saving the same place again replaces the message.';

-- Functions

create function public.save_message_and_update_project(
    project_id_param uuid,
    role_param text,
    content_param jsonb,
    sequence_number_param integer,
    object_data_param jsonb default null,
    result_data_param jsonb default null
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    if not public.can_edit_project(project_id_param) and auth.role() is distinct from 'service_role' then
        raise exception 'no project % that you may write to', project_id_param
            using errcode = 'insufficient_privilege';
    end if;

    insert into public.messages (
        project_id,
        role,
        content,
        sequence_number,
        object_data,
        result_data
    )
    values (
        project_id_param,
        role_param::public.message_role_enum,
        content_param,
        sequence_number_param,
        object_data_param,
        result_data_param
    )
    on conflict (project_id, sequence_number) do update
    set role = excluded.role,
        content = excluded.content,
        object_data = excluded.object_data,
        result_data = excluded.result_data;

    update public.projects
    set updated_at = now()
    where id = project_id_param;
end;
$$;

comment on function public.save_message_and_update_project(uuid, text, jsonb, integer, jsonb, jsonb) is
    'Writes one message of a project, replacing an earlier one in the same place, and marks the project as changed. Both or neither.';

-- Triggers

create trigger update_messages_updated_at
    before update on public.messages
    for each row
    execute function public.update_updated_at_column();

-- Grants

revoke execute on function public.save_message_and_update_project(uuid, text, jsonb, integer, jsonb, jsonb) from public;

grant execute on function public.save_message_and_update_project(uuid, text, jsonb, integer, jsonb, jsonb) to authenticated, service_role;
