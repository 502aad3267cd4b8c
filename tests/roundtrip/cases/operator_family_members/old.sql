CREATE OPERATOR FAMILY f USING btree;
ALTER OPERATOR FAMILY f USING btree ADD
    OPERATOR 1 < (int4, int8), OPERATOR 2 <= (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8);
