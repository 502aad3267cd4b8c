-- options: --format json
create table "größe" (id int, "näme" text);
	create index on "größe" ("naeme");
create policy p on "größe" using (true);
