SELECT id, (home).street, (home).zip, (home).codes, (home).number, (home).note, (homes[1]).street, cardinality(homes) FROM public.person ORDER BY id;
