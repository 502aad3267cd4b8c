create table orders (id int primary key);
create table t (id int);
create function f() returns trigger language plpgsql as 'begin return new; end';
create constraint trigger mine after insert on t from orders for each row execute function f();
create constraint trigger of_server after insert on t from pg_class for each row execute function f();
create constraint trigger x after insert on t from ordres for each row execute function f();
create constraint trigger y after insert on t from s.orders for each row execute function f();
