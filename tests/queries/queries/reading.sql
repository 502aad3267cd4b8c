-- name: author :one
select * from authors where id = $1;

-- name: author_by_name :one
select id, name from authors where name = @name;

-- name: qualified_star :many
select a.*, b.title from public.authors a join public.books b on b.author_id = a.id where b.price < $1;

-- name: only_one_side :many
select b.* from authors a join books b on b.author_id = a.id where a.name = $1;

-- name: outer_side :many
select a.id, b.title, b.price from authors a left join books b on b.author_id = a.id and b.price > $1;

-- name: by_enum :many
select id from authors where feeling = $1 and feeling <> any ($2) and feeling in ($3, $4);

-- name: by_domain :many
select id, pages, label from books where pages > $1 and label = $2;

-- name: by_varchar :many
select id from authors where nick = $1 or nick in ($2, $3) or nick = any ($4) or nick like $5;

-- name: by_char :many
select code from authors where code = $1 or code in ($2, 'abc');

-- name: one_in_list :many
select id from authors where nick in ($1);

-- name: numbers :many
select id, shelf + $1 as a, price * $2 as b, weight / $3 as c, pages + $4 as d from books;

-- name: between_them :many
select id from authors where created_at between $1 and $2 and rating not between $3 and $4;

-- name: times :many
select created_at + $1 as later, created_at - $2::interval as before, now() - $3 as since,
    born + $4::int as day, created_at at time zone $5 as there
from authors;

-- name: every_day :many
select d::date as day from generate_series($1::date, $2::date, interval '1 day') as d;

-- name: series :many
select n from generate_series(1, $1) as n;

-- name: paged :many
select id from books order by title limit $1 offset $2;

-- name: paged_by_name :many
select id from books order by title limit @limit offset @offset;

-- name: keyset :many
select id, title from books where (title, id) > ($1, $2) order by title, id limit 10;

-- name: rows_in :many
select id from books where (author_id, title) in (($1, $2), ($3, $4));

-- name: optional_filter :many
select id from books where ($1::text is null or title = $1) and (price <= $2 or $2 is null);

-- name: coalesced :many
select coalesce($1, name) as name, coalesce(nick, $2) as nick, nullif(name, $3) as other,
    greatest(rating, $4) as rating
from authors;

-- name: chosen :many
select case when active then $1 else name end as a, case id when $2 then 1 else $3 end as b from authors;

-- name: target_text :many
select $1 as nothing, $2::int as number, id from authors;

-- name: concatenated :many
select id from authors where name ilike '%' || $1 || '%' and name || $2 = 'x';

-- name: arrays :many
select id from authors where tags @> $1 and tags && $2 and $3 = any (tags) and $4 <@ tags and moods = $5;

-- name: array_parts :many
select tags[$1] as one, tags[$2:$3] as some, array[$4, name] as made, cardinality(tags) as many from authors;

-- name: array_of_ids :many
select id from authors where id = any ($1) and id <> all ($2::bigint[]);

-- name: json_operators :many
select profile -> $1 as a, profile ->> $2 as b, profile @> $3 as c, profile ? $4 as d, profile #> $5 as e,
    profile - $6 as f, profile || $7 as g, profile ?| $8 as h, profile[$9] as i
from authors;

-- name: json_built :many
select jsonb_build_object('a', $1::int, 'b', name) as j, to_jsonb(name) as t, jsonb_set(profile, $2, $3) as s from authors;

-- name: json_rows :many
select e.key, e.value, x.* from authors a, jsonb_each(a.profile) e, jsonb_to_record($1) as x (n int, t text);

-- name: searched :many
select id, ts_rank(words, q) as rank from books, websearch_to_tsquery('english', $1) q where words @@ q;

-- name: ranges :many
select id from books where lent @> $1::timestamptz and lent && $2 and upper(lent) > $3;

-- name: aggregates :one
select count(*) as n, count(nick) as nicks, sum(id) as ids, avg(rating) as mean, max(created_at) as last,
    array_agg(name order by name) as names, string_agg(name, $1) as joined, bool_or(active) as any_active,
    percentile_cont(0.5) within group (order by rating) as median, jsonb_agg(a) as everything
from authors a where created_at > $2;

-- name: filtered :many
select feeling, count(*) filter (where rating > $1) as good from authors group by feeling having count(*) >= $2;

-- name: rolled_up :many
select feeling, active, count(*) from authors group by rollup (feeling, active);

-- name: windows :many
select id, row_number() over w as place, lag(title, $1) over w as before,
    sum(price) over (order by title rows between $2 preceding and $3 following) as around
from books window w as (order by title);

-- name: subqueries :many
select id, (select count(*) from books b where b.author_id = a.id and b.price > $1) as dear,
    exists (select from books b where b.title = $2) as found, array(select title from books where price < $3) as titles
from authors a
where id in (select author_id from books where shelf = $4) and rating > all (select price from books where pages = $5);

-- name: from_subquery :many
select s.title, s.n from (select title, $1 as n from books where price > $2) s;

-- name: lateral_join :many
select a.name, t.title, t.pages from authors a cross join lateral (
    select title, pages from books b where b.author_id = a.id order by price limit $1
) t;

-- name: with_queries :many
with dear as (select * from books where price > $1), counted as (select author_id, count(*) as n from dear group by 1)
select a.name, c.n, $2 as mark from counted c join authors a on a.id = c.author_id;

