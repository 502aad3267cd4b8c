CREATE TABLE p (t integer, id integer, PRIMARY KEY (t, id));
CREATE TABLE c (t integer NOT NULL, p_id integer, FOREIGN KEY (t, p_id) REFERENCES p ON DELETE CASCADE);
