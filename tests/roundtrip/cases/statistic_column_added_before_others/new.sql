create table t (a int, b text);
create statistics s (ndistinct) on a, b from t;
