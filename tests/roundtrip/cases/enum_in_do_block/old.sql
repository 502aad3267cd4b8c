DO $$ BEGIN
    CREATE TYPE gate AS ENUM ('open', 'shut');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
CREATE TABLE gates (id integer PRIMARY KEY, gate gate);
