CREATE TABLE stays (a integer);
