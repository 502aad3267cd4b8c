CREATE TABLE zoos (id integer PRIMARY KEY);
CREATE TABLE animals (id integer PRIMARY KEY, zoo_id integer REFERENCES zoos (id));
COMMENT ON CONSTRAINT animals_zoo_id_fkey ON animals IS 'every animal has a home';
