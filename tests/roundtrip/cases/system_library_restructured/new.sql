CREATE SCHEMA library;
CREATE TYPE library.book_status AS ENUM ('in', 'out', 'lost');
CREATE TABLE library.authors (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE books (
    id serial PRIMARY KEY,
    title text NOT NULL,
    author_id bigint NOT NULL REFERENCES library.authors,
    isbn varchar(13),
    status library.book_status NOT NULL DEFAULT 'in',
    year smallint CHECK (year > 1400),
    title_lower text GENERATED ALWAYS AS (lower(title)) STORED,
    CONSTRAINT books_isbn_unique UNIQUE NULLS NOT DISTINCT (isbn)
);
CREATE TABLE library.readers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
CREATE TABLE loans (
    id serial PRIMARY KEY,
    book_id integer NOT NULL REFERENCES books (id) ON DELETE CASCADE DEFERRABLE,
    reader_id bigint NOT NULL REFERENCES library.readers,
    due date NOT NULL DEFAULT CURRENT_DATE + 14,
    back date,
    CONSTRAINT loans_order CHECK (back IS NULL OR back >= due - 14)
);
CREATE VIEW books_out AS SELECT b.id, b.title, a.name AS author FROM books b JOIN library.authors a ON a.id = b.author_id WHERE b.status = 'out';
CREATE VIEW overdue AS SELECT o.title, r.name AS reader, CURRENT_DATE - l.due AS days
    FROM books_out o JOIN loans l ON l.book_id = o.id JOIN library.readers r ON r.id = l.reader_id WHERE l.due < CURRENT_DATE AND l.back IS NULL;
CREATE PROCEDURE lend(book integer, who bigint) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO loans (book_id, reader_id) VALUES (book, who);
    UPDATE books SET status = 'out' WHERE id = book;
END;
$$;
CREATE UNIQUE INDEX loans_one_open ON loans (book_id) WHERE back IS NULL;
CREATE INDEX books_title_idx ON books (title_lower text_pattern_ops);
COMMENT ON COLUMN books.author_id IS 'no longer free text';
COMMENT ON TABLE loans IS E'Who has what.\nOne open loan for each book.';
