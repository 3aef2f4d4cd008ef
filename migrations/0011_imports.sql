-- Imported ledgers (X-4). The file and the staged rows are sealed and erased when done with. What an import wrote
-- carries its id, so that it is shown at once and can be erased as a whole.

CREATE TABLE imports (
    id {id},
    version {int64} NOT NULL,
    organisation_path TEXT NOT NULL,
    account_id {int64} NOT NULL,
    actor_name TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 {bytes} NOT NULL,
    as_of TEXT NOT NULL,
    state TEXT NOT NULL,
    mode TEXT,
    file_code TEXT,
    message TEXT,
    sheet TEXT,
    rows_ok {int64} NOT NULL,
    rows_warning {int64} NOT NULL,
    rows_error {int64} NOT NULL,
    members_total {int64} NOT NULL,
    members_error {int64} NOT NULL,
    parts {int64} NOT NULL,
    job_id {int64},
    filing_proposed_by {int64},
    filing_confirmed_by {int64},
    filing_proposed_person {int64},
    filing_confirmed_person {int64},
    created_at {int64} NOT NULL,
    committed_at {int64},
    undone_at {int64},
    CONSTRAINT imports_state CHECK (state IN ('reading', 'ready', 'refused', 'committing', 'committed', 'cancelling',
        'cancelled', 'undoing', 'undone', 'failed')),
    CONSTRAINT imports_lengths CHECK (length(actor_name) <= 40 AND length(name) <= 200 AND length(message) <= 200
        AND length(sheet) <= 200),
    CONSTRAINT imports_mode CHECK (mode IN ('all', 'valid')),
    CONSTRAINT imports_filed_by_two CHECK (filing_confirmed_by IS NULL OR filing_confirmed_by <> filing_proposed_by),
    CONSTRAINT imports_filed_by_two_people CHECK (filing_confirmed_person <> filing_proposed_person)
) {strict};
CREATE INDEX imports_by_path ON imports (organisation_path, id);
CREATE INDEX imports_by_file ON imports (sha256);

-- How many slices are written: no record, since it changes while others look on.
CREATE TABLE import_progress (
    import_id {id},
    parts_done {int64} NOT NULL
) {strict};

CREATE TABLE import_files (
    import_id {id},
    content {bytes} NOT NULL
) {strict};

-- Part 0 tells the sheet's layout, the others hold rows, with how many of them have errors and warnings.
CREATE TABLE import_rows (
    import_id {int64} NOT NULL,
    part {int64} NOT NULL,
    errors {int64} NOT NULL,
    warnings {int64} NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (import_id, part)
) {strict};
