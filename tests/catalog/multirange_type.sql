SELECT t.path AS id FROM typ t WHERE t.typtype = 'm'
