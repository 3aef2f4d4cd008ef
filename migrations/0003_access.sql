-- Organisations, accounts, sessions; failed sign-ins for the growing delay.

CREATE TABLE organisations (
    id {id},
    version {int64} NOT NULL,
    parent_id {int64} REFERENCES organisations (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    path_name TEXT NOT NULL,
    created_at {int64} NOT NULL,
    CONSTRAINT organisations_code UNIQUE (code),
    CONSTRAINT organisations_path UNIQUE (path),
    CONSTRAINT organisations_kind CHECK (kind IN ('county', 'committee', 'general_branch', 'branch')),
    CONSTRAINT organisations_root CHECK ((kind = 'county') = (parent_id IS NULL)),
    CONSTRAINT organisations_name CHECK (name <> '' AND code <> ''),
    CONSTRAINT organisations_lengths CHECK (length(name) <= 60 AND length(code) <= 40)
) {strict};
CREATE INDEX organisations_by_parent ON organisations (parent_id, code);
CREATE UNIQUE INDEX organisations_one_name_a_parent ON organisations (parent_id, name);

CREATE TABLE accounts (
    id {id},
    version {int64} NOT NULL,
    username TEXT NOT NULL,
    name TEXT NOT NULL,
    organisation_id {int64} NOT NULL REFERENCES organisations (id),
    organisation_path TEXT NOT NULL,
    roles TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    must_change_password {int64} NOT NULL,
    active {int64} NOT NULL,
    person_id {int64},
    created_at {int64} NOT NULL,
    resting_since {int64},
    resting_cause TEXT,
    resting_by TEXT,
    resting_reason TEXT,
    mark {bytes} NOT NULL,
    CONSTRAINT accounts_resting CHECK ((resting_since IS NULL) = (resting_cause IS NULL)
        AND (resting_since IS NULL) = (resting_by IS NULL) AND (resting_since IS NULL) = (resting_reason IS NULL)
        AND resting_cause IN ('reset', 'activated')),
    CONSTRAINT accounts_username UNIQUE (username),
    CONSTRAINT accounts_username_folded CHECK (username = lower(trim(username))),
    CONSTRAINT accounts_must_change CHECK (must_change_password IN (0, 1)),
    CONSTRAINT accounts_active CHECK (active IN (0, 1)),
    CONSTRAINT accounts_lengths CHECK (length(username) <= 32 AND length(name) <= 40 AND length(resting_by) <= 40
        AND length(resting_reason) <= 200)
) {strict};
-- Who holds accounts at an organisation: asked for each case that a branch may be unable to act on (A-3).
CREATE INDEX accounts_by_path ON accounts (organisation_path);

CREATE TABLE sessions (
    id {id},
    token_hash {bytes} NOT NULL,
    mark {bytes} NOT NULL,
    account_id {int64} NOT NULL REFERENCES accounts (id),
    created_at {int64} NOT NULL,
    last_seen_at {int64} NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL,
    CONSTRAINT sessions_token UNIQUE (token_hash),
    CONSTRAINT sessions_lengths CHECK (length(device) <= 200)
) {strict};
CREATE INDEX sessions_by_account ON sessions (account_id);

CREATE TABLE sign_in_failures (
    subject TEXT PRIMARY KEY,
    failures {int64} NOT NULL,
    last_at {int64} NOT NULL
) {strict};
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);

-- What of the county an account outside its offices sees: a case or a person, for a purpose, the groups of fields that
-- are disclosed, from a day to a day.
CREATE TABLE assignments (
    id {id},
    version {int64} NOT NULL,
    account_id {int64} NOT NULL REFERENCES accounts (id),
    case_id {int64},
    person_id {int64},
    purpose TEXT NOT NULL,
    fields TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    assigned_by {int64} NOT NULL,
    created_at {int64} NOT NULL,
    CONSTRAINT assignments_of_one CHECK ((case_id IS NULL) <> (person_id IS NULL)),
    CONSTRAINT assignments_days CHECK (until_on IS NULL OR until_on >= from_on),
    CONSTRAINT assignments_purpose CHECK (purpose IN ('helper', 'hospital', 'school', 'bank', 'trainer', 'department',
        'guarantor')),
    CONSTRAINT assignments_fields CHECK (fields <> '' AND length(fields) <= 200)
) {strict};
CREATE INDEX assignments_by_account ON assignments (account_id, from_on);
CREATE INDEX assignments_by_case ON assignments (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX assignments_by_person ON assignments (person_id) WHERE person_id IS NOT NULL;
