CREATE TYPE st AS ENUM ('a', 'b');
CREATE DOMAIN num AS integer CHECK (VALUE < 10);
CREATE TABLE t (id integer, a st DEFAULT 'a', b num DEFAULT 1, c text DEFAULT 'a', d integer DEFAULT 3 + 4, e st[] DEFAULT '{a}', f boolean DEFAULT 'true');
