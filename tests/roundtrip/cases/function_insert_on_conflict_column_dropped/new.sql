-- EXCLUDED is a row of all columns: the server does not let one go that the body does not name.
CREATE TABLE stock (id integer PRIMARY KEY, amount integer);
CREATE PROCEDURE put(number integer) BEGIN ATOMIC
  INSERT INTO stock (id) VALUES (number) ON CONFLICT (id) DO UPDATE SET amount = excluded.amount + 1;
END;
CREATE PROCEDURE put_once(number integer) BEGIN ATOMIC
  INSERT INTO stock (id) VALUES (number) ON CONFLICT DO NOTHING;
END;
CREATE VIEW amounts AS SELECT id, amount FROM stock;
CREATE RULE puts AS ON INSERT TO amounts DO INSTEAD INSERT INTO stock VALUES (new.id, 0) ON CONFLICT (id) DO UPDATE SET amount = 0;
