CREATE EXTENSION citext;
CREATE TABLE accounts (id integer PRIMARY KEY, email citext NOT NULL);
CREATE UNIQUE INDEX accounts_email_key ON accounts (email);
