-- name: unknown_table :many
select * from tsks;

-- name: unknown_column :many
select id, titel from tasks where id = $1;

-- Named parameters are as long as they are: the places behind them stay right.
-- name: behind_names :many
select id from tasks where id = @a_very_long_name_of_a_parameter and title = @b and titel = @c;

-- name: both_forms :many
select id from tasks where id = $1 and title = @title;

-- name: gap :many
select id from tasks where id = $1 and title = $3;

-- name: zero :many
select id from tasks where id = $0;

-- name: far_too_many :many
select id from tasks where id = $70000;

-- name: no_rows :one
delete from tasks where id = $1;

-- name: bad_insert :exec
insert into tasks (id, titel) values ($1, $2);

-- name: bad_notes :one
-- @param $2 title there is no such parameter
-- @nullable titel
-- @not_null @id
select id, title from tasks where id = $1;

-- name: bad_named_note :one
-- @param tilte what it is called
select id from tasks where title = @title;

-- name: unknown_function :one
select no_such_function($1) from tasks;
