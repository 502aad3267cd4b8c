-- name: nothing_tells :many
select id from tasks where $1 is null;

-- name: nothing_tells_by_name :many
select id, jsonb_build_object('a', @value) as built from tasks;

-- name: a_cast_tells :many
select id from tasks where $1::text is null;
