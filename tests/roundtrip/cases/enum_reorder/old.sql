CREATE TYPE grade AS ENUM ('c', 'b', 'a');
CREATE TABLE exams (id integer PRIMARY KEY, grade grade DEFAULT 'c', CONSTRAINT exams_grade_unique UNIQUE (id, grade));
