-- The ledgers (A-4): what they show of each case, and when it was so.

-- What the ledgers show of a case, with the time it was true: any ledger can be drawn as of any day.
CREATE TABLE ledger_versions (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    valid_from {int64} NOT NULL,
    valid_to {int64},
    status TEXT NOT NULL,
    level {int64},
    proposed_level {int64},
    main_cause TEXT,
    causes TEXT NOT NULL,
    household_size {int64},
    income_total {int64},
    income_per_head {int64},
    income_year {int64},
    minimum_allowance {int64},
    residence TEXT,
    CONSTRAINT ledger_versions_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
    -- Four kinds of income and nothing off.
    CONSTRAINT ledger_versions_income CHECK (income_total BETWEEN -4000000000000 AND 4000000000000
        AND income_per_head BETWEEN -4000000000000 AND 4000000000000),
    CONSTRAINT ledger_versions_size CHECK (household_size BETWEEN 1 AND 99)
) {strict};
CREATE UNIQUE INDEX ledger_versions_one_current ON ledger_versions (case_id) WHERE valid_to IS NULL;
CREATE INDEX ledger_versions_by_case ON ledger_versions (case_id, valid_from);
-- The present causes of a subtree, from the index alone: on SQLite too, with the column of its condition.
CREATE INDEX ledger_versions_present ON ledger_versions (organisation_path, status, main_cause, valid_to)
    WHERE valid_to IS NULL;

-- Projection: a case under each ancestor organisation, in stroke order within status and level. Derived; checked by
-- verify.
CREATE TABLE ledger_entries (
    ancestor_id {int64} NOT NULL,
    status TEXT NOT NULL,
    level {int64} NOT NULL,
    name_key {bytes} NOT NULL,
    case_id {int64} NOT NULL,
    PRIMARY KEY (ancestor_id, status, level, name_key, case_id)
) {without_rowid};
CREATE INDEX ledger_entries_by_case ON ledger_entries (case_id);

CREATE TABLE ledger_counts (
    ancestor_id {int64} NOT NULL,
    status TEXT NOT NULL,
    level {int64} NOT NULL,
    cases {int64} NOT NULL,
    people {int64} NOT NULL,
    income_total {int64} NOT NULL,
    PRIMARY KEY (ancestor_id, status, level),
    CONSTRAINT ledger_counts_not_negative CHECK (cases >= 0 AND people >= 0),
    CONSTRAINT ledger_counts_bounded CHECK (people <= cases * 99
        AND income_total BETWEEN cases * -4000000000000 AND cases * 4000000000000)
) {without_rowid};
