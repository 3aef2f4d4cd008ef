-- The register of papers that were handed out. A number has no gaps within its kind, organisation and year, and a row
-- is never deleted: a paper that should not be is voided with its reason. Of the person it tells nothing.

CREATE TABLE issued_papers (
    id {id},
    version {int64} NOT NULL,
    kind TEXT NOT NULL,
    organisation_id {int64} NOT NULL REFERENCES organisations (id),
    year {int64} NOT NULL,
    n {int64} NOT NULL,
    object_kind TEXT NOT NULL,
    object_id {int64} NOT NULL,
    object_hash {bytes} NOT NULL,
    policy_version {int64} NOT NULL,
    issued_at {int64} NOT NULL,
    account_id {int64} NOT NULL REFERENCES accounts (id),
    issued_by TEXT NOT NULL,
    link_token {bytes} NOT NULL,
    link_hash {bytes} NOT NULL,
    voided_at {int64},
    voided_by TEXT,
    void_reason TEXT,
    CONSTRAINT issued_papers_number UNIQUE (kind, organisation_id, year, n),
    CONSTRAINT issued_papers_link UNIQUE (link_hash),
    CONSTRAINT issued_papers_counted CHECK (n >= 1 AND year BETWEEN 2000 AND 2100 AND policy_version >= 1),
    CONSTRAINT issued_papers_voided CHECK ((voided_at IS NULL) = (voided_by IS NULL)
        AND (voided_at IS NULL) = (void_reason IS NULL)),
    CONSTRAINT issued_papers_lengths CHECK (length(kind) <= 40 AND length(object_kind) <= 40
        AND length(issued_by) <= 40 AND length(voided_by) <= 40 AND length(void_reason) <= 200)
) {strict};
CREATE INDEX issued_papers_of_object ON issued_papers (object_kind, object_id, id);
