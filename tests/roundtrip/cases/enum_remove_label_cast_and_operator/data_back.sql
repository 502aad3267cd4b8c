INSERT INTO t VALUES ('no', 'yes'), ('yes', NULL);
