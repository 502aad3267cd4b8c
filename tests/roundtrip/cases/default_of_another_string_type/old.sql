-- The server shows a default by the string type in which it was written, not by that of the column.
CREATE TABLE t (a varchar DEFAULT 'x', b varchar(9) DEFAULT 'x'::text, c text DEFAULT 'x', d varchar DEFAULT 'x'::varchar(4), e varchar[] DEFAULT '{x}',
    f varchar[] DEFAULT ARRAY['x', 'y'], g varchar[] DEFAULT ARRAY['x'::text]);
