insert into jobs
select
    i, md5(i::text)::uuid, (array['waiting', 'running', 'done', 'failed'])[1 + i % 4]::job_state, i % 1000, 'job number ' || i,
    case when i % 3 > 0 then repeat(md5(i::text), 4) end, case when i % 2 = 0 then 'blue' end,
    jsonb_build_object('n', i, 'tags', array['a', 'b']), i % 2 = 0, case when i % 5 > 0 then i / 7.0 end, i % 9,
    timestamptz '2024-01-01Z' + i * interval '1 second', case when i % 7 > 0 then timestamptz '2024-01-02Z' + i * interval '1 second' end
from generate_series(1, 100000) as i;

vacuum analyze jobs;
