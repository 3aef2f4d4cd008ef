-- No text without a ceiling, here too: who brought a file, its name, its sheet's, and what is said of it.
-- The rules let in none that is longer.

{sqlite}
CREATE TRIGGER imports_texts BEFORE INSERT ON imports WHEN
    length(NEW.actor_name) > 40 OR length(NEW.name) > 200 OR length(NEW.message) > 200 OR length(NEW.sheet) > 200
BEGIN SELECT RAISE(ABORT, 'imports_texts'); END;
CREATE TRIGGER imports_texts_changed BEFORE UPDATE OF actor_name, name, message, sheet ON imports WHEN
    length(NEW.actor_name) > 40 OR length(NEW.name) > 200 OR length(NEW.message) > 200 OR length(NEW.sheet) > 200
BEGIN SELECT RAISE(ABORT, 'imports_texts'); END;
{end}
{postgres}
ALTER TABLE imports ADD CONSTRAINT imports_texts
    CHECK (length(actor_name) <= 40 AND length(name) <= 200 AND length(message) <= 200 AND length(sheet) <= 200);
{end}
