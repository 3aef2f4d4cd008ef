-- How often an account was told of people on file elsewhere within a day: beside a day's log of a whole county.

CREATE INDEX audit_log_numbers_elsewhere ON audit_log (account_id, at) WHERE action = 'match.number_elsewhere';
CREATE INDEX audit_log_named_elsewhere ON audit_log (account_id, at) WHERE action = 'match.named_elsewhere';
