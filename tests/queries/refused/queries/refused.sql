-- name: fine :many
select * from tasks where id = @id;

-- The server counts characters, not bytes, and knows nothing of the names.
-- name: no_operator :many
select 'ä' as umlaut, id from tasks where id = @a_long_name and title = id and due < @due;

-- name: not_unique :one
select due + @days as later from tasks;

-- name: nothing_tells :many
select id from tasks where @nobody is null;
