-- The kind of document that a person's number is of; NULL: a resident's ID card, or no number. There is no kind without
-- a number.

ALTER TABLE people ADD COLUMN document_kind TEXT CONSTRAINT people_document_kind CHECK (document_kind IS NULL
    OR (document_kind IN ('permanent_residence', 'passport') AND id_number IS NOT NULL));
