CREATE TABLE something ();
CREATE TABLE nothing ();
