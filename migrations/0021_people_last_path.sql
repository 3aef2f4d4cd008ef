-- The organisation in whose household somebody lived last when they were removed and on file nowhere any more; it says
-- nothing while they are on file.

ALTER TABLE people ADD COLUMN last_path TEXT;
