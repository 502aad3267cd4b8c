CREATE TABLE something (a integer);
