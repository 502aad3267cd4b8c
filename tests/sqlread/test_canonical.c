#include "kinds/objects.h"
#include "sqlread/sqlread.h"
#include "support/support.h"

/*
 * The canonical form: what people write and what the server prints of it are one text. The second text of each pair was
 * printed by PostgreSQL 18 with an empty search_path.
 */

static const char prelude[] =
    "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');\n"
    "CREATE TABLE users (\n"
    "    id uuid PRIMARY KEY, name varchar(50) NOT NULL, email text, age smallint, score double "
    "precision,\n"
    "    balance numeric(12,2) NOT NULL, mood mood, tags text[] NOT NULL, meta jsonb NOT NULL, "
    "created timestamptz NOT NULL,\n"
    "    updated timestamp, born date, span interval, code char(3), flag boolean, big bigint, n "
    "int, bits bit(4));\n"
    "CREATE TABLE posts (\n"
    "    id bigint PRIMARY KEY, user_id uuid, title text NOT NULL, n int, parent bigint, published "
    "timestamptz);\n"
    "CREATE TABLE a (id int NOT NULL, x int, y int);\n"
    "CREATE TABLE b (id int NOT NULL, y int, z text);\n"
    "CREATE SEQUENCE numbers;\n"
    "CREATE DOMAIN positive AS int CHECK (value > 0);\n"
    "CREATE TYPE address AS (street text, zip int);\n"
    "CREATE TABLE houses (id positive, at address, others address[]);\n"
    "CREATE FUNCTION f(one int, two text DEFAULT 'z') RETURNS text LANGUAGE sql IMMUTABLE AS "
    "'SELECT two';\n"
    "CREATE FUNCTION g(VARIADIC xs int[]) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';\n"
    "CREATE FUNCTION full_name(users) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.name';\n"
    "CREATE FUNCTION pair(OUT left_one int, OUT right_one text) LANGUAGE sql AS $$SELECT 1, "
    "'a'$$;\n"
    "CREATE FUNCTION me() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';\n";

struct Pair {
    const char *written;
    const char *printed;
};

struct Default {
    const char *type;
    const char *written;
    const char *printed;
};

