-- @server 18 @parser 18
CREATE TABLE t (
    a integer CHECK (a > 0) NOT ENFORCED,
    b integer,
    c integer CONSTRAINT "c;ok" CHECK (c > 0) ENFORCED,
    d integer,
    CONSTRAINT "two;of" CHECK (b < d) NO INHERIT NOT ENFORCED
);
