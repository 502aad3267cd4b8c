-- Every type, as a column that may be NULL and as one that may not.

create type "evil enum" as enum (
    'a"b', 'a''b', '??/x', '*/ /*', 'unrecognized', '', 'é', '%s', 'A-B', 'a b'
);
create type pair as (first int, second text);
create type span as range (subtype = float8);
create type nested as (p pair, e "evil enum", r int4range, a int[], u uuid);
create domain positive as integer check (value > 0);
create domain small_positive as positive check (value < 100);
create domain mail as text collate "C" not null check (value like '%@%');
create domain state as task_status default 'processing' not null;
create domain route as int[] check (cardinality(value) < 5);
create domain address as inet;
create domain states_list as state[];

create table every_type (
    id uuid primary key default gen_random_uuid(),

    b bool,
    i2 smallint,
    i4 integer,
    i8 bigint,
    f4 real,
    f8 double precision,
    n numeric,
    n2 numeric(20, 2),
    t text,
    tc text collate "C",
    vc varchar(5),
    ch char(4),
    ci citext,
    nm name,
    by bytea,
    u uuid,
    j json,
    jb jsonb,
    d date,
    tm time,
    tm3 time(3),
    ts timestamp(3),
    tstz timestamptz,
    tstz0 timestamptz(0),
    iv interval,
    iv2 interval day to second,
    en "evil enum",

    -- These have no C type of their own.
    tmz timetz,
    ip inet,
    net cidr,
    mac macaddr,
    m money,
    bits bit(3),
    vbits varbit(5),
    point point,
    lsn pg_lsn,
    c1 "char",
    oid_ oid,
    reg regclass,
    xid8 xid8,
    tv tsvector,
    tq tsquery,
    rng int4range,
    spn span,
    pr pair,
    nst nested,
    nrng numrange,
    mrng int4multirange,
    mspn span_multirange,
    mac8 macaddr8,

    ab bool[],
    ai2 int2[],
    ai4 int4[],
    ai8 int8[],
    af4 float4[],
    af8 float8[],
    an numeric[],
    an2 numeric(20, 2)[],
    at text[],
    avc varchar(9)[],
    ach char(3)[],
    aci citext[],
    anm name[],
    aby bytea[],
    au uuid[],
    aj json[],
    ajb jsonb[],
    ad date[],
    atm time[],
    ats timestamp[],
    atstz timestamptz[],
    aiv interval[],
    aen "evil enum"[],
    ainet inet[],
    apr pair[],
    anst nested[],
    arng int4range[],
    aspn span[],
    amac macaddr[],
    am money[],
    abits varbit[],
    atmz timetz[],
    aoid oid[],
    anet cidr[]
);

create table every_type_not_null (like every_type including defaults);
alter table every_type_not_null
    add primary key (id),
    alter b set not null, alter i2 set not null, alter i4 set not null, alter i8 set not null, alter f4 set not null,
    alter f8 set not null, alter n set not null, alter n2 set not null, alter t set not null, alter tc set not null,
    alter vc set not null, alter ch set not null, alter ci set not null, alter nm set not null, alter by set not null,
    alter u set not null, alter j set not null, alter jb set not null, alter d set not null, alter tm set not null,
    alter tm3 set not null, alter ts set not null, alter tstz set not null, alter tstz0 set not null,
    alter iv set not null, alter iv2 set not null, alter en set not null, alter tmz set not null, alter ip set not null,
    alter net set not null, alter mac set not null, alter m set not null, alter bits set not null,
    alter vbits set not null, alter point set not null, alter lsn set not null, alter c1 set not null,
    alter oid_ set not null, alter reg set not null, alter xid8 set not null, alter tv set not null,
    alter tq set not null, alter rng set not null, alter spn set not null, alter pr set not null,
    alter ab set not null, alter ai2 set not null, alter ai4 set not null, alter ai8 set not null,
    alter af4 set not null, alter af8 set not null, alter an set not null, alter an2 set not null,
    alter at set not null, alter avc set not null, alter ach set not null, alter aci set not null,
    alter anm set not null, alter aby set not null, alter au set not null, alter aj set not null,
    alter ajb set not null, alter ad set not null, alter atm set not null, alter ats set not null,
    alter atstz set not null, alter aiv set not null, alter aen set not null, alter ainet set not null,
    alter apr set not null,
    alter nst set not null, alter nrng set not null, alter mrng set not null, alter mspn set not null,
    alter mac8 set not null, alter anst set not null, alter arng set not null, alter aspn set not null,
    alter amac set not null, alter am set not null, alter abits set not null, alter atmz set not null,
    alter aoid set not null, alter anet set not null;

-- What there are converters for.
create table convertible (
    id int primary key,
    d date,
    tm time,
    tmz timetz,
    ts timestamp,
    tz timestamptz,
    iv interval,
    n numeric,
    i bigint,
    f float8,
    u uuid,
    ip inet,
    mac macaddr,
    mac8 macaddr8
);

-- What COPY can take in binary form: all but the types that are text in C. What it can take as text: all but money, whose
-- text is a matter of the server's locale. And what it cannot take.
create table copied_in_binary (like every_type);
alter table copied_in_binary drop column point, drop column lsn, drop column c1, drop column reg, drop column xid8,
    drop column tv, drop column tq;
