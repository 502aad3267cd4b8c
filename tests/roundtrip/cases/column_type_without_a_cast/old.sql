-- integer to uuid or date has no cast at all; a plan has to go through text or build the column anew.
CREATE TABLE m (a integer, b integer, c boolean);
