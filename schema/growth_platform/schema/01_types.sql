-- Types that several sections share. Those of one section stand in its own file.

comment on schema public is
    'The whole platform: people and tenants, community, events, leads, agents, privacy and upkeep.';

create domain public.slug as text
    constraint slug_check check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(value) <= 100);

comment on domain public.slug is
    'Part of an address that people can read: lower-case letters, digits and single hyphens.';

create domain public.email_address as text
    constraint email_address_check check (value ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$');

comment on domain public.email_address is
    'Looks like a mail address. Whether mail arrives there only a mail can tell.';

create domain public.web_address as text
    constraint web_address_check check (value ~ '^https?://[^[:space:]]+$');

comment on domain public.web_address is
    'Address of something on the web, with http or https.';

create domain public.currency_code as text
    constraint currency_code_check check (value ~ '^[A-Z]{3}$');

comment on domain public.currency_code is
    'Currency in the three letters of ISO 4217, such as EUR.';

create domain public.percentage as numeric(5,2)
    constraint percentage_check check (value between 0 and 100);

comment on domain public.percentage is
    'Per cent, from 0 to 100.';

create domain public.sha256_hex as text
    constraint sha256_hex_check check (value ~ '^[0-9a-f]{64}$');

comment on domain public.sha256_hex is
    'SHA-256 of something, in hex.';

create type public.severity_level as enum (
    'info',
    'low',
    'medium',
    'high',
    'critical'
);

comment on type public.severity_level is
    'How bad it is. The order counts: what is worse is greater.';

create type public.postal_address as (
    street text,
    postal_code text,
    city text,
    region text,
    country_code text
);

comment on type public.postal_address is
    'Where a letter would go. The country is in the two letters of ISO 3166.';

create type public.time_range as range (
    subtype = time
);

comment on type public.time_range is
    'Span of time within a day, such as office hours.';
