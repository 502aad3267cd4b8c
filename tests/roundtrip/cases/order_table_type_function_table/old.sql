CREATE TABLE lone (a integer);
