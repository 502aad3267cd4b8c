CREATE TABLE p (a integer, b text DEFAULT 'x', CHECK (a > 0));
CREATE TABLE c (a integer, b text DEFAULT 'x', c integer, CONSTRAINT p_a_check CHECK (a > 0)) INHERITS (p);
