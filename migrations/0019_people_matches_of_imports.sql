-- A match that an import asked for, for somebody of a household it made: shown and erased with the import.

ALTER TABLE matches ADD COLUMN import_id {int64};
CREATE INDEX matches_by_import ON matches (import_id, id) WHERE import_id IS NOT NULL;
CREATE INDEX matches_by_household ON matches (household_id) WHERE household_id IS NOT NULL;
