CREATE TYPE post_state AS ENUM ('draft', 'live');
CREATE TABLE posts (id integer PRIMARY KEY, state post_state NOT NULL DEFAULT 'draft');
CREATE VIEW live_posts AS SELECT id FROM posts WHERE state = 'live';
