CREATE POLICY first ON t USING (open);
