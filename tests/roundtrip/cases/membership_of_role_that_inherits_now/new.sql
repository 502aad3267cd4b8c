-- Since PostgreSQL 16 a membership keeps what the member was like when it became one.
CREATE ROLE team;
CREATE ROLE quiet INHERIT;
CREATE ROLE loud NOINHERIT;
CREATE ROLE born IN ROLE team;
GRANT team TO quiet;
GRANT team TO loud WITH ADMIN OPTION;
