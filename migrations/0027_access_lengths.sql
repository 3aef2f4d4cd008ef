-- No text without a ceiling, here too: why roles rest, and what a session is known by.
-- The rules let in none that is longer.

{sqlite}
CREATE TRIGGER accounts_texts BEFORE INSERT ON accounts WHEN
    length(NEW.resting_by) > 40 OR length(NEW.resting_reason) > 200
BEGIN SELECT RAISE(ABORT, 'accounts_texts'); END;
CREATE TRIGGER accounts_texts_changed BEFORE UPDATE OF resting_by, resting_reason ON accounts WHEN
    length(NEW.resting_by) > 40 OR length(NEW.resting_reason) > 200
BEGIN SELECT RAISE(ABORT, 'accounts_texts'); END;
CREATE TRIGGER sessions_texts BEFORE INSERT ON sessions WHEN length(NEW.device) > 200
BEGIN SELECT RAISE(ABORT, 'sessions_texts'); END;
CREATE TRIGGER sessions_texts_changed BEFORE UPDATE OF device ON sessions WHEN length(NEW.device) > 200
BEGIN SELECT RAISE(ABORT, 'sessions_texts'); END;
{end}
{postgres}
ALTER TABLE accounts ADD CONSTRAINT accounts_texts CHECK (length(resting_by) <= 40 AND length(resting_reason) <= 200);
ALTER TABLE sessions ADD CONSTRAINT sessions_texts CHECK (length(device) <= 200);
{end}
