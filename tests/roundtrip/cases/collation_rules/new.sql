-- @server 16
CREATE COLLATION c (PROVIDER = icu, LOCALE = 'und', RULES = '&W << v <<< V');
