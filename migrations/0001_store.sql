-- The store's own tables: ids, the audit log, running numbers, small facts of the database itself.

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
    CONSTRAINT audit_log_lengths CHECK (length(note) <= 2000 AND length(actor_name) <= 40)
) {strict};
CREATE INDEX audit_log_by_time ON audit_log (at, chain, seq);
CREATE INDEX audit_log_by_action ON audit_log (action, at, chain, seq);
CREATE INDEX audit_log_by_account ON audit_log (account_id, at, chain, seq);
CREATE INDEX audit_log_by_object ON audit_log (object_type, object_id, at);
-- How often an account was told of people on file elsewhere within a day: beside a day's log of a whole county.
CREATE INDEX audit_log_numbers_elsewhere ON audit_log (account_id, at) WHERE action = 'match.number_elsewhere';
CREATE INDEX audit_log_named_elsewhere ON audit_log (account_id, at) WHERE action = 'match.named_elsewhere';

-- Batches of rows that are not shown yet, or no more: usually none (store/batches.hpp).
CREATE TABLE hidden_batches (
    batch_id {id}
) {strict};

-- Running numbers without gaps, each series by its name (store/records.hpp).
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value {int64} NOT NULL
) {strict};
