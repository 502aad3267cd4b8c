CREATE ROLE "Ro le ""x""; --";
CREATE ROLE "public2";
CREATE TABLE t (a integer);
GRANT SELECT ON t TO "Ro le ""x""; --";
