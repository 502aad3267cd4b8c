CREATE TABLE books (
    id integer PRIMARY KEY,
    title text,
    pages integer NOT NULL DEFAULT 0,
    isbn varchar(17) UNIQUE,
    author_id integer REFERENCES books (id),
    rating numeric(2, 1) CHECK (rating BETWEEN 0 AND 5)
);
COMMENT ON COLUMN books.title IS 'As on the cover';
