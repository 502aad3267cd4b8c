CREATE TABLE sales (id integer PRIMARY KEY, region text NOT NULL, amount numeric(10,2), at timestamptz NOT NULL DEFAULT now());
