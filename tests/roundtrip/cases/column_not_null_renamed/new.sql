CREATE TABLE t (
    a integer CONSTRAINT y NOT NULL,
    b integer CONSTRAINT "b%$$""'\n" NOT NULL,
    c integer CONSTRAINT c NOT NULL,
    d integer,
    e integer CONSTRAINT new NOT NULL
);
