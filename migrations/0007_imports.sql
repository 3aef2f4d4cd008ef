-- Imported ledgers (X-4). Staged rows are sealed and erased when done with.

CREATE TABLE imports (
    id {id},
    version {int64} NOT NULL,
    organisation_path TEXT NOT NULL,
    account_id {int64} NOT NULL,
    name TEXT NOT NULL,
    sha256 {bytes} NOT NULL,
    state TEXT NOT NULL,
    file_code TEXT,
    sheet TEXT,
    rows_ok {int64} NOT NULL,
    rows_warning {int64} NOT NULL,
    rows_error {int64} NOT NULL,
    members_total {int64} NOT NULL,
    rows_done {int64} NOT NULL,
    created_at {int64} NOT NULL,
    committed_at {int64},
    undone_at {int64},
    CONSTRAINT imports_state CHECK (state IN ('ready', 'refused', 'committing', 'committed', 'undone', 'cancelled'))
) {strict};
CREATE INDEX imports_by_path ON imports (organisation_path, id);

-- The judged ledger while it waits for its commit: sealed slices of rows.
CREATE TABLE import_rows (
    import_id {int64} NOT NULL REFERENCES imports (id),
    part {int64} NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (import_id, part)
) {strict};
