create table users (id bigint primary key, email text unique, name text, "group" uuid);
create table places (city text, street text, primary key (city, street));
create view everybody as select id from users;
create table nothing (id int);
create table tasks (
    id bigint primary key,
    owner_name text references users (name),
    owner_email int references users (email),
    code numeric references users,
    place text references places,
    city text,
    view_id bigint references everybody (id),
    thing int references nothing,
    foreign key (id, city) references users (id),
    foreign key (city) references places (city)
);
alter table tasks add constraint reviewer foreign key (city) references users (id);
-- These are fine: the server compares them without help.
create table fine (
    a int references users (id),
    b smallint references users,
    c varchar(20) references users (email),
    d bigint,
    foreign key (d) references users
);
create table late (id int unique deferrable);
create table hurried (id int references late (id));