/* condition on users as written, as the server prints it */
static const struct Pair checks[] = {
    {"age BETWEEN 0 AND 150", "((age >= 0) AND (age <= 150))"},
    {"name <> ''", "((name)::text <> ''::text)"},
    {"name IN ('a', 'b')",
     "((name)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"},
    {"name NOT IN ('a', 'b')",
     "((name)::text <> ALL ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"},
    {"email in ('x') or email = any (array['y', 'z'])",
     "((email = 'x'::text) OR (email = ANY (ARRAY['y'::text, 'z'::text])))"},
    {"age IN (1, 2)", "(age = ANY (ARRAY[1, 2]))"},
    {"big IN (1, 2)", "(big = ANY (ARRAY[(1)::bigint, (2)::bigint]))"},
    {"balance IN (1, 2.5)", "(balance = ANY (ARRAY[(1)::numeric, 2.5]))"},
    {"mood IN ('ok', 'happy')", "(mood = ANY (ARRAY['ok'::public.mood, 'happy'::public.mood]))"},
    {"mood <> 'sad' and mood > 'sad'::mood",
     "((mood <> 'sad'::public.mood) AND (mood > 'sad'::public.mood))"},
    {"code IN ('abc', 'def')", "(code = ANY (ARRAY['abc'::bpchar, 'def'::bpchar]))"},
    {"n IN (1, age, 3)", "((n = ANY (ARRAY[1, 3])) OR (n = age))"},
    {"balance >= 0", "(balance >= (0)::numeric)"},
    {"balance > 0.5 and balance < 100", "((balance > 0.5) AND (balance < (100)::numeric))"},
    {"score BETWEEN 0 AND 1",
     "((score >= (0)::double precision) AND (score <= (1)::double precision))"},
    {"big > 3000000000", "(big > '3000000000'::bigint)"},
    {"age IS NULL OR age > 5", "((age IS NULL) OR (age > 5))"},
    {"(flag OR age > 1) AND (flag AND (age < 2 AND age > 0))",
     "((flag OR (age > 1)) AND (flag AND ((age < 2) AND (age > 0))))"},
    {"NOT flag", "(NOT flag)"},
    {"flag = true", "(flag = true)"},
    {"flag is not false", "(flag IS NOT FALSE)"},
    {"name LIKE 'a%' AND name NOT LIKE '%b' AND name ILIKE 'c%' AND name NOT ILIKE '%d'",
     "(((name)::text ~~ 'a%'::text) AND ((name)::text !~~ '%b'::text) AND ((name)::text ~~* "
     "'c%'::text) AND ((name)::text !~~* '%d'::text))"},
    {"name SIMILAR TO '(a|b)%'", "((name)::text ~ similar_to_escape('(a|b)%'::text))"},
    {"email ~* '^[a-z]+@'", "(email ~* '^[a-z]+@'::text)"},
    {"char_length(trim(name)) BETWEEN 1 AND 50",
     "((char_length(TRIM(BOTH FROM name)) >= 1) AND (char_length(TRIM(BOTH FROM name)) <= 50))"},
    {"lower(name) = lower(email)", "(lower((name)::text) = lower(email))"},
    {"coalesce(email, '') <> '' or coalesce(age, 0) > 1 or coalesce(balance, 0) > 1",
     "((COALESCE(email, ''::text) <> ''::text) OR (COALESCE((age)::integer, 0) > 1) OR "
     "(COALESCE(balance, (0)::numeric) > (1)::numeric))"},
    {"array_length(tags, 1) <= 10", "(array_length(tags, 1) <= 10)"},
    {"tags @> array['a'] and tags && '{a,b}' and 'x' = any (tags)",
     "((tags @> ARRAY['a'::text]) AND (tags && '{a,b}'::text[]) AND ('x'::text = ANY (tags)))"},
    {"meta ? 'a' OR meta = '{}' or meta @> '{\"b\": 1, \"a\": [1,2]}'",
     "((meta ? 'a'::text) OR (meta = '{}'::jsonb) OR (meta @> '{\"a\": [1, 2], \"b\": "
     "1}'::jsonb))"},
    {"jsonb_typeof(meta -> 'x') = 'object' and meta ->> 'k' = 'v' and (meta ->> 'n')::int > 1 and "
     "meta #>> '{a,b}' is null",
     "((jsonb_typeof((meta -> 'x'::text)) = 'object'::text) AND ((meta ->> 'k'::text) = 'v'::text) "
     "AND (((meta ->> 'n'::text))::integer > 1) AND ((meta #>> '{a,b}'::text[]) IS NULL))"},
    {"meta @? '$.a[*] ? (@.b > 1)'", "(meta @? '$.\"a\"[*]?(@.\"b\" > 1)'::jsonpath)"},
    {"created <= now()", "(created <= now())"},
    {"created > '2020-01-01'::date", "(created > '2020-01-01'::date)"},
    {"born > '1900-01-01'", "(born > '1900-01-01'::date)"},
    {"born > date '1900-01-01' + interval '1 month'",
     "(born > ('1900-01-01'::date + '1 mon'::interval))"},
    {"span > '0' and span < '36 hours' and span <> interval '1' day",
     "((span > '00:00:00'::interval) AND (span < '36:00:00'::interval) AND (span <> '1 "
     "day'::interval day))"},
    {"updated > created at time zone 'UTC'", "(updated > (created AT TIME ZONE 'UTC'::text))"},
    {"extract(year from born) > 1900", "(EXTRACT(year FROM born) > (1900)::numeric)"},
    {"date_part('day', created) = 1", "(date_part('day'::text, created) = (1)::double precision)"},
    {"age::text ~ '^\\d+$'", "((age)::text ~ '^\\d+$'::text)"},
    {"cast(age as varchar(10)) <> 'x'", "(((age)::character varying(10))::text <> 'x'::text)"},
    {"upper(code) = code", "(upper((code)::text) = (code)::text)"},
    {"(age, n) = (1, 2)", "((age = 1) AND (n = 2))"},
    {"(age, n) <> (1, 2)", "((age <> 1) OR (n <> 2))"},
    {"(age, n) < (1, 2)", "(ROW(age, n) < ROW(1, 2))"},
    {"(age, n) IN ((1, 2), (3, 4))", "(((age = 1) AND (n = 2)) OR ((age = 3) AND (n = 4)))"},
    {"age is distinct from null", "(age IS NOT NULL)"},
    {"age is not distinct from 5", "(NOT (age IS DISTINCT FROM 5))"},
    {"mood is distinct from 'ok'", "(mood IS DISTINCT FROM 'ok'::public.mood)"},
    {"n between symmetric 5 and 1", "(((n >= 5) AND (n <= 1)) OR ((n >= 1) AND (n <= 5)))"},
    {"n not between 1 and 5", "((n < 1) OR (n > 5))"},
    {"n % 2 = 0 and age % 2 = 0 and - n < 5 and n > -5",
     "(((n % 2) = 0) AND (((age)::integer % 2) = 0) AND ((- n) < 5) AND (n > '-5'::integer))"},
    {"balance * 1.5 > 10 and n / 2 > 1 and n / 2.0 > 1 and score / 2 > 1",
     "(((balance * 1.5) > (10)::numeric) AND ((n / 2) > 1) AND (((n)::numeric / 2.0) > "
     "(1)::numeric) AND ((score / (2)::double precision) > (1)::double precision))"},
    {"name || 'x' <> email || 5", "(((name)::text || 'x'::text) <> (email || 5))"},
    {"num_nonnulls(email, age) = 1", "(num_nonnulls(email, age) = 1)"},
    {"id <> '{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}'",
     "(id <> 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid)"},
    {"f(n) = f(one => 1, two => 'q') and g(1, 2) = g(variadic array[1, 2])",
     "((public.f(n) = public.f(one => 1, two => 'q'::text)) AND (public.g(VARIADIC ARRAY[1, 2]) = "
     "public.g(VARIADIC ARRAY[1, 2])))"},
    {"substring(name from 1 for 2) = 'ab' and position('a' in name) > 0 and overlay(name placing "
     "'x' from 1) <> ''",
     "((SUBSTRING(name FROM 1 FOR 2) = 'ab'::text) AND (POSITION(('a'::text) IN (name)) > 0) AND "
     "(OVERLAY(name PLACING 'x'::text FROM 1) <> ''::text))"},
    {"case when n > 1 then 'a' when n is null then name else null end = 'a'",
     "(( CASE WHEN (n > 1) THEN 'a'::character varying WHEN (n IS NULL) THEN name ELSE "
     "NULL::character varying END)::text = 'a'::text)"},
    {"case mood when 'ok' then 1 else 2.5 end > 1",
     "( CASE mood WHEN 'ok'::public.mood THEN (1)::numeric ELSE 2.5 END > (1)::numeric)"},
    {"greatest(n, 1, 2.5) > 1 and nullif(name, '') is not null",
     "((GREATEST((n)::numeric, (1)::numeric, 2.5) > (1)::numeric) AND (NULLIF((name)::text, "
     "''::text) IS NOT NULL))"},
    {"octet_length(bits::text) > 1 and bits = b'0101'",
     "((octet_length((bits)::text) > 1) AND (bits = '0101'::\"bit\"))"},
    {"tags[1] = 'a' and tags[1:2] = array['a', 'b']",
     "((tags[1] = 'a'::text) AND (tags[1:2] = ARRAY['a'::text, 'b'::text]))"},
    {"array[1, 2]::text[] = tags", "(ARRAY[(1)::text, (2)::text] = tags)"},
    {"1e3 > n and .5 < score and 12345678901 > big",
     "(('1000'::numeric > (n)::numeric) AND ((0.5)::double precision < score) AND "
     "('12345678901'::bigint > big))"},
    {"(name collate \"C\") > 'a'", "(((name)::text COLLATE \"C\") > 'a'::text)"},
    {"to_tsvector('english', name) @@ to_tsquery('a')",
     "(to_tsvector('english'::regconfig, (name)::text) @@ to_tsquery('a'::text))"},
    {"'a' || 'b' = 'ab' and 1 + '2' = 3",
     "((('a'::text || 'b'::text) = 'ab'::text) AND ((1 + 2) = 3))"},
};

