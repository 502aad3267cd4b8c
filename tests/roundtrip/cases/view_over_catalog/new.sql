create view relations as
select c.relname, c.relkind, c.reltuples::bigint as rows, n.nspname as schema
from pg_catalog.pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and n.nspname <> 'pg_catalog';
create view listed as
select t.table_name, t.table_type, count(*) as columns, max(c.ordinal_position) as last
from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
where t.table_schema = 'public' and c.is_nullable = 'YES' group by t.table_name, t.table_type;
