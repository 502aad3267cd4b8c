CREATE TYPE pair AS (a integer, b text);
CREATE TABLE becomes OF pair (b WITH OPTIONS DEFAULT 'x');
CREATE TABLE was (a integer, b text NOT NULL, c date);
CREATE TYPE other AS (a integer, b text);
CREATE TABLE changes OF other;