/* query of a view as written, as the server prints it */
static const struct Pair queries[] = {
    {"select p.*, b.z from posts p, b", "SELECT p.id, p.user_id, p.title, p.n, p.parent, "
                                        "p.published, b.z FROM public.posts p, public.b"},
    {"select id, n as count_of, count(*) over (partition by user_id order by published desc nulls "
     "first) from posts",
     "SELECT id, n AS count_of, count(*) OVER (PARTITION BY user_id ORDER BY published DESC) AS "
     "count FROM public.posts"},
    {"select u.*, p.title from users u join posts p on p.user_id = u.id",
     "SELECT u.id, u.name, u.email, u.age, u.score, u.balance, u.mood, u.tags, u.meta, u.created, "
     "u.updated, u.born, u.span, u.code, u.flag, u.big, u.n, u.bits, p.title FROM (public.users u "
     "JOIN public.posts p ON ((p.user_id = u.id)))"},
    {"select id, y, a.x, b.z from a join b using (id, y)",
     "SELECT a.id, a.y, a.x, b.z FROM (public.a JOIN public.b USING (id, y))"},
    {"select * from a natural join b",
     "SELECT a.id, a.y, a.x, b.z FROM (public.a JOIN public.b USING (id, y))"},
    {"select id, a.x, b.z from a full join b using (id) where id > 3",
     "SELECT id, a.x, b.z FROM (public.a FULL JOIN public.b USING (id)) WHERE (id > 3)"},
    {"select a.id, b.z from a left outer join b on b.id = a.id inner join posts p on true",
     "SELECT a.id, b.z FROM ((public.a LEFT JOIN public.b ON ((b.id = a.id))) JOIN public.posts p "
     "ON (true))"},
    {"select i, j from (a cross join b) t(i, k, j)",
     "SELECT t.i, t.j FROM (public.a CROSS JOIN public.b) t(i, k, j, id, y, z)"},
    {"select user_id u, count(*), count(distinct title) filter (where n > 3) as d, array_agg(title "
     "order by n asc nulls last) from posts group by u having count(*) > 1 order by 2 desc, u",
     "SELECT user_id AS u, count(*) AS count, count(DISTINCT title) FILTER (WHERE (n > 3)) AS d, "
     "array_agg(title ORDER BY n) AS array_agg FROM public.posts GROUP BY user_id HAVING (count(*) "
     "> 1) ORDER BY (count(*)) DESC, user_id"},
    {"select distinct on (user_id) user_id, title from posts order by user_id, published desc",
     "SELECT DISTINCT ON (user_id) user_id, title FROM public.posts ORDER BY user_id, published "
     "DESC"},
    {"select user_id, sum(n) over w from posts window w as (partition by user_id order by "
     "published)",
     "SELECT user_id, sum(n) OVER w AS sum FROM public.posts WINDOW w AS (PARTITION BY user_id "
     "ORDER BY published)"},
    {"select exists (select * from posts p where p.user_id = users.id), (select max(n) m from "
     "posts), array(select title from posts), not exists (select 1 from a) from users where id = "
     "(select me() as me)",
     "SELECT (EXISTS ( SELECT p.id, p.user_id, p.title, p.n, p.parent, p.published FROM "
     "public.posts p WHERE (p.user_id = users.id))) AS \"exists\", ( SELECT max(posts.n) AS m FROM "
     "public.posts) AS m, ARRAY( SELECT posts.title FROM public.posts) AS \"array\", (NOT (EXISTS "
     "( SELECT 1 FROM public.a))) AS \"?column?\" FROM public.users WHERE (id = ( SELECT "
     "public.me() AS me))"},
    {"select id from users where id in (select user_id from posts) and name = any (select title "
     "from posts) and age not in (select x from a)",
     "SELECT id FROM public.users WHERE ((id IN ( SELECT posts.user_id FROM public.posts)) AND "
     "((name)::text IN ( SELECT posts.title FROM public.posts)) AND (NOT (age IN ( SELECT a.x FROM "
     "public.a))))"},
    {"with x as (select 1 as one), y(two) as materialized (select one from x) select * from x, y",
     "WITH x AS ( SELECT 1 AS one ), y(two) AS MATERIALIZED ( SELECT x_1.one FROM x x_1 ) SELECT "
     "x.one, y.two FROM x, y"},
    {"with recursive t(id, depth) as (select id, 0 from posts where parent is null union all "
     "select p.id, t.depth + 1 from posts p join t on p.parent = t.id) select * from t",
     "WITH RECURSIVE t(id, depth) AS ( SELECT posts.id, 0 AS \"?column?\" FROM public.posts WHERE "
     "(posts.parent IS NULL) UNION ALL SELECT p.id, (t_1.depth + 1) FROM (public.posts p JOIN t "
     "t_1 ON ((p.parent = t_1.id))) ) SELECT id, depth FROM t"},
    {"select id, 'a' as kind from a union all select id, 'b' from b union select 3, null order by "
     "1 desc limit 5 offset 2",
     "( SELECT a.id, 'a'::text AS kind FROM public.a UNION ALL SELECT b.id, 'b'::text AS kind FROM "
     "public.b ) UNION SELECT 3 AS id, NULL::text AS kind ORDER BY 1 DESC OFFSET 2 LIMIT 5"},
    {"(select id from a intersect select id from b) except values (1), (2)",
     "( SELECT a.id FROM public.a INTERSECT SELECT b.id FROM public.b ) EXCEPT SELECT "
     "\"*VALUES*\".column1 AS id FROM (VALUES (1), (2)) \"*VALUES*\""},
    {"select v.i, v.s from (values (1, 'a'), (2, null)) as v(i, s)",
     "SELECT i, s FROM ( VALUES (1,'a'::text), (2,NULL::text)) v(i, s)"},
    {"select g, o from generate_series(1, 3) g, generate_series(1, g) with ordinality as s(v, o)",
     "SELECT g.g, s.o FROM generate_series(1, 3) g(g), LATERAL generate_series(1, g.g) WITH "
     "ORDINALITY s(v, o)"},
    {"select e.key, value from users, jsonb_each(meta) e",
     "SELECT e.key, e.value FROM public.users, LATERAL jsonb_each(users.meta) e(key, value)"},
    {"select u.id, tag, item ->> 'x' as x from users u cross join lateral unnest(u.tags) tag left "
     "join lateral jsonb_array_elements(u.meta) item on true",
     "SELECT u.id, tag.tag, (item.value ->> 'x'::text) AS x FROM ((public.users u CROSS JOIN "
     "LATERAL unnest(u.tags) tag(tag)) LEFT JOIN LATERAL jsonb_array_elements(u.meta) item(value) "
     "ON (true))"},
    {"select l.n from users u, lateral (select p.n from posts p where p.user_id = u.id limit 1) l",
     "SELECT l.n FROM public.users u, LATERAL ( SELECT p.n FROM public.posts p WHERE (p.user_id = "
     "u.id) LIMIT 1) l"},
    {"select r.left_one, (pair()).right_one from pair() r",
     "SELECT left_one, (public.pair()).right_one AS right_one FROM public.pair() r(left_one, "
     "right_one)"},
    {"select full_name(u), u.full_name as again, (u).email, to_jsonb(u) from users u",
     "SELECT public.full_name(u.*) AS full_name, public.full_name(u.*) AS again, email, "
     "to_jsonb(u.*) AS to_jsonb FROM public.users u"},
    {"select extract(epoch from created) e, created at time zone 'UTC' u, current_timestamp, now() "
     "- interval '2 days' ago, date_trunc('day', created)::date d from users",
     "SELECT EXTRACT(epoch FROM created) AS e, (created AT TIME ZONE 'UTC'::text) AS u, "
     "CURRENT_TIMESTAMP AS \"current_timestamp\", (now() - '2 days'::interval) AS ago, "
     "(date_trunc('day'::text, created))::date AS d FROM public.users"},
    {"select id + 1, at, (at).zip, (others[1]).street from houses",
     "SELECT ((id)::integer + 1) AS \"?column?\", at, (at).zip AS zip, others[1].street AS street "
     "FROM public.houses"},
    {"select nextval('numbers'), 'numbers'::regclass",
     "SELECT nextval('public.numbers'::regclass) AS nextval, 'public.numbers'::regclass AS "
     "regclass"},
    {"select title from posts order by title asc, n using > fetch first 3 rows only",
     "SELECT title FROM public.posts ORDER BY title, n DESC LIMIT 3"},
    {"select user_id, n, count(*) from posts group by rollup (user_id, n)",
     "SELECT user_id, n, count(*) AS count FROM public.posts GROUP BY ROLLUP(user_id, n)"},
    {"select id from only a for update", "SELECT id FROM ONLY public.a FOR UPDATE OF a"},
    {"select x.id from a x where x.y = (select a.y from a where a.id = x.id) and exists (select 1 "
     "from a)",
     "SELECT id FROM public.a x WHERE ((y = ( SELECT a.y FROM public.a WHERE (a.id = x.id))) AND "
     "(EXISTS ( SELECT 1 FROM public.a)))"},
    {"select json_build_object('id', id, 'all', json_agg(b.*)) from b group by id",
     "SELECT json_build_object('id', id, 'all', json_agg(b.*)) AS json_build_object FROM public.b "
     "GROUP BY id"},
    {"select percentile_cont(0.5) within group (order by n), string_agg(title, ', ' order by "
     "title) from posts",
     "SELECT percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY ((n)::double "
     "precision)) AS percentile_cont, string_agg(title, ', '::text ORDER BY title) AS string_agg "
     "FROM public.posts"},
};

