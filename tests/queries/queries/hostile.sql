-- What generated code has to put up with: names that C, the bindings or a table use, text that ends comments and
-- strings, and results whose names no C program can have.

-- name: int :one
select 1 as "int", 2 as "class", 3 as "NULL", 4 as "out", 5 as "rows", 6 as "_Bool", 7 as "7", 8 as "a b";

-- name: free :exec
select pg_sleep(0);

-- name: connect :one
-- @param out */ "quotes" \ %s ??/ and ünïcode
select id from authors where id = @out or id = @conn or id = @int or id = @NULL or name = @class or id = @rows;

-- name: authors :many
select id from authors;

-- name: authors_get :one
select name from authors where id = @id;

-- name: add_pages :one
select title from books where pages = @pages;

-- name: Mixed_Case_1 :one
select @Value::int as "Value", @value::int as value;

-- name: a_name_of_a_query_that_is_longer_than_any_name_that_the_server_would_take_for_a_table :one
select @a_parameter_that_is_longer_than_any_name_that_the_server_would_take_for_a_column_of_a_table::int as one;

-- name: texts_in_sql :one
select '*/ /* "x" \ \n %s %d ??/ $1 @name' as "*/", E'\\ \t' as "%s", $q$"$1"$q$ as "line
break", "Ö" /* $1 */ from (select @o::text as "Ö") as t -- ends */ here
;

-- name: twice_the_same :many
select a.id, b.id, a.name, b.title as name, 1, 2 from authors a join books b on b.author_id = a.id;

-- name: parameter_with_subscript :one
select (@list::int[])[@at] as part, (@list)[1] as first, @list as all_of_it;

-- name: as_text_from_select :many
select name, 'public.mood'::regtype as kind, to_tsvector('simple', name) as words, row(id, name) as pair
from authors where name = @name order by id desc limit 2;

-- name: as_text_from_update :one
update books set title = @title where id = @id returning id, words, cell;

-- name: as_text_from_values :many
values (1, 'int4'::regtype, null::xid), (2, @type, null);

-- name: result_of_change :execresult
update authors set active = active where id = @id;

-- name: in_a_batch :batchexec
update authors set active = active where id = @id;

-- name: unread :copyfrom
insert into authors (name) values (@name);
