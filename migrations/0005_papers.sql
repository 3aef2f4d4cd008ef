-- Files of any record: what they belong to is told by owner_kind and owner_id, and their owner's scope is theirs.

CREATE TABLE papers (
    id {id},
    version {int64} NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id {int64} NOT NULL,
    kind TEXT NOT NULL,
    name {bytes} NOT NULL,
    content_type TEXT NOT NULL,
    size {int64} NOT NULL,
    sha256 {bytes} NOT NULL,
    content_hash {bytes} NOT NULL,
    taken_on TEXT,
    place TEXT,
    uploaded_at {int64} NOT NULL,
    account_id {int64} NOT NULL,
    actor_name TEXT NOT NULL,
    removed {int64} NOT NULL,
    removed_because TEXT,
    CONSTRAINT papers_lengths CHECK (length(owner_kind) <= 40 AND length(kind) <= 40 AND length(content_type) <= 40
        AND length(place) <= 100 AND length(actor_name) <= 40 AND length(removed_because) <= 200
        AND length(sha256) = 32 AND length(content_hash) = 32),
    CONSTRAINT papers_removed CHECK (removed IN (0, 1) AND (removed = 1) = (removed_because IS NOT NULL)),
    CONSTRAINT papers_size CHECK (size BETWEEN 1 AND 10485760)
) {strict};
CREATE INDEX papers_by_owner ON papers (owner_id, id);
-- The same file stands once with one owner under one kind.
CREATE UNIQUE INDEX papers_once ON papers (owner_kind, owner_id, kind, sha256) WHERE removed = 0;

-- The files themselves, sealed, never rewritten: what belongs to a paper is told by the hash in its record.
CREATE TABLE paper_contents (
    paper_id {int64} PRIMARY KEY REFERENCES papers (id),
    content {bytes} NOT NULL
) {strict};

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
