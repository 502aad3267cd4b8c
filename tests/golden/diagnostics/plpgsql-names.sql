create table notes (id int primary key, title text);
create schema app;
create table app.hidden (id int);

create function every_kind(k int) returns int language plpgsql as $$
declare
    r record;
    n notes%rowtype;
begin
    delete from note;
    select titel into n.title from notes where id = k;
    for r in select n.titel from notes loop
        perform nothing(r.anything);
    end loop;
    insert into notes (id, titles) values (k, r.other);
    execute 'delete from nots';
    n.nothing := 1;
    return 1;
end $$;

-- A trigger of one table alone tells what NEW is.
create function one_table() returns trigger language plpgsql as $$ begin new.titel := 1; return new; end $$;
create trigger one before insert on notes for each row execute function one_table();
create function two_tables() returns trigger language plpgsql as $$ begin new.titel := 1; return new; end $$;
create trigger two before insert on notes for each row execute function two_tables();
create trigger two before insert on app.hidden for each row execute function two_tables();

-- Its own path makes it certain.
create function own_path() returns int language plpgsql set search_path = public as $$ begin perform 1 from hidden; end $$;

-- What may be there by then: on the caller's path, made by a statement, by another function, by a trigger.
create function any_path() returns int language plpgsql as $$ begin perform 1 from hidden; end $$;
create function makes() returns int language plpgsql as $$ begin create temp table mine (a int); perform b from mine; end $$;
create function maker() returns int language plpgsql as $$ begin execute 'create temp table yours (a int)'; end $$;
create function taker() returns int language plpgsql as $$ begin perform b from yours; end $$;
create function dynamic(t text) returns int language plpgsql as $$ begin execute 'drop table ' || t; perform b from no_table; end $$;
create function sets_path() returns int language plpgsql as $$ begin set local search_path = app; perform b from no_table; end $$;
create function transition() returns trigger language plpgsql as $$ begin perform 1 from news; return null; end $$;
create trigger three after insert on notes referencing new table as news for each statement execute function transition();
