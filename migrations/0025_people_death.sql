-- Nobody died before they were born. Two tables, so no CHECK can say it; the rule refuses it before.

{sqlite}
CREATE TRIGGER household_members_death BEFORE INSERT ON household_members WHEN NEW.deceased_on IS NOT NULL
    AND NEW.deceased_on < (SELECT p.birth_date FROM people p WHERE p.id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'household_members_death'); END;
CREATE TRIGGER household_members_death_changed BEFORE UPDATE ON household_members WHEN NEW.deceased_on IS NOT NULL
    AND NEW.deceased_on < (SELECT p.birth_date FROM people p WHERE p.id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'household_members_death'); END;
{end}
{postgres}
CREATE FUNCTION household_members_death() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.deceased_on < (SELECT p.birth_date FROM people p WHERE p.id = NEW.person_id) THEN
        RAISE EXCEPTION 'household_members_death' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER household_members_death BEFORE INSERT OR UPDATE ON household_members
    FOR EACH ROW WHEN (NEW.deceased_on IS NOT NULL) EXECUTE FUNCTION household_members_death();
{end}
