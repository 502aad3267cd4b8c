-- Functions on workflows, leads, appointments and privacy.

-- @section 7. Workflows & Automation
create function public.log_automation_event(
    action text,
    workflow_id uuid,
    execution_id uuid default null,
    metadata jsonb default '{}'::jsonb
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    owning_tenant_id uuid;
    entry_id uuid;
begin
    select automation_workflows.tenant_id
    into owning_tenant_id
    from public.automation_workflows
    where automation_workflows.id = log_automation_event.workflow_id;

    if owning_tenant_id is null
        or (
            not public.is_tenant_member(owning_tenant_id, auth.uid())
            and auth.role() is distinct from 'service_role'
        )
    then
        raise exception 'no workflow % that you may write about', log_automation_event.workflow_id
            using errcode = 'insufficient_privilege';
    end if;

    insert into public.audit_logs (tenant_id, user_id, action, resource_type, resource_id, metadata)
    values (
        owning_tenant_id,
        auth.uid(),
        log_automation_event.action,
        'automation_workflow',
        log_automation_event.workflow_id::text,
        log_automation_event.metadata
            || jsonb_strip_nulls(jsonb_build_object('execution_id', log_automation_event.execution_id))
    )
    returning audit_logs.id into entry_id;

    return entry_id;
end;
$$;

comment on function public.log_automation_event(text, uuid, uuid, jsonb) is
    'Notes in the audit log what an automation did, under the tenant that owns it, and returns the entry''s id.';

-- @section 8. Lead Generation & CRM
create function public.calculate_lead_score(lead_id uuid)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
    new_score integer;
begin
    select
        (case when leads.company is not null then 10 else 0 end)
        + (case when leads.job_title is not null then 10 else 0 end)
        + (case when leads.phone is not null then 5 else 0 end)
        + least(25, 5 * (
            select count(*)
            from public.lead_activities
            where lead_activities.lead_id = leads.id
                and lead_activities.occurred_at >= now() - interval '90 days'
        ))
        + (
            select greatest(-20, least(30, coalesce(sum(
                case email_interactions.interaction
                    when 'opened' then 1
                    when 'clicked' then 5
                    when 'replied' then 10
                    when 'bounced' then -10
                    when 'complained' then -20
                    when 'unsubscribed' then -20
                    else 0
                end
            ), 0)))
            from public.email_interactions
            where email_interactions.lead_id = leads.id
        )
        + least(20, 2 * (
            select coalesce(sum(lead_sessions.pages_viewed), 0)
            from public.lead_sessions
            where lead_sessions.lead_id = leads.id
                and lead_sessions.started_at >= now() - interval '30 days'
        ))
    into new_score
    from public.leads
    where leads.id = calculate_lead_score.lead_id;

    if not found then
        return null;
    end if;

    new_score := greatest(0, least(100, new_score));

    update public.leads
    set score = new_score,
        score_updated_at = now()
    where leads.id = calculate_lead_score.lead_id;

    return new_score;
end;
$$;

comment on function public.calculate_lead_score(uuid) is
    'Rates a lead from 0 to 100 by what is known of it and what it did lately, keeps the score with the lead and returns it. Null for a lead that the caller does not see.';

-- @section 8. Lead Generation & CRM
create function public.check_appointment_conflicts(start_time timestamptz, end_time timestamptz, organizer_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.appointments
        where appointments.organizer_id = check_appointment_conflicts.organizer_id
            and appointments.during && tstzrange(
                check_appointment_conflicts.start_time,
                check_appointment_conflicts.end_time
            )
            and appointments.status in ('scheduled', 'confirmed')
    )
$$;

comment on function public.check_appointment_conflicts(timestamptz, timestamptz, uuid) is
    'True if the organizer is taken at some moment of that time. Says so of anybody, and no more than that.';

-- @section 9. Privacy & Compliance
create function public.has_valid_consent(user_id uuid, purpose text)
returns boolean
language sql
stable
set search_path = ''
as $$
    select exists (
        select 1
        from public.privacy_consents
        where privacy_consents.user_id = has_valid_consent.user_id
            and privacy_consents.purpose = has_valid_consent.purpose
            and privacy_consents.granted
            and privacy_consents.withdrawn_at is null
            and (privacy_consents.expires_at is null or privacy_consents.expires_at > now())
    )
$$;

comment on function public.has_valid_consent(uuid, text) is
    'True if the user agreed to the purpose and the consent still holds. Users can ask about themselves only; of others they hear false.';

-- @section 9. Privacy & Compliance
create function public.get_user_data_purposes(user_id uuid)
returns table (purpose text, legal_basis public.legal_basis, granted boolean, valid_until timestamptz)
language sql
stable
set search_path = ''
as $$
    select
        privacy_consents.purpose,
        'consent'::public.legal_basis,
        public.has_valid_consent(privacy_consents.user_id, privacy_consents.purpose),
        privacy_consents.expires_at
    from public.privacy_consents
    where privacy_consents.user_id = get_user_data_purposes.user_id
    union all
    (
        select distinct on (consent_records.purpose)
            consent_records.purpose,
            consent_records.legal_basis,
            consent_records.action <> 'withdrawn',
            null::timestamptz
        from public.consent_records
        join public.data_subjects on data_subjects.id = consent_records.subject_id
        where data_subjects.user_id = get_user_data_purposes.user_id
            and consent_records.legal_basis <> 'consent'
        order by consent_records.purpose, consent_records.recorded_at desc
    )
    order by 1, 2
$$;

comment on function public.get_user_data_purposes(uuid) is
    'What a user''s data is processed for, on which ground, and whether that holds at present.';

-- @section 9. Privacy & Compliance
create function public.anonymize_personal_data(subject_id uuid)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    subject public.data_subjects;
begin
    if auth.role() is distinct from 'service_role' and not public.is_admin(auth.uid()) then
        raise exception 'only the backend and admins anonymize people'
            using errcode = 'insufficient_privilege';
    end if;

    select data_subjects.*
    into subject
    from public.data_subjects
    where data_subjects.id = anonymize_personal_data.subject_id
        and data_subjects.anonymized_at is null
    for update;

    if not found then
        return false;
    end if;

    update public.profiles
    set username = null,
        display_name = 'Deleted user',
        avatar_url = null,
        bio = null,
        is_public = false
    where profiles.user_id = subject.user_id;

    update public.sessions
    set ip_address = null,
        user_agent = null,
        anonymous_id = null
    where sessions.user_id = subject.user_id;

    -- the same stand-in wherever a tenant holds the address, another one in each tenant
    update public.leads
    set email = extensions.uuid_generate_v5(subject.pseudonym, leads.tenant_id::text)::text || '@anonymized.invalid',
        full_name = null,
        job_title = null,
        phone = null,
        address = null,
        custom_fields = '{}'::jsonb
    where lower(leads.email) = lower(subject.email)
        and (subject.tenant_id is null or leads.tenant_id = subject.tenant_id);

    update public.email_queue
    set to_email = extensions.uuid_generate_v5(subject.pseudonym, email_queue.tenant_id::text)::text
            || '@anonymized.invalid',
        payload = '{}'::jsonb
    where lower(email_queue.to_email) = lower(subject.email)
        and (subject.tenant_id is null or email_queue.tenant_id = subject.tenant_id);

    update public.consent_records
    set evidence = '{}'::jsonb,
        ip_address = null,
        user_agent = null
    where consent_records.subject_id = subject.id;

    update public.data_subjects
    set user_id = null,
        email = null,
        full_name = null,
        anonymized_at = now()
    where data_subjects.id = subject.id;

    return true;
end;
$$;

comment on function public.anonymize_personal_data(uuid) is
    'Takes away what tells who a person is, and leaves the rows for statistics. True if there was something to do. Cannot be undone; the account itself is deleted by the sign-in service.';

-- @section 9. Privacy & Compliance
create function public.handle_data_subject_access_request(subject_id uuid, request_type public.data_request_type)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    subject public.data_subjects;
    request public.data_subject_requests;
    answer jsonb;
begin
    if auth.role() is distinct from 'service_role' and not public.is_admin(auth.uid()) then
        raise exception 'only the backend and admins handle requests'
            using errcode = 'insufficient_privilege';
    end if;

    select data_subjects.*
    into subject
    from public.data_subjects
    where data_subjects.id = handle_data_subject_access_request.subject_id;

    if not found then
        raise exception 'nobody is known as data subject %', handle_data_subject_access_request.subject_id
            using errcode = 'no_data_found';
    end if;

    insert into public.data_subject_requests (subject_id, tenant_id, request_type, status, handled_by)
    values (subject.id, subject.tenant_id, handle_data_subject_access_request.request_type, 'in_progress', auth.uid())
    returning * into request;

    case handle_data_subject_access_request.request_type
        when 'access', 'portability' then
            answer := jsonb_build_object(
                'subject', to_jsonb(subject) - 'email_hash',
                'profile', (
                    select to_jsonb(profiles)
                    from public.profiles
                    where profiles.user_id = subject.user_id
                ),
                'consents', (
                    select coalesce(
                        jsonb_agg(to_jsonb(consent_records) order by consent_records.recorded_at),
                        '[]'::jsonb
                    )
                    from public.consent_records
                    where consent_records.subject_id = subject.id
                ),
                'leads', (
                    select coalesce(jsonb_agg(to_jsonb(leads) order by leads.created_at), '[]'::jsonb)
                    from public.leads
                    where lower(leads.email) = lower(subject.email)
                        and (subject.tenant_id is null or leads.tenant_id = subject.tenant_id)
                )
            );
        when 'erasure' then
            answer := jsonb_build_object('anonymized', public.anonymize_personal_data(subject.id));
        else
            -- somebody has to decide these
            return jsonb_build_object(
                'reference', request.reference,
                'status', request.status,
                'due_at', request.due_at
            );
    end case;

    -- what was handed out is not kept a second time
    update public.data_subject_requests
    set status = 'completed',
        completed_at = now(),
        result = case when data_subject_requests.request_type = 'erasure' then answer end
    where data_subject_requests.id = request.id;

    return jsonb_build_object('reference', request.reference, 'status', 'completed', 'data', answer);
end;
$$;

comment on function public.handle_data_subject_access_request(uuid, public.data_request_type) is
    'Opens a request and, where no decision is needed, answers it: the data for access and portability, anonymization for erasure. Returns the reference, the status and the answer.';
