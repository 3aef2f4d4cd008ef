-- Autosaved form text, sealed, one per account and form; erased after 30 days. The table was made with the cases' own;
-- it is the desk's, and what is only being typed is not carried over.
DROP TABLE drafts;
CREATE TABLE drafts (
    account_id {int64} NOT NULL,
    form TEXT NOT NULL,
    version {int64} NOT NULL,
    body {bytes} NOT NULL,
    saved_at {int64} NOT NULL,
    PRIMARY KEY (account_id, form),
    CONSTRAINT drafts_sizes CHECK (length(form) <= 100 AND length(body) <= 66000)
) {strict};
