CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION "select", "Quoted ""x""", shop WITH (connect = false);
