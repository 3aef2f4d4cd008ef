-- The organisation in whose household somebody lived last who is on file nowhere any more; NULL while they are.

ALTER TABLE people ADD COLUMN last_path TEXT;