static const struct Default defaults[] = {
    {"text", "'a'::text", "'a'::text"},
    {"varchar(20)", "'a'", "'a'::character varying"},
    {"varchar(20)", "'a'::character varying", "'a'::character varying"},
    {"mood", "'ok'", "'ok'::public.mood"},
    {"mood", "'ok'::mood", "'ok'::public.mood"},
    {"numeric(10,2)", "0", "0"},
    {"numeric(10,2)", "0.00", "0.00"},
    {"int", "'5'", "5"},
    {"int", "-1", "'-1'::integer"},
    {"bigint", "9999999999", "'9999999999'::bigint"},
    {"smallint", "3", "3"},
    {"boolean", "'t'", "true"},
    {"boolean", "'no'", "false"},
    {"double precision", "0.10", "0.10"},
    {"real", "1", "1"},
    {"text[]", "'{}'", "'{}'::text[]"},
    {"text[]", "'{ a , \"b\" , null }'", "'{a,b,NULL}'::text[]"},
    {"text[]", "array[]::text[]", "ARRAY[]::text[]"},
    {"text[]", "array['a', 'b']", "ARRAY['a'::text, 'b'::text]"},
    {"int[]", "'{1,2}'", "'{1,2}'::integer[]"},
    {"jsonb", "'{\"b\":1, \"a\" : [ 1,2 ]}'", "'{\"a\": [1, 2], \"b\": 1}'::jsonb"},
    {"interval", "'24 hours'", "'24:00:00'::interval"},
    {"interval", "'1 week'", "'7 days'::interval"},
    {"interval", "'1 year 2 mons -3 days 04:05:06.70'",
     "'1 year 2 mons -3 days +04:05:06.7'::interval"},
    {"interval", "interval '90' minute", "'01:30:00'::interval"},
    {"timestamptz", "now()", "now()"},
    {"timestamptz", "current_timestamp", "CURRENT_TIMESTAMP"},
    {"timestamptz", "'2020-01-01 10:00+02'", "'2020-01-01 08:00:00+00'::timestamp with time zone"},
    {"timestamp", "(now() at time zone 'utc')", "(now() AT TIME ZONE 'utc'::text)"},
    {"timestamp", "'2020-01-01'", "'2020-01-01 00:00:00'::timestamp without time zone"},
    {"date", "current_date", "CURRENT_DATE"},
    {"date", "'2020-01-01'", "'2020-01-01'::date"},
    {"time", "'12:30'", "'12:30:00'::time without time zone"},
    {"uuid", "gen_random_uuid()", "gen_random_uuid()"},
    {"uuid", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'",
     "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid"},
    {"bit(4)", "b'1010'", "'1010'::\"bit\""},
    {"bit(8)", "x'1F'", "'00011111'::\"bit\""},
    {"money", "'1234.5'", "'$1,234.50'::money"},
    {"bigint", "nextval('numbers')", "nextval('public.numbers'::regclass)"},
    {"text", "f(1, 'x')", "public.f(1, 'x'::text)"},
    {"text", "lower('X') || 'y'", "(lower('X'::text) || 'y'::text)"},
    {"positive", "3", "3"},
    {"text", "md5(random()::text)", "md5((random())::text)"},
    {"text", "E'a\\nb'", "'a\nb'::text"},
};

