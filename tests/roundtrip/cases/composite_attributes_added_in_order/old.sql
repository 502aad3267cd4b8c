create type pair as ();
