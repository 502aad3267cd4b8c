-- @server 16
-- Each grantor gives a membership of its own.
CREATE ROLE club; CREATE ROLE host_a CREATEROLE; CREATE ROLE "Host B" CREATEROLE; CREATE ROLE guest; CREATE ROLE friend;
GRANT club TO host_a WITH ADMIN OPTION;
GRANT club TO "Host B" WITH ADMIN OPTION;
GRANT club TO guest;
SET ROLE host_a;
GRANT club TO guest;
RESET ROLE;
SET ROLE "Host B";
GRANT club TO guest WITH INHERIT FALSE;
GRANT club TO friend;
RESET ROLE;
