-- fill(0): values at the edges of every type; fill(n): random ones, the same for the same n.

create function fill(seed int) returns void language plpgsql as $fill$
declare
    evil text := E'quote '' " back \\ \n tab \t é 日本 {} , NULL $1 %s /* */';
    num numeric;
begin
    if seed > 0 then
        perform setseed(seed / 100.0);
        perform fill_random('every_type', 8);
        return;
    end if;

    insert into every_type default values;

    -- Two rows without a NULL: they go into every_type_not_null as well.
    insert into every_type (
        b, i2, i4, i8, f4, f8, n, n2, t, tc, vc, ch, ci, nm, by, u, j, jb, d, tm, tm3, ts, tstz, tstz0, iv, iv2, en,
        tmz, ip, net, mac, m, bits, vbits, point, lsn, c1, oid_, reg, xid8, tv, tq, rng, spn, pr,
        ab, ai2, ai4, ai8, af4, af8, an, an2, at, avc, ach, aci, anm, aby, au, aj, ajb, ad, atm, ats, atstz, aiv,
        aen, ainet, apr, nst, nrng, mrng, mspn, mac8, anst, arng, aspn, amac, am, abits, atmz, aoid, anet
    ) values (
        true, 32767, 2147483647, 9223372036854775807, 'inf', 'nan', 'nan', '123456789012345678.99', evil, evil,
        'abcde', 'ab', 'CI', 'nm', '\x00ff00', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{"a" :1}',
        '{"a": [1, null, "x"]}', 'infinity', '24:00', '23:59:59.999', 'infinity', 'infinity', '2024-02-29 12:00Z',
        '-1 mon +2 days -03:04:05.678', '5 days 01:02:03', '*/ /*',
        '10:00+02', '::1', '10.0.0.0/8', '08:00:2b:01:02:03', '12.34', '101', '01', '(1,-2.5)', '16/B374D848', 'x',
        4294967295, 'tasks', '18446744073709551615', 'a:1 b:2', 'a & !b', '[1,5)', '[1.5,)', row(1, evil),
        '{t,f,NULL}', '{1,NULL,-32768}', '{}', '{9223372036854775807,-9223372036854775808}', '{nan,inf,-0,1e-38}',
        '{1.1,NULL,-inf}', '{NULL,1.50,-0.00001,nan,100000000000000000000}', '{0.01,-0.00}',
        array[evil, null, '', 'NULL', 'null', 'a,b', '{'], '{x}', '{a,abc}', '{A,b}', '{n1,NULL}', '{NULL,"\\x00"}',
        '{ffffffff-ffff-ffff-ffff-ffffffffffff,NULL}', array['{"a" :1}'::json, null],
        array['[1,"x\"y"]'::jsonb, null], '{infinity,-infinity,1999-12-31,NULL}', '{00:00,24:00}',
        '{-infinity,2000-01-01}', '{infinity,1969-12-31 23:59:59.999999Z}', '{1 year,-1 us,NULL}',
        array['a"b', 'a''b', '??/x', '*/ /*', '', 'é', null, '%s', 'A-B', 'a b', 'unrecognized']::"evil enum"[],
        '{10.0.0.1,NULL}', array[row(null, '"')::pair, null],
        row(row(7, evil)::pair, 'A-B', '[1,3)', '{1,NULL}', 'ffffffff-ffff-ffff-ffff-ffffffffffff')::nested,
        '(1.5,2.25]', '{[1,3),[5,6)}', '{(,1.5],[2,)}', '08:00:2b:01:02:03:04:05',
        array[row(null, null, 'empty', null, null)::nested, null, row(row(1, '')::pair, '', '(,)', '{}', null)::nested],
        '{"[1,2)",empty,NULL,"(,5)"}', '{"[1.5,2]"}', '{08:00:2b:01:02:03,NULL}', '{1.5,-2,NULL}', '{101,"",NULL,1}',
        '{10:00+02,NULL}', '{1,4294967295}', '{10.0.0.0/8,::/0}'
    ), (
        false, -32768, -2147483648, -9223372036854775808, '-inf', '-0', 0, 0, '', '', '', '', '', '', '',
        '00000000-0000-0000-0000-000000000000', '1', 'null', '-infinity', '00:00', '00:00', '-infinity', '-infinity',
        '-infinity', '0', '0', '',
        '00:00-12', '0/0', '::/0', '00:00:00:00:00:00', '-0.01', '000', '', '(0,0)', '0/0', '', 0, '0', '0', '', '',
        'empty', 'empty', row(null, null),
        '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
        '{}', '{}', '{}', '{}', '{}', '{}', '{}',
        row(null, null, null, null, null)::nested, '(,)', '{}', '{}', '00:00:00:00:00:00:00:00', '{}', '{}', '{}', '{}',
        '{}', '{}', '{}', '{}', '{}'
    );

    -- Arrays of several dimensions, and such as do not begin at 1.
    insert into every_type (ai4, at, aen, an, au) values
        ('{{1,2},{3,NULL}}', '[5:6][0:0]={{a},{"b \"c\" {}"}}', '[-3:-2]={A-B,NULL}', '{{{1.5}},{{NULL}}}',
         '[2:2]={00000000-0000-0000-0000-000000000001}');

    -- The binary form of numeric groups digits by four: numbers around the borders of the groups.
    foreach num in array
        '{0,0.0,0.00000,1,-1,10,9999,10000,10001,99999999,100000000,0.1,0.0001,0.00001,0.00010000,1234.5678,
          12345.67891,1e-20,1e20,1e-100,1e100,-0.5,100.0100,0.9999,1000.1,10000.00001}'::numeric[]
        || (repeat('9', 1000) || '.' || repeat('8', 500))::numeric || 1e-16383 || 1e131071
    loop
        insert into every_type (n) values (num), (-num);
    end loop;
    if current_setting('server_version_num')::int >= 140000 then
        insert into every_type (n, an) values ('Infinity', '{Infinity,-Infinity}'), ('-Infinity', '{}');
    end if;

    insert into every_type (d, ts, tstz) values
        ('1970-01-01', '1970-01-01', '1970-01-01Z'),
        ('1969-12-31', '1969-12-31 23:59:59.999', '1969-12-31 23:59:59.999999Z'),
        ('2000-01-01', '2000-01-01', '2000-01-01Z'),
        ('4713-01-01 BC', '4713-01-01 BC', '4713-01-01 BC'),
        ('5874897-12-31', '294246-12-31', '294246-12-31Z');
end
$fill$;
