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
    CONSTRAINT people_one_record_per_id_number UNIQUE (id_number_index),
    CONSTRAINT people_id_number_with_index CHECK ((id_number IS NULL) = (id_number_index IS NULL)),
    CONSTRAINT people_name_given CHECK (name <> ''),
    CONSTRAINT people_lengths CHECK (length(name) <= 200 AND length(bank_name) <= 60 AND length(bank_holder) <= 40
        AND length(address) <= 200)
) {strict};

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
    created_at {int64} NOT NULL,
    CONSTRAINT members_one_membership UNIQUE (person_id),
    CONSTRAINT members_type CHECK (member_type IN ('full', 'probationary')),
    CONSTRAINT members_probationary_not_regular CHECK (member_type = 'full' OR regular_date IS NULL),
    CONSTRAINT members_lengths CHECK (length(duty) <= 40)
) {strict};
CREATE INDEX members_by_path ON members (organisation_path, id);

CREATE TABLE households (
    id {id},
    version {int64} NOT NULL,
    person_id {int64} NOT NULL REFERENCES people (id),
    organisation_path TEXT NOT NULL,
    address TEXT,
    housing_area {int64},
    housing_kind TEXT,
    housing_safe {int64},
    created_at {int64} NOT NULL,
    CONSTRAINT households_one_per_member UNIQUE (person_id),
    CONSTRAINT households_housing_safe CHECK (housing_safe IN (0, 1)),
    CONSTRAINT households_area CHECK (housing_area BETWEEN 0 AND 10000),
    CONSTRAINT households_lengths CHECK (length(address) <= 200)
) {strict};

CREATE TABLE household_members (
    id {id},
    version {int64} NOT NULL,
    household_id {int64} NOT NULL REFERENCES households (id),
    person_id {int64} NOT NULL REFERENCES people (id),
    organisation_path TEXT NOT NULL,
    relation TEXT NOT NULL,
    health TEXT,
    labour TEXT,
    occupation TEXT,
    deceased_on TEXT,
    CONSTRAINT household_members_once UNIQUE (household_id, person_id),
    CONSTRAINT household_members_lengths CHECK (length(occupation) <= 60)
) {strict};
CREATE INDEX household_members_by_person ON household_members (person_id);

CREATE TABLE household_incomes (
    id {id},
    version {int64} NOT NULL,
    household_id {int64} NOT NULL REFERENCES households (id),
    organisation_path TEXT NOT NULL,
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
    CONSTRAINT matches_status CHECK (status IN ('open', 'linked', 'rejected')),
    CONSTRAINT matches_lengths CHECK (length(reason) <= 200)
) {strict};

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
