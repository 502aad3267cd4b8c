CREATE SCHEMA "a.""b""; --";
CREATE ROLE "Ro ""x"" --";