/* Conditions that are not the same, however alike. */
static const struct Pair different[] = {
    {"age::integer > 1", "age::numeric > 1"},
    {"n / 2 > 1", "n / 2.0 > 1"},
    {"name = 'a'", "name = 'A'"},
    {"name = 'a'", "name = 'a '"},
    {"code = 'a'::text", "code = 'a'"},
    {"created < now()", "created < CURRENT_TIMESTAMP"},
    {"n IN (1, 2)", "n IN (2, 1)"},
    {"n = 1 AND age = 2", "n = 1 OR age = 2"},
    {"NOT (n = 1)", "n <> 1"},
    {"n = 1 AND (age = 1 OR age = 2)", "(n = 1 AND age = 1) OR age = 2"},
    {"(1.5::int)::numeric = balance", "1.5 = balance"},
    {"meta ->> 'a' = 'b'", "meta -> 'a' = 'b'"},
    {"span < '1 day'", "span < '24 hours'"},
    {"born < '2020-01-01'", "born < '2020-01-02'"},
    {"name LIKE 'a%'", "name ILIKE 'a%'"},
    {"email IS NULL", "email = NULL"},
    {"tags = '{}'", "tags = '{\"\"}'"},
    {"balance = 1.5", "balance = 1.50"},
    {"substr(name, 1) = 'a'", "substr(name, 1, 2) = 'a'"},
    {"n - (age - 1) > 0", "(n - age) - 1 > 0"},
    {"name::varchar(10) = 'a'", "name::varchar(20) = 'a'"},
    {"id IN (SELECT user_id FROM posts)", "id NOT IN (SELECT user_id FROM posts)"},
};

