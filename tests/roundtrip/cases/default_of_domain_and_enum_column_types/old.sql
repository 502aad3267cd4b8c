CREATE TYPE st AS ENUM ('a', 'b');
CREATE DOMAIN num AS integer CHECK (VALUE < 10);
CREATE TABLE t (id integer, a text DEFAULT 'a', b integer DEFAULT 1, c st DEFAULT 'a', d num DEFAULT 3 + 4, e text[] DEFAULT '{a}', f varchar(5) DEFAULT 'true');
