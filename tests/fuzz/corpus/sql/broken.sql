create tabel x (;
select 'open
$a$ /* ÿ