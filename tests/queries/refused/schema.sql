create table tasks (id bigint primary key, title text not null, due date);
grant select on tasks to somebody, "some ""body""";