/* Queries that are not the same. */
static const struct Pair different_queries[] = {
    {"SELECT x AS one FROM a", "SELECT x AS two FROM a"},
    {"SELECT a.id FROM a JOIN b ON a.id = b.id", "SELECT a.id FROM a LEFT JOIN b ON a.id = b.id"},
    {"SELECT a.id FROM a, b WHERE a.id = b.id", "SELECT a.id FROM a JOIN b ON a.id = b.id"},
    {"SELECT id FROM a UNION SELECT id FROM b", "SELECT id FROM a UNION ALL SELECT id FROM b"},
    {"SELECT x FROM a ORDER BY x", "SELECT x FROM a ORDER BY y"},
    {"SELECT x FROM a ORDER BY x", "SELECT x FROM a ORDER BY x DESC"},
    {"SELECT x FROM a", "SELECT DISTINCT x FROM a"},
    {"SELECT x FROM a LIMIT 1", "SELECT x FROM a LIMIT 2"},
    {"SELECT p.x FROM a p, a q", "SELECT q.x FROM a p, a q"},
    {"SELECT id, x FROM a", "SELECT x, id FROM a"},
    {"SELECT count(x) AS c FROM a", "SELECT count(*) AS c FROM a"},
    {"SELECT id FROM a WHERE EXISTS (SELECT FROM b WHERE b.id = a.id)",
     "SELECT id FROM a WHERE EXISTS (SELECT FROM b WHERE b.id = a.x)"},
};