-- name: tree :many
with recursive up (n, path) as (
    select $1::int, array[$1::int] union all select n + 1, path || n from up where n < $2
)
select n, path from up;

-- name: united :many
select name, id from authors where id = $1 union all select title, author_id from books where title = $2;

-- name: united_parameters :many
select name, 1 as kind from authors union select $1, $2;

-- name: just_values :many
values ($1::int, 'a'), (2, $2);

-- name: table_itself :many
table books;

-- name: using_join :many
select * from (select 1 as id, 'x' as a) l full join (select 2::bigint as id, 'y' as b) r using (id) where id = $1;

-- name: from_view :many
select * from author_books where books > $1;

-- name: part_of_composite :many
select (home).town, (home).number as n, home from authors where (home).street = $1;

-- name: whole_rows :many
select a, row(a.id, a.name) as pair from authors a;

-- name: odd_names :many
select * from "Odd ""names""" where "select" = $1 and "a b" = $2 and "Grüße" = $3 and "*/ %s" @> $4;

-- name: odd_aliases :many
select id as "ID!", name as "select", name as "a""b", 1 as "*/", born "Ö" from authors;

-- name: same_name_twice :many
select a.id, b.id, a.name, a.name from authors a join books b on b.author_id = a.id;

-- name: without_names :many
select 1, 'a', now(), array[1], $1::int + 1, count(*) over () from authors;

-- name: called :one
select add_pages($1, $2) as pages;

-- name: called_by_name :one
select add_pages(more => $1, book => $2, why => $3) as pages;

-- name: table_function :many
select * from books_of($1, $2);

-- name: row_function :many
select * from author_row($1);

-- name: fields_of_function :many
select (author_row($1)).*;

-- name: variadic_call :one
select longest($1, $2, name) as longest, longest(variadic $3) as all_of_them from authors;

-- name: system_things :one
select current_user, current_date, session_user, current_setting($1, true) as setting, now() as now, version() as v,
    pg_typeof($2::int) as t, $3::regclass as c;

-- name: math :one
select abs($1::numeric) as a, round($2::numeric, $3) as b, mod($4::int, 2) as c, power($5, 2) as d, $6::int % 3 as e,
    sqrt($7::float8) as f, random() as g, $8::int4 / 2.0 as h;

-- name: texts :one
select lower($1) as a, left($2, $3) as b, length($4) as c, substring($5 from 2 for 3) as d, replace($6, 'a', $7) as e,
    position($8 in 'abc') as f, trim($9) as g, split_part($10, ',', $11) as h, format('%s', $12::text) as i,
    concat_ws(',', $13::text) as j, md5($14) as k, regexp_replace($15, 'a', 'b') as l, $16 || 'x' as m, overlay('abc' placing $17 from 2) as n;

-- name: dates :one
select date_trunc('day', $1::timestamptz) as a, extract(year from $2::date) as b, to_char($3::timestamp, 'YYYY') as c,
    make_interval(days => $4) as d, age($5::timestamptz) as e, to_timestamp($6::float8) as f, $7::date - $8::date as g,
    interval '1 day' * $9 as h;

-- name: collated :many
select name collate "C" as name from authors where name = $1 collate "C" order by name collate "C";

-- name: distinct_from :many
select id from authors where nick is distinct from $1 and feeling is not distinct from $2;

-- name: in_strings :many
select '@name $1' as a, $$ @x $2 $$ as b, "@id" from (select 1 as "@id") t /* @c $3 */ where 1 = @real -- @d
;

-- name: operators_with_at :many
select @ -5 as five, tags <@ @tags as a, tags @> @tags as b, id=@id as c, id>=@id as d, @@ '((0,0),(2,2))'::box as e from authors;

-- name: truth :many
select id from authors where ($1 or active) and not $2 and $3 is not true;

-- name: locked :many
select id from authors where id = $1 for update skip locked;

-- name: sampled :many
select id from authors tablesample bernoulli ($1);

-- name: grouped_by_key :many
select a.*, count(b.*) as n from authors a left join books b on b.author_id = a.id where a.id > $1 group by a.id order by n desc, $2;

-- name: unnested :many
select u.id, u.n, o.ordinality, o.t from unnest($1::bigint[], $2::int[]) as u (id, n), unnest($3::text[]) with ordinality as o (t);

-- name: sql_json :many
select json_array_length(extra) as n, json_build_array($1::int) as a, row_to_json(b) as r from books b where extra ->> 'x' = $2;

-- name: byte_strings :many
select cover, encode(cover, 'hex') as hex from books where cover = $1 and length(cover) > $2;

-- name: rare_types :many
select flags, flags & $1 as masked, more_flags, cell, slot, network, paid, size, sizes, corner from books
where flags = $2 and more_flags = $3 and cell = $4 and slot < $5 and network << $6 and paid > $7 and size @> $8
    and sizes && $9 and corner <@ $10::box and took > $11 and extra::text = $12 and cover = $13 and weight < $14;

-- name: marks_after_operators :many
select -@number::int as minus, 1 -@number as less, 5*@number as times, tags<@@tags as inside, id=@id as same from authors;

-- name: chosen_by_parameter :many
select case @kind when 'name' then name else nick end as a from authors;
