CREATE TABLE countries (code char(2), name text, CONSTRAINT countries_code_key UNIQUE (code));
CREATE TABLE cities (name text, country char(2) REFERENCES countries (code) ON UPDATE CASCADE);
