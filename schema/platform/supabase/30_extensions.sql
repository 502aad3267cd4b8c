-- Extensions that a Supabase project has switched on, all kept out of "public".
--
-- pgvector is the one extension here that a stock PostgreSQL does not bring along. Where it is
-- installed, the first block creates it and the second finds nothing to do. Where it is not, the
-- second block makes a stand-in with the same names, so that columns of type
-- extensions.vector(n) and ivfflat indexes on them read, load and dump the same everywhere:
--
--   * the type keeps what it is given, as text; it checks neither syntax nor dimension;
--   * the index is a hash index under the other's name: it can be built and kept up to date;
--   * there are no distance operators, hence no similarity search, and no binary format
--     (read and write such a column through ::text, which works with pgvector as well).
--
-- The stand-in needs a superuser, like every base type. It is for development and tests.

do $$
begin
    create extension if not exists vector with schema extensions;
exception
    when feature_not_supported or undefined_file then
        raise notice 'pgvector is not installed here: extensions.vector is a stand-in without search';
end
$$;

do $$
begin
    if not exists (
        select
        from pg_catalog.pg_type
        where typnamespace = 'extensions'::regnamespace and typname = 'vector'
    ) then
        -- the server would remark that the type is "only a shell" until it is complete
        perform set_config('client_min_messages', 'warning', true);

        create type extensions.vector;

        create function extensions.vector_in(cstring)
        returns extensions.vector
        language internal immutable strict parallel safe
        as 'textin';

        create function extensions.vector_out(extensions.vector)
        returns cstring
        language internal immutable strict parallel safe
        as 'textout';

        create function extensions.vector_typmod_in(cstring[])
        returns integer
        language internal immutable strict parallel safe
        as 'bittypmodin';

        create function extensions.vector_typmod_out(integer)
        returns cstring
        language internal immutable strict parallel safe
        as 'bittypmodout';

        create type extensions.vector (
            input = extensions.vector_in,
            output = extensions.vector_out,
            typmod_in = extensions.vector_typmod_in,
            typmod_out = extensions.vector_typmod_out,
            internallength = variable,
            storage = external
        );

        comment on type extensions.vector is
            'Stand-in for the type of pgvector, which this server lacks: stores, but cannot search.';

        create function extensions.vector_eq(extensions.vector, extensions.vector)
        returns boolean
        language internal immutable strict parallel safe
        as 'byteaeq';

        create function extensions.vector_hash(extensions.vector)
        returns integer
        language internal immutable strict parallel safe
        as 'hashvarlena';

        create operator extensions.= (
            leftarg = extensions.vector,
            rightarg = extensions.vector,
            function = extensions.vector_eq,
            commutator = operator(extensions.=)
        );

        create access method ivfflat type index handler hashhandler;

        create operator class extensions.vector_cosine_ops
        for type extensions.vector using ivfflat as
            operator 1 extensions.= (extensions.vector, extensions.vector),
            function 1 extensions.vector_hash(extensions.vector);
    end if;
end
$$;
