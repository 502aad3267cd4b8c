-- @server 16
CREATE ROLE chief; CREATE ROLE deputy; CREATE ROLE worker; CREATE ROLE crew;
GRANT crew TO chief WITH ADMIN OPTION;
GRANT crew TO deputy WITH ADMIN OPTION GRANTED BY chief;
GRANT crew TO worker GRANTED BY deputy;
REVOKE ADMIN OPTION FOR crew FROM chief CASCADE;
GRANT crew TO roundtrip_reader;
