-- Random values of any type, as text: fill_random() writes rows of them into a table.

create function random_text() returns text language sql volatile as $$
    select coalesce(string_agg((array['a', 'B', ' ', '''', '"', '\', '{', '}', '(', ')', '[', ']', ',', ';', ':', '<', '%s', '$1',
        '*/', E'\n', E'\r', E'\t', E'\x01', 'é', '日本', '😀', 'NULL', '\N', '\.', '=>', '--', '0'])[1 + floor(random() * 32)], ''), '')
    from generate_series(1, (random() * 8)::int)
$$;

-- A value inside of arrays, composite values and ranges.
create function quote_part(part text) returns text language sql as $$
    select '"' || replace(replace(part, '\', '\\'), '"', '\"') || '"'
$$;

create function random_value(type oid) returns text language plpgsql volatile as $fill$
declare
    kind pg_catalog.pg_type;
    result text;
    parts text[];
    sizes int[];
    bounds text = '';
    count int = 1;
    field oid;
begin
    select * into kind from pg_catalog.pg_type where oid = type;
    if kind.typtype = 'd' then
        return random_value(kind.typbasetype);
    elsif kind.typtype = 'e' then
        select enumlabel into result from pg_enum where enumtypid = type order by random() limit 1;
        return result;
    elsif kind.typtype = 'c' then
        for field in select atttypid from pg_attribute where attrelid = kind.typrelid and attnum > 0 order by attnum loop
            result = coalesce(result || ',', '(')
                || case when random() < .8 then coalesce(quote_part(random_value(field)), '') else '' end;
        end loop;
        return result || ')';
    elsif kind.typtype = 'r' then
        select rngsubtype into field from pg_range where rngtypid = type;
        if random() < .1 then
            return 'empty';
        end if;
        execute format('select array[least(a, b)::text, greatest(a, b)::text] from (select %L::%s, %L::%s) v (a, b)',
            random_value(field), field::regtype, random_value(field), field::regtype) into parts;
        return (array['[', '('])[1 + floor(random() * 2)] || case when random() < .8 then quote_part(parts[1]) else '' end || ','
            || case when random() < .8 then quote_part(parts[2]) else '' end || (array[']', ')'])[1 + floor(random() * 2)];
    elsif kind.typtype = 'm' then
        select rngtypid into field from pg_range where rngmultitypid = type;
        select '{' || coalesce(string_agg(random_value(field), ','), '') || '}' into result
            from generate_series(1, (random() * 3)::int);
        return result;
    elsif kind.typcategory = 'A' then
        -- Up to three dimensions, some of which do not begin at 1.
        sizes = array(select 1 + floor(random() * 3)::int from generate_series(1, (random() * 3)::int));
        if cardinality(sizes) = 0 then
            return '{}';
        end if;
        for i in 1 .. cardinality(sizes) loop
            count = count * sizes[i];
            field = floor(random() * 3)::int;
            bounds = bounds || format('[%s:%s]', field, field::int + sizes[i] - 1);
        end loop;
        parts = array(select case when random() < .8 then coalesce(quote_part(random_value(kind.typelem)), 'NULL') else 'NULL' end
            from generate_series(1, count));
        for i in reverse cardinality(sizes) .. 1 loop
            count = count / sizes[i];
            parts = array(select '{' || array_to_string(parts[j * sizes[i] + 1 : (j + 1) * sizes[i]], ',') || '}'
                from generate_series(0, count - 1) j);
        end loop;
        return case when random() < .5 then bounds || '=' else '' end || parts[1];
    end if;
    execute case kind.typname
        when 'bool' then 'select random() < .5'
        when 'int2' then 'select (random() * 65535 - 32768)::int2'
        when 'int4' then 'select (random() * 4294967295 - 2147483648)::int4'
        when 'int8' then 'select ((random() - .5) * 10 ^ (random() * 19))::numeric::int8'
        when 'float4' then 'select (array[random()::float4, ''nan'', ''inf'', ''-0'', ((random() - .5) * 10 ^ (random() * 70 - 35))::float4])[1 + floor(random() * 5)]'
        when 'float8' then 'select (array[random(), ''nan'', ''-inf'', ''-0'', (random() - .5) * 10 ^ (random() * 600 - 300)])[1 + floor(random() * 5)]'
        when 'numeric' then 'select (array[round(((random() - .5) * 10 ^ (random() * 17))::numeric, (random() * 20)::int), ''nan'', 0])[1 + floor(random() * 3)]'
        when 'money' then 'select ((random() - .5) * 1e6)::numeric::money'
        when 'oid' then 'select (random() * 4294967295)::bigint::oid'
        when 'bytea' then 'select decode(left(md5(random()::text), 2 * (random() * 16)::int), ''hex'')'
        when 'uuid' then 'select md5(random()::text)'
        when 'json' then 'select to_json(array[random_text(), null])'
        when 'jsonb' then 'select jsonb_build_object(random_text(), random_text(), ''n'', random())'
        when 'date' then 'select (array[date ''2000-01-01'' + ((random() - .3) * 10 ^ (random() * 6))::int, ''infinity'', ''-infinity''])[1 + floor(random() * 3)]'
        when 'time' then 'select time ''00:00'' + random() * interval ''1 day'''
        when 'timetz' then 'select (time ''00:00'' + random() * interval ''1 day'') || to_char((random() * 22 - 11)::int, ''SG00'') || '':30'''
        when 'timestamp' then 'select (array[timestamp ''2000-01-01'' + (random() - .3) * interval ''15000 years'', ''infinity'', ''-infinity''])[1 + floor(random() * 3)]'
        when 'timestamptz' then 'select (array[timestamptz ''2000-01-01'' + (random() - .3) * interval ''15000 years'', ''infinity'', ''-infinity''])[1 + floor(random() * 3)]'
        when 'interval' then 'select (random() - .5) * interval ''1000 years 300 days 30 hours'''
        when 'inet' then 'select set_masklen(case when random() < .5 then inet ''0.0.0.0'' else inet ''ff00::'' end + (random() * 4294967295)::bigint, (random() * 32)::int)'
        when 'cidr' then 'select network(set_masklen(case when random() < .5 then inet ''0.0.0.0'' else inet ''ff00::'' end + (random() * 4294967295)::bigint, (random() * 32)::int))'
        when 'macaddr' then 'select left(md5(random()::text), 12)'
        when 'macaddr8' then 'select left(md5(random()::text), 16)'
        when 'bit' then 'select (random() * 7)::int::bit(3)'
        when 'varbit' then 'select left((random() * 31)::int::bit(5)::text, (random() * 5)::int)'
        when 'xml' then 'select xmlelement(name a, translate(random_text(), chr(1), ''''))'
        when 'point' then 'select point(random(), -random() * 1e10)'
        when 'pg_lsn' then 'select (pg_lsn ''0/0'' + (random() * 1e15)::numeric::bigint)'
        when 'xid8' then 'select (random() * 1e18)::numeric::bigint'
        when 'char' then 'select chr(33 + (random() * 90)::int)'
        when 'regclass' then 'select (array[''tasks'', ''pg_class'', ''every_type''])[1 + floor(random() * 3)]'
        when 'tsvector' then 'select to_tsvector(''simple'', random_text() || md5(random()::text))'
        when 'jsonpath' then 'select ''$.a[*]'''
        when 'line' then 'select line(point(random(), 1), point(-1, random()))'
        when 'lseg' then 'select lseg(point(random(), 1), point(-1, random()))'
        when 'box' then 'select box(point(random(), 1), point(-1, random()))'
        when 'path' then 'select path(polygon(box(point(random(), 1), point(-1, random()))))'
        when 'polygon' then 'select polygon(box(point(random(), 1), point(-1, random())))'
        when 'circle' then 'select circle(point(random(), 1), random())'
        when 'ltree' then 'select left(md5(random()::text), 8)'
        when 'pg_snapshot' then 'select ''10:20:10,14'''
        when 'regprocedure' then 'select ''lower(text)'''
        when 'bpchar' then 'select left(random_text(), 3)'
        when 'tsquery' then 'select plainto_tsquery(''simple'', random_text())'
        when 'hstore' then 'select hstore(random_text(), random_text())'
        else 'select random_text()'
    end into result;
    return result;
end
$fill$;

-- Each row has at least one NULL among the columns that may have one.
create function fill_random(relation regclass, rows int) returns void language plpgsql set client_min_messages = error as $fill$
declare
    sql text;
    key text;
begin
    for i in 1 .. rows loop
        select case atttypid when 'uuid'::regtype then 'gen_random_uuid()' else i::text end into key
            from pg_attribute where attrelid = relation and attname = 'id';
        select format('insert into %s (id, %s) values (%s, %s)', relation, string_agg(quote_ident(attname), ', '), key,
            string_agg(
            case when attnotnull or random() < .85 and number > 1
                then format('%L::%s', random_value(atttypid), format_type(atttypid, atttypmod)) else 'NULL' end, ', '))
        into sql
        from (select *, row_number() over (order by attnotnull, random()) as number from pg_attribute
            where attrelid = relation and attnum > 0 and not attisdropped and attname <> 'id' and attgenerated = '') v;
        execute sql;
    end loop;
end
$fill$;
