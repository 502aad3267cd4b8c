-- Since PostgreSQL 16 a membership is taken by the one that gave it only.
CREATE ROLE chief; CREATE ROLE "its ""deputy"""; CREATE ROLE worker; CREATE ROLE crew;
GRANT crew TO chief WITH ADMIN OPTION;
GRANT crew TO "its ""deputy""" WITH ADMIN OPTION GRANTED BY chief;
SET ROLE "its ""deputy""";
GRANT crew TO worker;
RESET ROLE;
GRANT crew TO roundtrip_reader GRANTED BY chief;
GRANT crew TO roundtrip_writer GRANTED BY chief;
