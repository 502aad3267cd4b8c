CREATE TABLE p (z integer, a integer);
CREATE TABLE c (a integer, b text DEFAULT 'x', c integer, CONSTRAINT p_a_check CHECK (a > 0));
ALTER TABLE p ADD COLUMN b text DEFAULT 'x', DROP COLUMN z;
ALTER TABLE p ADD CONSTRAINT p_a_check CHECK (a > 0);
ALTER TABLE c INHERIT p;
