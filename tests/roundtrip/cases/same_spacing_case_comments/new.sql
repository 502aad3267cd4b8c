/* A block comment /* with another inside */ here. */
CREATE TABLE t
(
    id      integer      PRIMARY KEY,   -- the key
    name    text         DEFAULT 'x'
                         NOT NULL,
    CONSTRAINT ck
        CHECK ( ( id > 0 )
            AND ( name <> '' ) )
);

-- and its index
CREATE INDEX i
    ON public.t
    USING btree (name);
