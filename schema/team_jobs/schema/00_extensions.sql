-- uuid_generate_v4() makes the ids of environment variables; the other tables use what is built in.

create extension if not exists "uuid-ossp" with schema extensions;
