-- Extensions, all kept out of "public". The fourth that this system is built on, vector (similarity search on
-- embeddings), comes with the platform layer, which also has a stand-in for servers that lack it.

create extension if not exists pgcrypto with schema extensions;

comment on extension pgcrypto is
    'Cryptographic functions: digests for checksums and pseudonyms, random bytes for codes.';

create extension if not exists pg_trgm with schema extensions;

comment on extension pg_trgm is
    'Trigram matching for text search: finds names by any part of them.';

create extension if not exists "uuid-ossp" with schema extensions;

comment on extension "uuid-ossp" is
    'UUID generation: the same UUID from the same name, where random ones will not do.';

create extension if not exists btree_gist with schema extensions;

comment on extension btree_gist is
    'Plain equality in exclusion constraints, next to overlapping ranges.';
