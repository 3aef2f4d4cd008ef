-- That somebody compared a doubt of a member's record with the paper: which doubt, who, when, and a keyed digest of the
-- text it concerned. Of another text it says nothing.

CREATE TABLE doubt_marks (
    id {id},
    version {int64} NOT NULL,
    member_id {int64} NOT NULL REFERENCES members (id),
    organisation_path TEXT NOT NULL,
    code TEXT NOT NULL,
    digest {bytes} NOT NULL,
    account_id {int64} NOT NULL,
    checked_by TEXT NOT NULL,
    checked_at {int64} NOT NULL,
    CONSTRAINT doubt_marks_once UNIQUE (member_id, digest),
    CONSTRAINT doubt_marks_digest CHECK (length(digest) = 32),
    CONSTRAINT doubt_marks_code CHECK (code <> '' AND length(code) <= 60),
    CONSTRAINT doubt_marks_name CHECK (checked_by <> '')
) {strict};
