-- The foreign server of relations.sql is this database.
do $$
begin
    execute format('alter server loopback options (set dbname %L, add host %L, add port %L)', current_database(),
        trim(split_part(current_setting('unix_socket_directories'), ',', 1), ' "'), current_setting('port'));
    execute format('alter user mapping for current_user server loopback options (add user %L)', current_user);
end $$;
