-- name: teams_of_user :many
-- @title Get all teams for a user
-- The teams a user is in, and as what, by name.
-- @param $1 profile_id the user
select
    t.id,
    t.name,
    t.description,
    t.tenant_id,
    t.created_by,
    t.is_default,
    t.created_at,
    t.updated_at,
    tm.role
from public.teams as t
join public.team_members as tm on tm.team_id = t.id
where tm.profile_id = $1
order by t.name, t.id;

-- name: user_has_permission :one
-- @title Check if user has permission for a resource
-- Whether the permission matrix lets a user do something with a kind of resource in a team. The operation is
-- a value (select, insert, update, delete or execute): the name of a column cannot be a parameter.
-- @param $1 profile_id the user
-- @param $2 team_id the team
-- @param $3 resource_type name of the resource's table
-- @param $4 operation what the user wants to do
select public.check_permission($1, $2, $3, $4) as has_permission;

-- name: members_of_team :many
-- @title Get the members of a team with their names
-- Who is in a team; only members of it get an answer.
-- @param $1 team_id the team
select
    p.id,
    p.email,
    p.full_name,
    p.avatar_url,
    tm.role
from public.team_members as tm
join public.team_user_profiles as p on p.id = tm.profile_id
where tm.team_id = $1
order by p.full_name, p.email;
