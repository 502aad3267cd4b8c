CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE c (
    a integer, b integer,
    CONSTRAINT c_full FOREIGN KEY (a, b) REFERENCES p MATCH FULL,
    CONSTRAINT c_later FOREIGN KEY (a, b) REFERENCES p DEFERRABLE
);
