-- The new table has columns of its own that its parent has, too: by then those must have the same type.
create table base (at timestamp, kept integer);
