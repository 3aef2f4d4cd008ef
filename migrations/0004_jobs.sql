-- Long work with progress: what was asked, how far it is, the file it made. What was asked, the message and the file
-- are sealed. A file is erased when it expires, the job itself a week later.

CREATE TABLE jobs (
    id {id},
    kind TEXT NOT NULL,
    account_id {int64} NOT NULL,
    organisation_path TEXT NOT NULL,
    state TEXT NOT NULL,
    progress {int64} NOT NULL,
    total {int64} NOT NULL,
    message {bytes},
    request {bytes} NOT NULL,
    file_name {bytes},
    content_type TEXT,
    file_size {int64},
    created_at {int64} NOT NULL,
    expires_at {int64} NOT NULL,
    -- Who does it, and until when nobody else may take it up; how often it was begun.
    lease TEXT,
    lease_until {int64} NOT NULL,
    attempts {int64} NOT NULL,
    -- The kind of work that clears up after a job that was cancelled, asked for as the job was; none for most.
    if_cancelled TEXT,
    CONSTRAINT jobs_state CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled'))
) {strict};
CREATE INDEX jobs_by_account ON jobs (account_id, id);
CREATE INDEX jobs_by_state ON jobs (state, id);

CREATE TABLE job_files (
    job_id {int64} NOT NULL REFERENCES jobs (id),
    part {int64} NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (job_id, part)
) {strict};

-- What the calendar asks for: each chore once a day for the whole county, whichever process does it.
CREATE TABLE chore_runs (
    chore TEXT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    holder TEXT NOT NULL,
    lease_until {int64} NOT NULL,
    attempts {int64} NOT NULL,
    started_at {int64} NOT NULL,
    ended_at {int64},
    PRIMARY KEY (chore, day),
    CONSTRAINT chore_runs_state CHECK (state IN ('running', 'done', 'failed')),
    CONSTRAINT chore_runs_lengths CHECK (length(chore) <= 40 AND length(holder) <= 40),
    CONSTRAINT chore_runs_ended CHECK ((state = 'running') = (ended_at IS NULL))
) {strict};
CREATE INDEX chore_runs_by_start ON chore_runs (started_at);
