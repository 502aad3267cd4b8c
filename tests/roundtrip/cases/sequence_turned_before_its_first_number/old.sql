-- A sequence that has given no number yet stands at its start, behind the end of the new range.
CREATE SEQUENCE turned AS smallint INCREMENT BY -1;
CREATE SEQUENCE shortened START WITH 5000;
