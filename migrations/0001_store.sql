-- The store's own tables: ids, the audit log, small facts of the database itself.

CREATE TABLE id_blocks (
    id {id},
    next_block {int64} NOT NULL
) {strict};
INSERT INTO id_blocks (id, next_block) VALUES (1, 0);

CREATE TABLE store_facts (
    name TEXT PRIMARY KEY,
    value {bytes} NOT NULL
) {strict};

CREATE TABLE audit_log (
    chain TEXT NOT NULL,
    seq {int64} NOT NULL,
    at {int64} NOT NULL,
    account_id {int64} NOT NULL,
    actor_name TEXT NOT NULL,
    action TEXT NOT NULL,
    object_type TEXT NOT NULL,
    object_id {int64} NOT NULL,
    organisation_path TEXT NOT NULL,
    note TEXT NOT NULL,
    changes TEXT NOT NULL,
    previous_hash {bytes} NOT NULL,
    hash {bytes} NOT NULL,
    PRIMARY KEY (chain, seq),
    CONSTRAINT audit_log_note_length CHECK (length(note) <= 2000)
) {strict};
CREATE INDEX audit_log_by_time ON audit_log (at, chain, seq);
CREATE INDEX audit_log_by_action ON audit_log (action, at, chain, seq);
CREATE INDEX audit_log_by_account ON audit_log (account_id, at, chain, seq);
CREATE INDEX audit_log_by_object ON audit_log (object_type, object_id, at);
