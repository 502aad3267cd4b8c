-- ALTER POLICY can change a USING or CHECK, but cannot take it away.
CREATE POLICY a ON t USING (open) WITH CHECK (open);
CREATE POLICY b ON t FOR ALL USING (open) WITH CHECK (id > 0);
