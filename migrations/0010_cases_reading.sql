-- Indexes for what is read often in a county with a hundred thousand cases.

CREATE INDEX notices_by_case ON notices (case_id, id);

-- What waits for an office: counted by status, found by status.
CREATE INDEX cases_by_status ON cases (status, organisation_path, due_on);

-- The present causes of a subtree, from the index alone.
CREATE INDEX ledger_versions_present ON ledger_versions (organisation_path, status, main_cause)
    WHERE valid_to IS NULL;
