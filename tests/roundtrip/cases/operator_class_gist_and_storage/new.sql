CREATE OPERATOR CLASS boxes FOR TYPE box USING gist AS
    OPERATOR 3 && , OPERATOR 7 @> , FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal),
    FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal);
CREATE TABLE t (b box);
CREATE INDEX i ON t USING gist (b boxes);
