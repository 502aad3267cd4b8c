CREATE TABLE m (a text, b text, c text, d boolean, e text, f text, g integer);
