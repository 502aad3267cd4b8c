-- What a team has. Policies let only members of the team see it; the condition on the team picks one.

-- name: repositories_of_team :many
-- @title Get resources for a specific team: repositories
-- @param $1 team_id the team
select
    id,
    provider_type,
    name,
    description,
    owner,
    url,
    is_private,
    default_branch,
    language,
    sync_status,
    last_synced_at,
    error,
    creator_id
from public.repositories
where team_id = $1
order by name, id;

-- name: hosts_of_team :many
-- @title Get resources for a specific team: hosts
-- Without passwords and keys, which nobody may read.
-- @param $1 team_id the team
select
    id,
    name,
    description,
    type,
    ip,
    port,
    "user",
    status,
    is_windows,
    auth_type,
    creator_id
from public.hosts
where team_id = $1
order by name, id;

-- name: environment_variables_of_team :many
-- @title Get resources for a specific team: environment variables
-- @param $1 team_id the team
select
    id,
    key,
    value,
    description,
    is_secret
from public.environment_variables
where team_id = $1
order by key;

-- name: environment_variables_with_creator :many
-- @title Get environment variables with creator information
-- The address is the account's: a profile has none. Creators one shares no team with any more are left out
-- of the view, not of the answer.
-- @param $1 team_id the team
select
    ev.id,
    ev.key,
    ev.value,
    ev.description,
    ev.is_secret,
    ev.created_by,
    ev.created_at,
    p.email as creator_email
from public.environment_variables as ev
left join public.team_user_profiles as p on p.id = ev.created_by
where ev.team_id = $1
order by ev.key;

-- name: repositories_of_user :many
-- @title Get all repositories for the user's teams
-- @param $1 profile_id the user
select
    r.id,
    r.name,
    r.url,
    r.default_branch,
    r.sync_status,
    t.id as team_id,
    t.name as team_name
from public.repositories as r
join public.teams as t on t.id = r.team_id
join public.team_members as tm on tm.team_id = t.id
where tm.profile_id = $1
order by t.name, r.name, r.id;
