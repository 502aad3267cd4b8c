CREATE ROLE a;
CREATE ROLE b;
CREATE ROLE c;
GRANT pg_read_all_data TO a;
