create subscription a connection '' publication p with (color = red);
create subscription b connection '' publication p with (connect = false);
create subscription c connection '' publication p with (connect = false, enabled = true);
alter subscription b add publication p;
alter subscription b drop publication q;
alter subscription b drop publication p;
alter subscription nothing enable;
drop subscription nothing;
