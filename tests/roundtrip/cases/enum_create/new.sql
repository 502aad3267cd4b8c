CREATE TYPE priority AS ENUM ('low', 'normal', 'urgent');
COMMENT ON TYPE priority IS 'How soon';
CREATE TABLE tasks (id integer PRIMARY KEY, priority priority NOT NULL DEFAULT 'normal');
