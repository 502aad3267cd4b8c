-- @server 18 @parser 18
CREATE TABLE base (a integer NOT NULL NO INHERIT, b integer NOT NULL, c integer, CONSTRAINT n NOT NULL c NO INHERIT);
CREATE TABLE derived () INHERITS (base);
CREATE TABLE alone (a integer CONSTRAINT x NOT NULL, b integer CONSTRAINT y NOT NULL NO INHERIT);
