-- A party member has a number, that of a resident's ID card. Two tables, so no CHECK can say it; the rule refuses it
-- before.

{sqlite}
CREATE TRIGGER members_card BEFORE INSERT ON members WHEN NOT EXISTS (SELECT 1 FROM people p
    WHERE p.id = NEW.person_id AND p.id_number IS NOT NULL AND p.document_kind IS NULL)
BEGIN SELECT RAISE(ABORT, 'members_card'); END;
CREATE TRIGGER members_card_changed BEFORE UPDATE OF person_id ON members WHEN NOT EXISTS (SELECT 1 FROM people p
    WHERE p.id = NEW.person_id AND p.id_number IS NOT NULL AND p.document_kind IS NULL)
BEGIN SELECT RAISE(ABORT, 'members_card'); END;
CREATE TRIGGER people_members_card BEFORE UPDATE OF id_number, document_kind ON people
    WHEN (NEW.id_number IS NULL OR NEW.document_kind IS NOT NULL)
    AND EXISTS (SELECT 1 FROM members m WHERE m.person_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'members_card'); END;
{end}
{postgres}
CREATE FUNCTION members_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM people p
        WHERE p.id = NEW.person_id AND p.id_number IS NOT NULL AND p.document_kind IS NULL) THEN
        RAISE EXCEPTION 'members_card' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER members_card BEFORE INSERT OR UPDATE OF person_id ON members
    FOR EACH ROW EXECUTE FUNCTION members_card();
CREATE FUNCTION people_members_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM members m WHERE m.person_id = NEW.id) THEN
        RAISE EXCEPTION 'members_card' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_members_card BEFORE UPDATE OF id_number, document_kind ON people
    FOR EACH ROW WHEN (NEW.id_number IS NULL OR NEW.document_kind IS NOT NULL)
    EXECUTE FUNCTION people_members_card();
{end}
