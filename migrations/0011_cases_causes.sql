-- With the column of its condition the index alone answers on SQLite too.

DROP INDEX ledger_versions_present;
CREATE INDEX ledger_versions_present ON ledger_versions (organisation_path, status, main_cause, valid_to)
    WHERE valid_to IS NULL;
