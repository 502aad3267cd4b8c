-- A property of the slot: the subscription is made anew.
CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false, two_phase = true, binary);
COMMENT ON SUBSCRIPTION feed IS 'kept';
