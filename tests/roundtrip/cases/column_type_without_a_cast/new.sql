CREATE TABLE m (a uuid, b date, c numeric);
