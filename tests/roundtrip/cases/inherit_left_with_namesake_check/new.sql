create table heir ();

create table stays (a integer, constraint "Positive %" check (a > 0) no inherit);
create table leaves (a integer, constraint "Positive %" check (a > 1));
create table below () inherits (leaves);
