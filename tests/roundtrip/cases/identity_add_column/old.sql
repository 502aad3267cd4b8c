CREATE TABLE seats (label text NOT NULL);
