-- No text without a ceiling, here too: who acted, and why an assembly was earlier.
-- The rules let in none that is longer.

{sqlite}
CREATE TRIGGER case_steps_texts BEFORE INSERT ON case_steps WHEN length(NEW.actor_name) > 40
BEGIN SELECT RAISE(ABORT, 'case_steps_texts'); END;
CREATE TRIGGER case_steps_texts_changed BEFORE UPDATE OF actor_name ON case_steps WHEN length(NEW.actor_name) > 40
BEGIN SELECT RAISE(ABORT, 'case_steps_texts'); END;
CREATE TRIGGER assemblies_texts BEFORE INSERT ON assemblies WHEN length(NEW.earlier_because) > 200
BEGIN SELECT RAISE(ABORT, 'assemblies_texts'); END;
CREATE TRIGGER assemblies_texts_changed BEFORE UPDATE OF earlier_because ON assemblies WHEN
    length(NEW.earlier_because) > 200
BEGIN SELECT RAISE(ABORT, 'assemblies_texts'); END;
CREATE TRIGGER objections_texts BEFORE INSERT ON objections WHEN length(NEW.investigated_by) > 40
BEGIN SELECT RAISE(ABORT, 'objections_texts'); END;
CREATE TRIGGER objections_texts_changed BEFORE UPDATE OF investigated_by ON objections WHEN
    length(NEW.investigated_by) > 40
BEGIN SELECT RAISE(ABORT, 'objections_texts'); END;
CREATE TRIGGER attachments_texts BEFORE INSERT ON attachments WHEN length(NEW.actor_name) > 40
BEGIN SELECT RAISE(ABORT, 'attachments_texts'); END;
CREATE TRIGGER attachments_texts_changed BEFORE UPDATE OF actor_name ON attachments WHEN length(NEW.actor_name) > 40
BEGIN SELECT RAISE(ABORT, 'attachments_texts'); END;
{end}
{postgres}
ALTER TABLE case_steps ADD CONSTRAINT case_steps_texts CHECK (length(actor_name) <= 40);
ALTER TABLE assemblies ADD CONSTRAINT assemblies_texts CHECK (length(earlier_because) <= 200);
ALTER TABLE objections ADD CONSTRAINT objections_texts CHECK (length(investigated_by) <= 40);
ALTER TABLE attachments ADD CONSTRAINT attachments_texts CHECK (length(actor_name) <= 40);
{end}
