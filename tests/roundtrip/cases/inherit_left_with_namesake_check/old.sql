-- The parent has a check that is not inherited, and the table one of the same name: NO INHERIT of the server stumbles over that.
create table gone (a integer, constraint positive check (a > 0) no inherit);
create table heir (a integer, constraint positive check (a > 0)) inherits (gone);

create table stays (a integer, constraint "Positive %" check (a > 0) no inherit);
create table leaves (a integer, constraint "Positive %" check (a > 1)) inherits (stays);
create table below () inherits (leaves);
