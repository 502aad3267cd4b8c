CREATE SCHEMA crm;
CREATE TABLE crm.people (id bigint PRIMARY KEY, name text NOT NULL);
CREATE SCHEMA sales;
CREATE TYPE sales.stage AS ENUM ('lead', 'offer', 'won', 'lost');
CREATE TABLE sales.deals (
    id bigint PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES crm.people (id),
    stage sales.stage NOT NULL DEFAULT 'lead',
    value numeric(12, 2)
);
CREATE VIEW sales.open_deals AS
    SELECT d.id, p.name, d.value FROM sales.deals d JOIN crm.people p ON p.id = d.person_id
    WHERE d.stage IN ('lead', 'offer');
CREATE INDEX deals_stage_idx ON sales.deals (stage);
