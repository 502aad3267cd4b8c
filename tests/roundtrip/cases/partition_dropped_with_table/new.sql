CREATE TABLE refers (a integer);
