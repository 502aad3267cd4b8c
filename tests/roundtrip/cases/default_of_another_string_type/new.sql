CREATE TABLE t (a varchar DEFAULT 'x'::text, b varchar(9) DEFAULT 'x', c text DEFAULT 'x'::varchar, d varchar DEFAULT 'x'::varchar(5), e varchar[] DEFAULT '{x}'::text[],
    f varchar[] DEFAULT ARRAY['x', 'y']::varchar[], g varchar[] DEFAULT ARRAY['x']);
