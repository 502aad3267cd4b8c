-- @renamed from=clients
CREATE TABLE customers (
    id integer CONSTRAINT clients_pkey PRIMARY KEY,
    -- @renamed from=name
    full_name text NOT NULL
);
