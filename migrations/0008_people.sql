-- Members, households and what is known of them. A person has no organisation of its own: membership and household
-- place carry the scope. No sum is above 10,000,000,000.00 yuan (money_most) and no text longer than base/limits
-- says; the rules refuse it before.

CREATE TABLE people (
    id {id},
    version {int64} NOT NULL,
    name TEXT NOT NULL,
    name_key {bytes} NOT NULL,
    id_number {bytes},
    id_number_index {bytes},
    birth_date TEXT,
    sex TEXT,
    ethnicity TEXT,
    education TEXT,
    marital TEXT,
    health TEXT,
    labour TEXT,
    residence TEXT,
    phone {bytes},
    bank_account {bytes},
    bank_name TEXT,
    bank_holder TEXT,
    address TEXT,
    illness {bytes},
    import_id {int64},
    created_at {int64} NOT NULL,
    -- The organisation in whose household somebody lived last when they were removed and on file nowhere any more; it
    -- says nothing while they are on file.
    last_path TEXT,
    -- NULL: a resident's ID card, or no number.
    document_kind TEXT,
    CONSTRAINT people_one_record_per_id_number UNIQUE (id_number_index),
    CONSTRAINT people_id_number_with_index CHECK ((id_number IS NULL) = (id_number_index IS NULL)),
    CONSTRAINT people_document_kind CHECK (document_kind IS NULL
        OR (document_kind IN ('permanent_residence', 'passport') AND id_number IS NOT NULL)),
    CONSTRAINT people_name_given CHECK (name <> ''),
    CONSTRAINT people_lengths CHECK (length(name) <= 200 AND length(bank_name) <= 60 AND length(bank_holder) <= 40
        AND length(address) <= 200)
) {strict};
CREATE INDEX people_by_import ON people (import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE members (
    id {id},
    version {int64} NOT NULL,
    person_id {int64} NOT NULL REFERENCES people (id),
    branch_id {int64} NOT NULL REFERENCES organisations (id),
    organisation_path TEXT NOT NULL,
    join_date TEXT,
    regular_date TEXT,
    member_type TEXT NOT NULL,
    duty TEXT,
    import_id {int64},
    created_at {int64} NOT NULL,
    CONSTRAINT members_one_membership UNIQUE (person_id),
    CONSTRAINT members_type CHECK (member_type IN ('full', 'probationary')),
    CONSTRAINT members_probationary_not_regular CHECK (member_type = 'full' OR regular_date IS NULL),
    CONSTRAINT members_lengths CHECK (length(duty) <= 40)
) {strict};
CREATE INDEX members_by_path ON members (organisation_path, id);
CREATE INDEX members_by_import ON members (import_id, id) WHERE import_id IS NOT NULL;

-- Who lives together, whether members of the party or not. person_id is its head, a member: towards them the relations
-- of all others are stated, and where they are a member the household lies.
CREATE TABLE households (
    id {id},
    version {int64} NOT NULL,
    person_id {int64} NOT NULL REFERENCES people (id),
    organisation_path TEXT NOT NULL,
    address TEXT,
    housing_area {int64},
    housing_kind TEXT,
    housing_safe {int64},
    -- That nobody lives with the head: stated of a household in which nobody is listed, since an empty list may be an
    -- unfinished one.
    lives_alone {int64},
    import_id {int64},
    created_at {int64} NOT NULL,
    -- The day they moved out of another household; NULL where it was not made so.
    since TEXT,
    CONSTRAINT households_one_per_head UNIQUE (person_id),
    CONSTRAINT households_lives_alone CHECK (lives_alone IN (0, 1)),
    CONSTRAINT households_housing_safe CHECK (housing_safe IN (0, 1)),
    CONSTRAINT households_area CHECK (housing_area BETWEEN 0 AND 10000),
    CONSTRAINT households_lengths CHECK (length(address) <= 200)
) {strict};
CREATE INDEX households_by_import ON households (import_id, id) WHERE import_id IS NOT NULL;

CREATE TABLE household_members (
    id {id},
    version {int64} NOT NULL,
    household_id {int64} NOT NULL REFERENCES households (id),
    person_id {int64} NOT NULL REFERENCES people (id),
    relation TEXT NOT NULL,
    health TEXT,
    labour TEXT,
    occupation TEXT,
    deceased_on TEXT,
    -- What they earn in a month, in fen, as the application form states it; NULL where nobody has said.
    monthly_income {int64},
    CONSTRAINT household_members_live_once UNIQUE (person_id),
    CONSTRAINT household_members_monthly_income CHECK (monthly_income BETWEEN 0 AND 1000000000000),
    CONSTRAINT household_members_lengths CHECK (length(occupation) <= 60)
) {strict};
CREATE INDEX household_members_by_household ON household_members (household_id, id);

CREATE TABLE household_incomes (
    id {id},
    version {int64} NOT NULL,
    household_id {int64} NOT NULL REFERENCES households (id),
    year {int64} NOT NULL,
    wages {int64},
    business {int64},
    transfers {int64},
    property {int64},
    expenses {int64},
    stated_total {int64},
    stated_size {int64},
    CONSTRAINT household_incomes_one_a_year UNIQUE (household_id, year),
    CONSTRAINT household_incomes_year CHECK (year BETWEEN 1949 AND 2100),
    CONSTRAINT household_incomes_size CHECK (stated_size BETWEEN 1 AND 99),
    CONSTRAINT household_incomes_wages CHECK (wages BETWEEN 0 AND 1000000000000),
    CONSTRAINT household_incomes_business CHECK (business BETWEEN -1000000000000 AND 1000000000000),
    CONSTRAINT household_incomes_transfers CHECK (transfers BETWEEN 0 AND 1000000000000),
    CONSTRAINT household_incomes_property CHECK (property BETWEEN 0 AND 1000000000000),
    CONSTRAINT household_incomes_expenses CHECK (expenses BETWEEN 0 AND 1000000000000),
    CONSTRAINT household_incomes_stated_total CHECK (stated_total BETWEEN -1000000000000 AND 1000000000000)
) {strict};

-- A number already on file outside the writer's scope: the lowest organisation above both decides.
CREATE TABLE matches (
    id {id},
    version {int64} NOT NULL,
    organisation_path TEXT NOT NULL,
    branch_id {int64} NOT NULL REFERENCES organisations (id),
    person_id {int64} NOT NULL REFERENCES people (id),
    account_id {int64} NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at {int64} NOT NULL,
    entry {bytes} NOT NULL,
    status TEXT NOT NULL,
    decided_by TEXT,
    decided_at {int64},
    reason TEXT,
    -- Asked for by a household: whose household the person is to be put into.
    household_id {int64} REFERENCES households (id),
    -- Asked for by an import, for somebody of a household it made: shown and erased with the import.
    import_id {int64},
    CONSTRAINT matches_status CHECK (status IN ('open', 'linked', 'rejected')),
    CONSTRAINT matches_lengths CHECK (length(reason) <= 200 AND length(requested_by) <= 40
        AND length(decided_by) <= 40)
) {strict};
CREATE INDEX matches_by_person ON matches (person_id);
CREATE INDEX matches_by_import ON matches (import_id, id) WHERE import_id IS NOT NULL;
CREATE INDEX matches_by_household ON matches (household_id) WHERE household_id IS NOT NULL;

-- Name search from one character on: every character and every pair of neighbours, per ancestor organisation,
-- in stroke order. Derived from members and people; checked by verify.
CREATE TABLE name_grams (
    gram TEXT NOT NULL,
    ancestor_id {int64} NOT NULL,
    name_key {bytes} NOT NULL,
    member_id {int64} NOT NULL,
    PRIMARY KEY (gram, ancestor_id, name_key, member_id)
) {without_rowid};
CREATE INDEX name_grams_by_member ON name_grams (member_id);

-- Members of each organisation and all above it in stroke order, so that a page of any office reads one range.
CREATE TABLE member_order (
    ancestor_id {int64} NOT NULL,
    name_key {bytes} NOT NULL,
    member_id {int64} NOT NULL,
    PRIMARY KEY (ancestor_id, name_key, member_id)
) {without_rowid};
CREATE INDEX member_order_by_member ON member_order (member_id);

-- That somebody compared a doubt of a member's record with the paper: which doubt, who, when, and a keyed digest of the
-- text it concerned. Of another text it says nothing.

CREATE TABLE doubt_marks (
    id {id},
    version {int64} NOT NULL,
    member_id {int64} NOT NULL REFERENCES members (id),
    code TEXT NOT NULL,
    digest {bytes} NOT NULL,
    account_id {int64} NOT NULL,
    checked_by TEXT NOT NULL,
    checked_at {int64} NOT NULL,
    CONSTRAINT doubt_marks_once UNIQUE (member_id, digest),
    CONSTRAINT doubt_marks_digest CHECK (length(digest) = 32),
    CONSTRAINT doubt_marks_code CHECK (code <> '' AND length(code) <= 60),
    CONSTRAINT doubt_marks_name CHECK (checked_by <> '' AND length(checked_by) <= 40)
) {strict};

-- Whoever lives in one household lives in no other, nor is head of one. Two tables, so no UNIQUE can say it; the rule
-- refuses it before.

{sqlite}
CREATE TRIGGER household_members_live_once BEFORE INSERT ON household_members
    WHEN EXISTS (SELECT 1 FROM households h WHERE h.person_id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'household_members_live_once'); END;
CREATE TRIGGER household_members_live_once_changed BEFORE UPDATE OF person_id ON household_members
    WHEN EXISTS (SELECT 1 FROM households h WHERE h.person_id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'household_members_live_once'); END;
CREATE TRIGGER households_live_once BEFORE INSERT ON households
    WHEN EXISTS (SELECT 1 FROM household_members m WHERE m.person_id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'household_members_live_once'); END;
CREATE TRIGGER households_live_once_changed BEFORE UPDATE OF person_id ON households
    WHEN EXISTS (SELECT 1 FROM household_members m WHERE m.person_id = NEW.person_id)
BEGIN SELECT RAISE(ABORT, 'household_members_live_once'); END;
{end}
{postgres}
CREATE FUNCTION household_members_live_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM households h WHERE h.person_id = NEW.person_id) THEN
        RAISE EXCEPTION 'household_members_live_once' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER household_members_live_once BEFORE INSERT OR UPDATE OF person_id ON household_members
    FOR EACH ROW EXECUTE FUNCTION household_members_live_once();
CREATE FUNCTION households_live_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM household_members m WHERE m.person_id = NEW.person_id) THEN
        RAISE EXCEPTION 'household_members_live_once' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER households_live_once BEFORE INSERT OR UPDATE OF person_id ON households
    FOR EACH ROW EXECUTE FUNCTION households_live_once();
{end}

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
