-- Replies kept under the key that the client made, so that a request sent twice is done once. Sealed, 30 days.

CREATE TABLE idempotency_keys (
    account_id {int64} NOT NULL,
    route TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    body_hash {bytes} NOT NULL,
    reply {bytes} NOT NULL,
    created_at {int64} NOT NULL,
    PRIMARY KEY (account_id, route, idempotency_key)
) {strict};
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at);
