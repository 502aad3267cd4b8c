-- options: --strict --format json
select 1;
