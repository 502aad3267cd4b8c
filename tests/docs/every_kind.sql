-- One object of each kind. What it is called, or what it says, is covered_<kind>: test_coverage.c looks for that in the
-- documentation that is made of this file.
CREATE ROLE covered_role;
CREATE ROLE covered_membership;
CREATE ROLE covered_owner;
CREATE ROLE covered_grant;
CREATE ROLE covered_user_mapping;
CREATE ROLE covered_default_privilege;
GRANT covered_role TO covered_membership;
ALTER ROLE covered_role IN DATABASE covered_role_setting SET work_mem = '1MB';
GRANT CONNECT ON DATABASE covered_database TO covered_role;
CREATE SCHEMA covered_schema;
CREATE EXTENSION covered_extension;
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS 'x', 'y';
CREATE LANGUAGE covered_language HANDLER handler;
CREATE TABLESPACE covered_statement LOCATION '/nowhere';
CREATE COLLATION covered_collation (provider = icu, locale = 'de');
CREATE TYPE covered_enum AS ENUM ('a', 'b');
CREATE TYPE covered_composite_type AS (covered_attribute integer);
CREATE TYPE covered_table_type AS (a integer);
CREATE TABLE typed OF covered_table_type;
CREATE DOMAIN covered_domain AS integer CONSTRAINT covered_domain_check CHECK (VALUE > 0);
CREATE TYPE covered_range_type AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = covered_multirange_type);
COMMENT ON FUNCTION covered_range_type(float8, float8) IS 'covered_range_function';
CREATE SEQUENCE covered_sequence;
CREATE FUNCTION ts_start(internal, integer) RETURNS internal LANGUAGE c AS 'x', 'a';
CREATE FUNCTION ts_token(internal, internal, internal) RETURNS internal LANGUAGE c AS 'x', 'b';
CREATE FUNCTION ts_end(internal) RETURNS void LANGUAGE c AS 'x', 'c';
CREATE FUNCTION ts_types(internal) RETURNS internal LANGUAGE c AS 'x', 'd';
CREATE FUNCTION ts_lexize(internal, internal, internal, internal) RETURNS internal LANGUAGE c AS 'x', 'e';
CREATE TEXT SEARCH PARSER covered_text_search_parser (START = ts_start, GETTOKEN = ts_token, END = ts_end, LEXTYPES = ts_types);
CREATE TEXT SEARCH TEMPLATE covered_text_search_template (LEXIZE = ts_lexize);
CREATE TEXT SEARCH DICTIONARY covered_text_search_dictionary (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION covered_text_search_configuration (PARSER = "default");
CREATE FUNCTION covered_function(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE covered_procedure() LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION am(internal) RETURNS index_am_handler LANGUAGE c AS 'x', 'f';
CREATE ACCESS METHOD covered_access_method TYPE INDEX HANDLER am;
CREATE FUNCTION eq(covered_composite_type, covered_composite_type) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR === (LEFTARG = covered_composite_type, RIGHTARG = covered_composite_type, FUNCTION = eq);
COMMENT ON OPERATOR === (covered_composite_type, covered_composite_type) IS 'covered_operator';
CREATE OPERATOR FAMILY covered_operator_family USING btree;
CREATE OPERATOR CLASS covered_operator_class FOR TYPE integer USING btree AS OPERATOR 1 <, FUNCTION 1 btint4cmp(integer, integer);
CREATE AGGREGATE covered_aggregate (integer) (SFUNC = int4pl, STYPE = integer);
CREATE CAST (covered_composite_type AS text) WITH INOUT;
COMMENT ON CAST (covered_composite_type AS text) IS 'covered_cast';
CREATE FUNCTION from_c(internal) RETURNS internal LANGUAGE c AS 'x', 'g';
CREATE TRANSFORM FOR covered_composite_type LANGUAGE sql (FROM SQL WITH FUNCTION from_c(internal));
COMMENT ON TRANSFORM FOR covered_composite_type LANGUAGE sql IS 'covered_transform';
CREATE CONVERSION covered_conversion FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
CREATE FOREIGN DATA WRAPPER covered_foreign_data_wrapper;
CREATE SERVER covered_server FOREIGN DATA WRAPPER covered_foreign_data_wrapper;
CREATE USER MAPPING FOR covered_user_mapping SERVER covered_server;
CREATE TABLE covered_inheritance (base integer);
CREATE TABLE covered_table (
    covered_column integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME covered_identity),
    plain text DEFAULT 'covered_default',
    other integer,
    span int4range,
    CONSTRAINT covered_primary_key PRIMARY KEY (covered_column),
    CONSTRAINT covered_unique UNIQUE (plain),
    CONSTRAINT covered_check CHECK (plain <> ''),
    CONSTRAINT covered_exclusion EXCLUDE USING gist (span WITH &&),
    CONSTRAINT covered_foreign_key FOREIGN KEY (other) REFERENCES covered_table
) INHERITS (covered_inheritance);
CREATE SEQUENCE covered_sequence_owner OWNED BY covered_table.other;
CREATE FOREIGN TABLE covered_foreign_table (a integer) SERVER covered_server;
CREATE INDEX covered_index ON covered_table (other);
CREATE STATISTICS covered_statistic ON other, plain FROM covered_table;
CREATE VIEW covered_view AS SELECT other FROM covered_table;
COMMENT ON COLUMN covered_view.other IS 'covered_view_column';
CREATE MATERIALIZED VIEW covered_materialized_view AS SELECT other FROM covered_table;
CREATE RULE covered_rule AS ON INSERT TO covered_view DO INSTEAD NOTHING;
CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER covered_trigger BEFORE INSERT ON covered_table FOR EACH ROW EXECUTE FUNCTION fire();
ALTER TABLE covered_table ENABLE ROW LEVEL SECURITY;
CREATE POLICY covered_policy ON covered_table USING (other > 0);
CREATE TABLE covered_publication_table (a integer);
CREATE SCHEMA covered_publication_schema;
CREATE PUBLICATION covered_publication FOR TABLE covered_publication_table, TABLES IN SCHEMA covered_publication_schema;
CREATE SUBSCRIPTION covered_subscription CONNECTION 'dbname=x' PUBLICATION y WITH (connect = false);
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER covered_event_trigger ON ddl_command_end EXECUTE FUNCTION on_ddl();
ALTER TABLE covered_publication_table OWNER TO covered_owner;
GRANT SELECT ON covered_table TO covered_grant;
COMMENT ON TABLE covered_table IS 'covered_comment';
SECURITY LABEL FOR anything ON TABLE covered_table IS 'covered_security_label';
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO covered_default_privilege;
