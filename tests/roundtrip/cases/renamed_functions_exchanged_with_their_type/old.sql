-- The functions change names with each other, and the type that their arguments have is renamed as well.
create type flag as enum ('no', 'yes');
create function two_of(flag, flag) returns boolean language sql immutable as $$ select $1 = 'yes' and $2 = 'yes' $$;
create function pick(flag, flag) returns flag language sql immutable as $$ select $2 $$;
create view v as select two_of('no', 'yes') as b, pick('no', 'yes') as p;
