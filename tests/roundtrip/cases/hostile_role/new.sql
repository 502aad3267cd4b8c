CREATE ROLE "Ro le ""x""; --" LOGIN;
CREATE ROLE "select" IN ROLE "Ro le ""x""; --";
ALTER ROLE "select" SET app.x TO '$$ '' \';
CREATE TABLE t (a integer);
GRANT INSERT ON t TO "Ro le ""x""; --", "select";
COMMENT ON ROLE "select" IS '*/ $$ ''';
