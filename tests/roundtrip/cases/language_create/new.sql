-- A language of our own, and a function in it.
create trusted language "my ""pl" handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator;
comment on language "my ""pl" is 'one more';
create function one() returns integer language "my ""pl" as 'begin return 1; end';
