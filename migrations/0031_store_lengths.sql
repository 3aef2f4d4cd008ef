-- No text without a ceiling, here too: who acted.
-- The rules let in none that is longer.

{sqlite}
CREATE TRIGGER audit_log_texts BEFORE INSERT ON audit_log WHEN length(NEW.actor_name) > 40
BEGIN SELECT RAISE(ABORT, 'audit_log_texts'); END;
CREATE TRIGGER audit_log_texts_changed BEFORE UPDATE OF actor_name ON audit_log WHEN length(NEW.actor_name) > 40
BEGIN SELECT RAISE(ABORT, 'audit_log_texts'); END;
{end}
{postgres}
ALTER TABLE audit_log ADD CONSTRAINT audit_log_texts CHECK (length(actor_name) <= 40);
{end}
