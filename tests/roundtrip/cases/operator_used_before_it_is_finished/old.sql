-- The type of an operator's result is asked for by a generated column, which is read first.
CREATE TABLE word (a text);
