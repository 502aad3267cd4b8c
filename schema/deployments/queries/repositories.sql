-- name: repositories_pinned_first :many
-- @title List the user's repositories
-- Pinned ones first, then by name.
select
    r.id,
    r.owner,
    r.name,
    r.url,
    r.default_branch,
    r.language,
    r.is_private,
    r.sync_status,
    p.profile_id is not null as is_pinned
from public.repositories as r
left join public.profile_repository_pins as p on p.repository_id = r.id and p.profile_id = auth.uid()
order by is_pinned desc, r.owner, r.name;

-- name: pin_repository :exec
-- @title Pin a repository
-- Pinning twice is no error.
-- @param $1 repository_id the repository
insert into public.profile_repository_pins (profile_id, repository_id)
values (auth.uid(), $1)
on conflict do nothing;
