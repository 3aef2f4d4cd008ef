-- A match that a household asked for: whose household the person is to be put into.

ALTER TABLE matches ADD COLUMN household_id {int64} REFERENCES households (id);
