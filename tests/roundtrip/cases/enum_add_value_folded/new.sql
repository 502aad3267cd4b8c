CREATE TYPE channel AS ENUM ('mail', 'phone');
CREATE TABLE contacts (id integer PRIMARY KEY, via channel);
ALTER TYPE channel ADD VALUE 'chat' BEFORE 'phone';
ALTER TYPE channel ADD VALUE IF NOT EXISTS 'fax' AFTER 'phone';
ALTER TYPE channel RENAME VALUE 'phone' TO 'call';