alter table copied_in_binary add primary key (id);
create table copied_as_text (like every_type);
alter table copied_as_text drop column m, drop column am;
alter table copied_as_text add primary key (id);
create table copied_as_rows (like every_type);
alter table copied_as_rows add primary key (id);

-- Ranges over every type, composite types in each other, domains over what is not plain.
create type text_range as range (subtype = text, collation = "C", multirange_type_name = text_ranges);
create type moment_range as range (subtype = timestamptz, multirange_type_name = moment_ranges);
create type key_range as range (subtype = uuid, multirange_type_name = key_ranges);
create type inner_part as (
    n numeric, t text, b bytea, r int8range, m datemultirange, e "evil enum", a text[], tz timetz, bt varbit, j jsonb, c citext
);
create type outer_part as (i inner_part, list inner_part[], r tsrange, k key_range, c char(4));
create domain a_range as tstzrange;
create domain a_multirange as int4multirange;
create domain a_part as outer_part;
create domain a_label as "evil enum";
create domain a_list as numeric[];
create domain a_domain as a_list;
create domain some_bytes as bytea;
create domain a_moment as timestamptz;
create domain a_time as timetz;
create domain a_number as numeric(20, 3);
create domain a_json as json;
create domain a_mask as varbit;
create domain a_key as uuid;
create domain a_span as interval;
create table more_types (
    id int primary key,
    i8r int8range, nr numrange, dr daterange, tsr tsrange, tzr tstzrange, txr text_range, mr moment_range, kr key_range,
    i8m int8multirange, nm nummultirange, dm datemultirange, tsm tsmultirange, tzm tstzmultirange, txm text_ranges,
    mm moment_ranges, km key_ranges,
    i8rs int8range[], nrs numrange[], drs daterange[], tsrs tsrange[], tzrs tstzrange[], txrs text_range[], krs key_range[],
    dms datemultirange[], txms text_ranges[],
    op outer_part, ops outer_part[],
    d1 a_range, d2 a_multirange, d3 a_part, d4 a_label, d5 a_list, d6 a_domain, d7 some_bytes, d8 a_moment, d9 a_time,
    da a_number, db a_json, dc a_mask, dd a_key, de a_span,
    l1 a_range[], l2 a_multirange[], l4 a_label[], l7 some_bytes[], l8 a_moment[], l9 a_time[], la a_number[], lb a_json[],
    lc a_mask[], ld a_key[], le a_span[]
);

-- Types that are text in C.
create extension if not exists hstore;
create extension if not exists ltree;
-- In place of pgvector's: a base type of an extension's schema, with a modifier.
create schema extensions;
create type extensions.vector;
create function extensions.vector_in(cstring, oid, integer) returns extensions.vector
    language internal immutable strict as 'textin';
create function extensions.vector_out(extensions.vector) returns cstring language internal immutable strict as 'textout';
create function extensions.vector_typmod_in(cstring[]) returns integer
    language internal immutable strict as 'varchartypmodin';
create function extensions.vector_typmod_out(integer) returns cstring
    language internal immutable strict as 'varchartypmodout';
create type extensions.vector (
    input = extensions.vector_in, output = extensions.vector_out, like = text,
    typmod_in = extensions.vector_typmod_in, typmod_out = extensions.vector_typmod_out
);
create type place as (name text, at point);
create domain spot as point;
create type part_of_text as (n int, list int[], days daterange);
create table as_text (
    id int primary key,
    hs hstore,
    lt ltree,
    pt point,
    ln line,
    ls lseg,
    bx box,
    pa path,
    po polygon,
    ci circle,
    jp jsonpath,
    tv tsvector,
    tq tsquery,
    rc regclass,
    rp regprocedure,
    sn pg_snapshot,
    x xml,
    pts point[],
    hss hstore[],
    tvs tsvector[],
    place place,
    places place[],
    spot spot,
    i int,
    at timestamptz,
    part part_of_text,
    vec extensions.vector(3),
    vecs extensions.vector[]
);

create view every_type_view as select * from every_type;

-- Domains are what they are based on; an array of a domain is one of its base type.
create table domains (
    id positive primary key,
    small small_positive not null default 7,
    mail mail,
    backup mail default 'nobody@example.com',
    state state,
    route route,
    address address,
    positives positive[],
    mails mail[],
    states state[] not null default '{}',
    routes route[],
    addresses address[]
);

create table domain_refs (
    id int primary key,
    domain_id positive references domains,
    twice positive generated always as (id * 2) stored
);

-- The server has no operators for a domain over an enum.
create table domain_keys (
    state state,
    address address,
    states states_list,
    primary key (state, address),
    unique (states, state)
);

create view domain_view as
select d.id, d.small, d.mail, d.positives, r.id as ref
from domains d left join domain_refs r on r.domain_id = d.id;

create materialized view counted as
select d.state, count(*) as n, array_agg(d.id) as ids from domains d group by d.state;
create unique index on counted (state);

-- A key that is text in C is not ordered as text.
create table hosts (
    address inet primary key,
    "up to %s" int4range
);

-- Each kind of value as a parameter of the key.
create table by_every_key (
    d date,
    ch char(4),
    ci citext,
    n numeric,
    ip inet,
    ts timestamptz,
    e task_status,
    b bool,
    f float8,
    u uuid,
    by bytea,
    ai int[],
    iv interval,
    v int,
    primary key (d, ch, ci, n, ip, ts, e, b, f, u, by, ai, iv)
);
