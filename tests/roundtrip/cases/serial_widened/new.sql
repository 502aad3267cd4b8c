CREATE TABLE clicks (id bigserial PRIMARY KEY);
