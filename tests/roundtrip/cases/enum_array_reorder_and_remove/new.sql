CREATE TYPE weekday AS ENUM ('mon', 'tue', 'wed', 'sun');
CREATE TABLE shifts (
    id integer PRIMARY KEY,
    days weekday[] NOT NULL DEFAULT '{mon,tue}',
    first_day weekday DEFAULT 'mon'
);
CREATE INDEX shifts_days_idx ON shifts USING gin (days);
