-- Since PostgreSQL 16 a membership is taken by the one that gave it only.
CREATE ROLE chief; CREATE ROLE "its ""deputy"""; CREATE ROLE worker; CREATE ROLE crew;
GRANT crew TO "its ""deputy""" WITH ADMIN OPTION;
GRANT crew TO chief;
GRANT crew TO roundtrip_reader GRANTED BY "its ""deputy""";
GRANT crew TO roundtrip_owner;
