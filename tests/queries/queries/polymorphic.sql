-- Functions that have no C function of their own: each query says with which types it calls them.

-- name: first_number :one
select first_of(@list::int[]) as item;

-- name: first_mood :one
select first_of(@list::mood[]) as item, (both_of(1, array[2.5])).*;

-- name: both_as_bigint :one
select * from both_of(@a::int, @b::bigint[]);

-- name: both_fields :one
select (both_of(@a::text, @b::text[])).y, (both_of(@a::text, @b::text[])).x;

-- name: items_of :many
select a.item, a.among, a.item || 'x' as more from all_of(@list::text[]) as a;

-- name: same_author :many
select s.id, s.tags from authors as a, same_rows(a) as s where a.id = @id;

-- name: same_date :many
select * from same_rows(@day::date) as day;

-- name: lowest_day :one
select * from lowest(@days::daterange);

-- name: anything_typed :many
select t.n, t.word from anything(@how_many) as t (n int, word text) where t.n > @least;

-- name: give_back :one
call give_back(@it::int, @them::int[]);
