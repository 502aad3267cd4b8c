CREATE TABLE zebra (id integer PRIMARY KEY);
CREATE TABLE mother (id integer PRIMARY KEY, zebra_id integer REFERENCES zebra);
CREATE TABLE apple (id integer PRIMARY KEY, mother_id integer REFERENCES mother);
CREATE TABLE aardvark (apple_id integer REFERENCES apple, mother_id integer REFERENCES mother);
