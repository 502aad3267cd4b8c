CREATE TABLE other ();
