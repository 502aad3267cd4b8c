-- Members of a team by name and picture.

create view public.team_user_profiles with (security_barrier = true) as
select
    p.id,
    u.email,
    p.avatar_url,
    u.raw_user_meta_data,
    coalesce(u.raw_user_meta_data ->> 'full_name', u.raw_user_meta_data ->> 'name') as full_name
from public.profiles as p
join auth.users as u on u.id = p.id
where p.id = auth.uid()
    or exists (
        select 1
        from public.team_members as mine
        join public.team_members as theirs on theirs.team_id = mine.team_id
        where mine.profile_id = auth.uid()
            and theirs.profile_id = p.id
    );

comment on view public.team_user_profiles is
    'The people one works with, for showing them in a team: oneself and the members of one''s teams.';

comment on column public.team_user_profiles.id is
    'The user''s id.';

comment on column public.team_user_profiles.email is
    'Address the user signs in with.';

comment on column public.team_user_profiles.avatar_url is
    'Address of the user''s picture.';

comment on column public.team_user_profiles.raw_user_meta_data is
    'What the user told about themselves.';

comment on column public.team_user_profiles.full_name is
    'Full name out of that, if there is one.';

grant select on table public.team_user_profiles to authenticated;

grant all on table public.team_user_profiles to service_role;
