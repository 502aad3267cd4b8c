create table returns (id bigint, code text, constraint returns_pkey primary key (id), constraint "lösung_lösung_lösung_lösung_lösung_lösung_lösung_lös" unique (code));
