-- name: add_author :one
insert into authors (name, nick, code, born, rating, feeling, home, tags, moods, profile)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
returning *;

-- name: add_author_named :one
insert into authors (name, nick) values (@name, @nick) returning id, created_at;

-- name: add_two :execrows
insert into authors (name, feeling) values (@first, @feeling), (@second, @feeling);

-- name: add_default :exec
insert into authors (name, active) values (coalesce($1, 'nobody'), default);

-- name: add_book :one
insert into books (author_id, title, pages, label, price, weight, shelf, lent, extra, cover, took)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning books.*;

-- name: copy_books :many
insert into books (author_id, title, price) select author_id, $1 || title, price * $2 from books where id = $3
returning id as new_id, title;

-- name: insert_selected_parameter :exec
insert into authors (name, nick) select $1, $2 where not exists (select from authors where name = $1);

-- name: upsert :one
insert into authors as a (name, nick) values ($1, $2)
on conflict (name) do update set nick = excluded.nick, rating = $3 where a.rating < $4
returning (xmax = 0) as inserted, a.id;

-- name: change :execrows
update authors set name = $2, nick = $3, rating = rating + $4, tags = array_append(tags, $5) where id = $1;

-- name: change_many_columns :exec
update authors set (name, nick) = ($1, $2), tags[1] = $3, home.town = $4, profile['a'] = $5 where id = $6;

-- name: change_from :many
update books b set price = price * $1 from authors a where a.id = b.author_id and a.name = $2 returning b.id, a.name, b.price;

-- name: change_subquery :exec
update books set (price, weight) = (select max(price), $1::real from books) where id = $2;

-- name: remove :many
delete from books where author_id = $1 returning *;

-- name: remove_using :exec
delete from books b using authors a where a.id = b.author_id and a.feeling = $1;

-- name: merged :exec
merge into authors a using (select $1::text as name, $2::text as nick) s on a.name = s.name
when matched and a.active then update set nick = s.nick, rating = $3
when not matched then insert (name, nick, feeling) values (s.name, $4, $5);

-- name: moved :many
with gone as (delete from books where price < $1 returning *)
insert into authors (name, born) select title, $2 from gone returning id;

-- name: rename :one
call rename_author($1, $2, $3);

-- name: tidy :exec
call tidy();

-- name: refresh_nothing :exec
notify done;

-- name: odd_write :one
insert into "Odd ""names""" ("select", "a b", "Grüße", "*/ %s") values ($1, $2, $3, $4) returning *;

-- name: add_parts :exec
insert into authors (name, tags[1], home.town, profile) values (@name, @tag, @town, @profile);
