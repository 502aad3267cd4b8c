create type state as enum ('open', 'done');
alter type state add value 'x' after 'opened';
alter type state rename value 'opend' to 'x';
alter type state rename value 'open' to 'done';
alter type state add value 'done';
alter type state add value if not exists 'done';
