CREATE TABLE authors (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE books (
    id serial PRIMARY KEY,
    title text NOT NULL,
    author text NOT NULL,
    isbn text,
    status text NOT NULL DEFAULT 'in' CHECK (status IN ('in', 'out', 'lost')),
    year integer,
    CONSTRAINT books_isbn_unique UNIQUE (isbn)
);
CREATE TABLE loans (
    id serial PRIMARY KEY,
    book_id integer REFERENCES books (id),
    reader text NOT NULL,
    due date NOT NULL
);
CREATE VIEW books_out AS SELECT b.* FROM books b WHERE b.status = 'out';
CREATE VIEW overdue AS SELECT o.title, l.reader FROM books_out o JOIN loans l ON l.book_id = o.id WHERE l.due < CURRENT_DATE;
CREATE FUNCTION lend(book integer, who text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO loans (book_id, reader, due) VALUES (book, who, CURRENT_DATE + 14);
    UPDATE books SET status = 'out' WHERE id = book;
END;
$$;
CREATE INDEX books_title_idx ON books (title);
CREATE INDEX books_year_idx ON books (year);
COMMENT ON COLUMN books.author IS 'free text';
