CREATE TABLE posts (id integer PRIMARY KEY, state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'live')));
CREATE VIEW live_posts AS SELECT id FROM posts WHERE state = 'live';
