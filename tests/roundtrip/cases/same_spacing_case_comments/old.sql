create table T(id int primary key,name text not null default 'x',constraint ck check(id>0 and name<>''));create index I on T(name);
