-- What an account has acted on, newest case first, without looking at the other cases.

DROP INDEX case_steps_by_account;
CREATE INDEX case_steps_by_account ON case_steps (account_id, case_id);
