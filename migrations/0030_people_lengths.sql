-- No text without a ceiling, here too: who asked, decided and compared.
-- The rules let in none that is longer.

{sqlite}
CREATE TRIGGER matches_texts BEFORE INSERT ON matches WHEN length(NEW.requested_by) > 40 OR length(NEW.decided_by) > 40
BEGIN SELECT RAISE(ABORT, 'matches_texts'); END;
CREATE TRIGGER matches_texts_changed BEFORE UPDATE OF requested_by, decided_by ON matches WHEN
    length(NEW.requested_by) > 40 OR length(NEW.decided_by) > 40
BEGIN SELECT RAISE(ABORT, 'matches_texts'); END;
CREATE TRIGGER doubt_marks_texts BEFORE INSERT ON doubt_marks WHEN length(NEW.checked_by) > 40
BEGIN SELECT RAISE(ABORT, 'doubt_marks_texts'); END;
CREATE TRIGGER doubt_marks_texts_changed BEFORE UPDATE OF checked_by ON doubt_marks WHEN length(NEW.checked_by) > 40
BEGIN SELECT RAISE(ABORT, 'doubt_marks_texts'); END;
{end}
{postgres}
ALTER TABLE matches ADD CONSTRAINT matches_texts CHECK (length(requested_by) <= 40 AND length(decided_by) <= 40);
ALTER TABLE doubt_marks ADD CONSTRAINT doubt_marks_texts CHECK (length(checked_by) <= 40);
{end}
