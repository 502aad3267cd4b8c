-- Types whose functions take the type itself: a shell comes first, and they go together.
create table uses (id integer);
