CREATE TABLE plain (a integer);
