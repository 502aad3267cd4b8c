-- options: --strict
create table t (id int);
insert into t values (1);
do $$ begin perform 1; end $$;
create type total (input = total_in, output = total_out);
