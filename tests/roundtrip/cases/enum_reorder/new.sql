CREATE TYPE grade AS ENUM ('a', 'b', 'c');
CREATE TABLE exams (id integer PRIMARY KEY, grade grade DEFAULT 'c', CONSTRAINT exams_grade_unique UNIQUE (id, grade));
