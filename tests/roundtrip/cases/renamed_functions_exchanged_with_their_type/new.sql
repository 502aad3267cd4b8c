-- @renamed from=flag
create type "Fahne" as enum ('no', 'yes');
-- @renamed from=pick
create function two_of("Fahne", "Fahne") returns "Fahne" language sql immutable as $$ select $2 $$;
-- @renamed from=two_of
create function pick("Fahne", "Fahne") returns boolean language sql immutable as $$ select $1 = 'yes' and $2 = 'yes' $$;
create view v as select pick('no', 'yes') as b, two_of('no', 'yes') as p;
