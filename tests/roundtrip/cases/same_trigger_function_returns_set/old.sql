-- A trigger function returns its row by RETURN, even where it is said to return a set.
create table t (id integer, at timestamptz);
create function stamp() returns setof trigger language plpgsql as $$
begin
    new.at := now();
    return new;
end $$;
create function told() returns setof event_trigger language plpgsql as $$
begin
    return;
end $$;
