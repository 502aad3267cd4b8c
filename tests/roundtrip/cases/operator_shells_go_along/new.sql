-- The commutator and the negator are never made: the server has shells of them, which hold on to the type.
CREATE SCHEMA geo;
