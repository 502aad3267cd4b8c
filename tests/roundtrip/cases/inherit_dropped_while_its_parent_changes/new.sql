create table base (id integer, constraint base_id_check check (id > 0));
