CREATE TABLE rooms (name text PRIMARY KEY, number serial);
