CREATE TYPE part AS ENUM ('admin', 'user');
CREATE TABLE members (id integer, part text);
CREATE FUNCTION has_part(wanted text) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT EXISTS (SELECT FROM members m WHERE m.part = wanted)';
CREATE FUNCTION has_part(wanted part) RETURNS boolean LANGUAGE plpgsql STABLE AS 'BEGIN RETURN EXISTS (SELECT FROM members m WHERE m.part = wanted); END';
ALTER TABLE members ALTER part TYPE part USING part::part;
