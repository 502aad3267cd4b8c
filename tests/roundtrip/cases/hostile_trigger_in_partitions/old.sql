CREATE FUNCTION "f""x"() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE "t'; drop table x; --" (a integer, "ÿ b" text) PARTITION BY RANGE (a);
CREATE TABLE "p ""1"" */" PARTITION OF "t'; drop table x; --" FOR VALUES FROM (0) TO (10);
CREATE TRIGGER "x %s ON ""y" BEFORE UPDATE OF "ÿ b" ON "t'; drop table x; --" FOR EACH ROW EXECUTE FUNCTION "f""x"('a''b');
CREATE TRIGGER "select" BEFORE INSERT ON "t'; drop table x; --" FOR EACH ROW EXECUTE FUNCTION "f""x"();
