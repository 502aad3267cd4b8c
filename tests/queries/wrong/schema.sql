create table tasks (id bigint primary key, title text not null, done_at timestamptz);
