CREATE OPERATOR FAMILY f USING btree;
ALTER OPERATOR FAMILY f USING btree ADD
    OPERATOR 1 < (int4, int8), OPERATOR 3 = (int4, int8), FUNCTION 1 (int4, int8) btint48cmp(int4, int8), FUNCTION 1 (int8, int4) btint84cmp(int8, int4), OPERATOR 5 > (int8, int4);
