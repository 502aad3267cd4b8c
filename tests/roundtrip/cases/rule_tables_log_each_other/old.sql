CREATE TABLE a (n integer);
CREATE TABLE b (n integer);
