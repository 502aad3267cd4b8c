CREATE TYPE channel AS ENUM ('mail', 'phone');
CREATE TABLE contacts (id integer PRIMARY KEY, via channel);
