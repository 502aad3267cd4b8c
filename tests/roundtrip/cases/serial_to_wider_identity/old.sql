CREATE TABLE events (id bigserial PRIMARY KEY, log_id serial);
