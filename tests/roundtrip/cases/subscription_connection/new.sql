CREATE SUBSCRIPTION feed CONNECTION 'host=/elsewhere dbname=''it\''s'' application_name=x' PUBLICATION shop WITH (connect = false);
