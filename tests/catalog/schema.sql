SELECT path AS id, path = 'public' AS optional FROM sch
