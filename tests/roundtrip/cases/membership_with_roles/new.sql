CREATE ROLE z;
CREATE ROLE group1 ROLE z;
CREATE ROLE group2 IN ROLE group1 ADMIN roundtrip_writer;
