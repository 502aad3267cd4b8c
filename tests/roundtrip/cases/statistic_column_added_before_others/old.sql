create table t (b text);
