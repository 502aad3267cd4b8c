CREATE TABLE flags (id integer PRIMARY KEY, done boolean NOT NULL DEFAULT false, weight numeric DEFAULT 10, at timestamptz DEFAULT now());
