-- interval with fields is a modifier of its own.
CREATE TABLE wait (a interval, b interval hour to minute, c interval day, d interval second(2), e interval[]);
