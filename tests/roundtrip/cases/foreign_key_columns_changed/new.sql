CREATE TABLE tenants (id integer PRIMARY KEY);
CREATE TABLE users (id integer NOT NULL UNIQUE, tenant_id integer NOT NULL REFERENCES tenants, PRIMARY KEY (tenant_id, id));
CREATE TABLE sessions (user_id integer, tenant_id integer,
    CONSTRAINT sessions_user FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id) ON DELETE CASCADE);