/* Spellings of one query that need no server to be the same. */
static const struct Pair same_queries[] = {
    {"SELECT id FROM a", "select a.id from public.a as a"},
    {"SELECT p.id FROM a p", "SELECT id AS id FROM a"},
    {"SELECT ALL x FROM a LIMIT ALL OFFSET 2", "SELECT x FROM a OFFSET 2 ROWS"},
    {"SELECT x FROM a UNION SELECT y FROM b", "SELECT x FROM a UNION DISTINCT SELECT y FROM b"},
    {"SELECT x FROM a ORDER BY x ASC NULLS LAST", "SELECT x FROM a ORDER BY 1"},
    {"SELECT x FROM a ORDER BY x DESC NULLS FIRST", "SELECT x FROM a ORDER BY a.x DESC"},
    {"SELECT id FROM users WHERE id = (SELECT me())",
     "SELECT id FROM users WHERE id = (SELECT public.me() AS whatever)"},
    {"SELECT a.id FROM a INNER JOIN b ON TRUE", "SELECT a.id FROM a JOIN b ON 't'::boolean"},
    {"SELECT CAST(x AS text) FROM a", "SELECT x::text FROM a"},
    {"SELECT pg_catalog.now()", "SELECT now()"},
    {"SELECT * FROM a", "SELECT id, x, y FROM a"},
    {"SELECT date '2020-01-01' AS d", "SELECT '2020-01-01'::date AS d"},
    {"SELECT x FROM a FETCH FIRST ROW ONLY", "SELECT x FROM a LIMIT 1"},
};

/* ---- Reading -------------------------------------------------------------------------------------------------- */

static Model *read_text(const char *text)
{
    DiagList *diags = ARENA_NEW(test_arena(), DiagList);
    Model *model = model_new(test_arena());
    SqlReader *reader = sql_reader_new(model, diags);

    *diags = support_diags();
    sql_reader_read(reader, support_source("test.sql", text), false);
    sql_reader_finish(reader);
    assert_text(support_diag_text(diags), "");
    return model;
}

static const char *check_text(const Model *model, const char *name)
{
    const Object *users = model_find_relation(model, "public", "users");
    const Object *check = object_child(users, KIND_CHECK, name);

    assert_non_null(check);
    return ((const CheckObject *)check)->expr.canonical;
}

static const char *view_text(const Model *model, const char *name)
{
    const Object *view = model_find_relation(model, "public", name);

    assert_non_null(view);
    return ((const ViewObject *)view)->query.canonical;
}

static const char *default_text(const Model *model, const char *table)
{
    const Object *column =
        object_child(model_find_relation(model, "public", table), KIND_COLUMN, "c");
    const Object *value = object_child(column, KIND_DEFAULT, NULL);

    assert_non_null(value);
    return ((const DefaultObject *)value)->expr.canonical;
}

/* Compares the two forms of every pair and shows those that are not as wanted. */
typedef const char *TextOf(const Model *model, const char *name);

