create table t (id integer, at timestamptz);
create function stamp() returns SETOF trigger AS $$
begin
    new.at := now();
    return new;
end $$ LANGUAGE plpgsql;
create function told() returns SETOF pg_catalog.event_trigger AS $$
begin
    return;
end $$ LANGUAGE plpgsql;
