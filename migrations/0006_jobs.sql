-- Long work with progress: what was asked, how far it is, the file it made. Request and file are sealed; a job and its
-- file are erased when they expire.

CREATE TABLE jobs (
    id {id},
    kind TEXT NOT NULL,
    account_id {int64} NOT NULL,
    organisation_path TEXT NOT NULL,
    state TEXT NOT NULL,
    progress {int64} NOT NULL,
    total {int64} NOT NULL,
    message TEXT,
    request {bytes} NOT NULL,
    file_name TEXT,
    file_size {int64},
    created_at {int64} NOT NULL,
    expires_at {int64} NOT NULL,
    CONSTRAINT jobs_state CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled'))
) {strict};

CREATE TABLE job_files (
    job_id {int64} NOT NULL REFERENCES jobs (id),
    part {int64} NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (job_id, part)
) {strict};