static void compare_pairs(const struct Pair *pairs, size_t count, const char *format,
                          TextOf *text_of, bool same)
{
    Str sql = str_new(test_arena());
    size_t wrong = 0;
    Model *model;

    str_text(&sql, prelude);
    for (size_t i = 0; i < count; i++) {
        str_printf(&sql, format, arena_printf(test_arena(), "w%zu", i), pairs[i].written);
        str_printf(&sql, format, arena_printf(test_arena(), "p%zu", i), pairs[i].printed);
    }
    model = read_text(sql.text);
    for (size_t i = 0; i < count; i++) {
        const char *written = text_of(model, arena_printf(test_arena(), "w%zu", i));
        const char *printed = text_of(model, arena_printf(test_arena(), "p%zu", i));

        if ((strcmp(written, printed) == 0) == same)
            continue;
        print_error("%s\n%s\n  %s\n  %s\n", pairs[i].written, pairs[i].printed, written, printed);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

#define CHECK_FORMAT "ALTER TABLE public.users ADD CONSTRAINT %s CHECK (%s);\n"
#define VIEW_FORMAT "CREATE VIEW public.%s AS %s;\n"
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- Tests ---------------------------------------------------------------------------------------------------- */

static void test_conditions(void **state)
{
    (void)state;
    compare_pairs(checks, COUNT(checks), CHECK_FORMAT, check_text, true);
}

static void test_queries(void **state)
{
    (void)state;
    compare_pairs(queries, COUNT(queries), VIEW_FORMAT, view_text, true);
}

static void test_spellings_of_queries(void **state)
{
    (void)state;
    compare_pairs(same_queries, COUNT(same_queries), VIEW_FORMAT, view_text, true);
}

static void test_different_conditions(void **state)
{
    (void)state;
    compare_pairs(different, COUNT(different), CHECK_FORMAT, check_text, false);
}

static void test_different_queries(void **state)
{
    (void)state;
    compare_pairs(different_queries, COUNT(different_queries), VIEW_FORMAT, view_text, false);
}

static void test_defaults(void **state)
{
    Str sql = str_new(test_arena());
    size_t wrong = 0;
    Model *model;

    (void)state;
    str_text(&sql, prelude);
    for (size_t i = 0; i < COUNT(defaults); i++) {
        str_printf(&sql, "CREATE TABLE w%zu (c %s DEFAULT %s);\n", i, defaults[i].type,
                   defaults[i].written);
        str_printf(&sql, "CREATE TABLE p%zu (c %s DEFAULT %s);\n", i, defaults[i].type,
                   defaults[i].printed);
    }
    model = read_text(sql.text);
    for (size_t i = 0; i < COUNT(defaults); i++) {
        const char *written = default_text(model, arena_printf(test_arena(), "w%zu", i));
        const char *printed = default_text(model, arena_printf(test_arena(), "p%zu", i));

        if (strcmp(written, printed) == 0)
            continue;
        print_error("%s DEFAULT %s: %s, but %s: %s\n", defaults[i].type, defaults[i].written,
                    written, defaults[i].printed, printed);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

/* What statements are made of has the same canonical form as what it was made from. */
static void test_sql_keeps_the_meaning(void **state)
{
    Str sql = str_new(test_arena());
    Str again = str_new(test_arena());
    Model *first;
    Model *second;

    (void)state;
    str_text(&sql, prelude);
    for (size_t i = 0; i < COUNT(queries); i++)
        str_printf(&sql, "CREATE VIEW v%zu AS %s;\n", i, queries[i].written);
    first = read_text(sql.text);
    str_text(&again, prelude);
    str_text(&again, "SET search_path = '';\n");
    for (size_t i = 0; i < COUNT(queries); i++) {
        const Object *view =
            model_find_relation(first, "public", arena_printf(test_arena(), "v%zu", i));

        str_printf(&again, "CREATE VIEW public.v%zu AS %s;\n", i,
                   ((const ViewObject *)view)->query.sql);
    }
    second = read_text(again.text);
    for (size_t i = 0; i < COUNT(queries); i++) {
        const char *name = arena_printf(test_arena(), "v%zu", i);

        assert_text(view_text(second, name), view_text(first, name));
    }
}

/* The form itself, where it should stay as it is. */
static void test_form(void **state)
{
    static const struct Pair forms[] = {
        {"name IN ('a', 'b')", "name::text = ANY(ARRAY['a', 'b'])"},
        {"age BETWEEN 1 AND 2", "age >= 1 AND age <= 2"},
        {"balance > 0", "balance > 0::numeric"},
        {"mood = 'ok'", "mood = 'ok'::public.mood"},
        {"name ILIKE 'a%'", "name::text ~~* 'a%'"},
        {"users.n = 1", "n = 1"},
        {"EXISTS (SELECT 1 FROM posts WHERE user_id = users.id)",
         "EXISTS (SELECT FROM public.posts WHERE posts.user_id = id)"},
        {"EXISTS (SELECT FROM posts p, posts q WHERE p.id = q.id)",
         "EXISTS (SELECT FROM public.posts, public.posts posts_2 WHERE posts.id = posts_2.id)"},
    };
    Str sql = str_new(test_arena());
    Model *model;

    (void)state;
    str_text(&sql, prelude);
    for (size_t i = 0; i < COUNT(forms); i++)
        str_printf(&sql, CHECK_FORMAT, arena_printf(test_arena(), "w%zu", i), forms[i].written);
    model = read_text(sql.text);
    for (size_t i = 0; i < COUNT(forms); i++)
        assert_text(check_text(model, arena_printf(test_arena(), "w%zu", i)), forms[i].printed);
}
