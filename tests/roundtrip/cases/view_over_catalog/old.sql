create view relations as select relname, relkind, reltuples::bigint as rows from pg_class where relkind = 'r' and relname like 'a%';
create view listed as select table_name, table_type from information_schema.tables where table_schema = 'public';
