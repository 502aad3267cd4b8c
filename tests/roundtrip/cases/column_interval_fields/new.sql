-- interval with fields is a modifier of its own.
CREATE TABLE wait (a interval hour, b interval, c interval month, d interval(2), e interval day[]);
