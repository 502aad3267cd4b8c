-- @server 17
CREATE TABLE t (a text);
