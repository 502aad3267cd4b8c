CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (
    a text DEFAULT 'x', b jsonb DEFAULT '{}', c e DEFAULT 'a', d text[] DEFAULT '{}', f numeric DEFAULT 0, g date DEFAULT '2024-01-01',
    h varchar(9) DEFAULT 'v', i boolean DEFAULT true, j integer DEFAULT -1, k bigint DEFAULT 7,
    CONSTRAINT ck CHECK (a <> 'y' AND c = 'a' AND g > '2000-01-01')
);
