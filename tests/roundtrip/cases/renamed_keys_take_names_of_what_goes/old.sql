-- A key gets the name of one that goes with its table: among the relations of a schema there is one of a name.
create table orders (id bigint, code text, constraint returns_pkey primary key (id), constraint "lösung_lösung_lösung_lösung_lösung_lösung_lösung_lös" unique (code));
create table returns (id bigint, code text, constraint orders_pkey primary key (id), constraint codes unique (code));
