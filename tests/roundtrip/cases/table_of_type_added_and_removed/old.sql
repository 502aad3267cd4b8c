CREATE TYPE pair AS (a integer, b text);
CREATE TABLE becomes (a integer, b text DEFAULT 'x');
CREATE TABLE was OF pair (b WITH OPTIONS NOT NULL);
CREATE TABLE changes OF pair;
CREATE TYPE other AS (a integer, b text);
