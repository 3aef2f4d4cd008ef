-- Applications and their procedure (A-3), the ledgers (A-4), causes (A-6).

CREATE TABLE cases (
    id {id},
    version {int64} NOT NULL,
    number TEXT NOT NULL,
    member_id {int64} NOT NULL REFERENCES members (id),
    person_id {int64} NOT NULL REFERENCES people (id),
    branch_id {int64} NOT NULL REFERENCES organisations (id),
    organisation_path TEXT NOT NULL,
    origin TEXT NOT NULL,
    import_id {int64},
    status TEXT NOT NULL,
    return_to TEXT,
    entered_at {int64} NOT NULL,
    due_on TEXT,
    level {int64},
    proposed_level {int64},
    policy_version {int64} NOT NULL,
    filed_by {int64},
    assembly_by {int64},
    notice_by {int64},
    committee_recorded_by {int64},
    committee_confirmed_by {int64},
    filing_proposed_by {int64},
    filing_confirmed_by {int64},
    filed_person {int64},
    assembly_person {int64},
    notice_person {int64},
    committee_recorded_person {int64},
    committee_confirmed_person {int64},
    filing_proposed_person {int64},
    filing_confirmed_person {int64},
    filed_on TEXT,
    approved_hash {bytes},
    appeals {int64} NOT NULL,
    created_at {int64} NOT NULL,
    updated_at {int64} NOT NULL,
    CONSTRAINT cases_number UNIQUE (number),
    CONSTRAINT cases_origin CHECK (origin IN ('application', 'imported')),
    CONSTRAINT cases_level CHECK (level BETWEEN 1 AND 3),
    CONSTRAINT cases_proposed_level CHECK (proposed_level BETWEEN 1 AND 3),
    CONSTRAINT cases_filed_by_two CHECK (filing_confirmed_by IS NULL OR filing_confirmed_by <> filing_proposed_by),
    CONSTRAINT cases_decided_by_two CHECK (committee_confirmed_by IS NULL
        OR committee_confirmed_by <> committee_recorded_by),
    CONSTRAINT cases_two_people CHECK (filing_confirmed_person <> filing_proposed_person
        AND committee_confirmed_person <> committee_recorded_person),
    CONSTRAINT cases_filed_whole CHECK (status <> 'on_ledger' OR (filed_on IS NOT NULL AND level IS NOT NULL
        AND filing_proposed_by IS NOT NULL AND filing_confirmed_by IS NOT NULL))
) {strict};
CREATE INDEX cases_by_path ON cases (organisation_path, id);
CREATE INDEX cases_by_person ON cases (person_id);
CREATE INDEX cases_by_member ON cases (member_id);
CREATE UNIQUE INDEX cases_one_living ON cases (person_id) WHERE status NOT IN ('rejected', 'withdrawn', 'voided');

-- What the member states; free text is sealed since it tells of illness.
CREATE TABLE applications (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    situation {bytes},
    laid_off_enterprise TEXT,
    laid_off_kind TEXT,
    allowance_owed {int64},
    minimum_allowance {int64},
    minimum_allowance_certificate TEXT,
    minimum_allowance_until TEXT,
    aid_received {bytes},
    aid_requested {bytes},
    remark {bytes},
    CONSTRAINT applications_one UNIQUE (case_id),
    CONSTRAINT applications_minimum_allowance CHECK (minimum_allowance IN (0, 1)),
    CONSTRAINT applications_laid_off_kind CHECK (laid_off_kind IN ('stopped', 'closed')),
    CONSTRAINT applications_allowance_owed CHECK (allowance_owed BETWEEN 0 AND 1000000000000),
    CONSTRAINT applications_lengths CHECK (length(laid_off_enterprise) <= 100
        AND length(minimum_allowance_certificate) <= 40)
) {strict};

CREATE TABLE case_causes (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    cause TEXT NOT NULL,
    is_main {int64} NOT NULL,
    CONSTRAINT case_causes_once UNIQUE (case_id, cause),
    CONSTRAINT case_causes_main CHECK (is_main IN (0, 1))
) {strict};
CREATE UNIQUE INDEX case_causes_one_main ON case_causes (case_id) WHERE is_main = 1;

CREATE TABLE case_findings (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    kind TEXT NOT NULL,
    found_by TEXT NOT NULL,
    event {bytes} NOT NULL,
    found_on TEXT NOT NULL,
    evidence {bytes} NOT NULL,
    CONSTRAINT case_findings_kind CHECK (kind IN ('temporary_hardship', 'lives_in_hardship')),
    CONSTRAINT case_findings_lengths CHECK (length(found_by) <= 40)
) {strict};
CREATE INDEX case_findings_by_case ON case_findings (case_id);

-- The trace: every action of the procedure, in order.
CREATE TABLE case_steps (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    at {int64} NOT NULL,
    account_id {int64} NOT NULL,
    person_id {int64},
    actor_name TEXT NOT NULL,
    organisation_id {int64} NOT NULL,
    action TEXT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    opinion TEXT,
    level {int64},
    CONSTRAINT case_steps_lengths CHECK (length(opinion) <= 1000)
) {strict};
CREATE INDEX case_steps_by_case ON case_steps (case_id, id);
CREATE INDEX case_steps_by_account ON case_steps (account_id, id);

CREATE TABLE assemblies (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    held_on TEXT NOT NULL,
    expected {int64} NOT NULL,
    present {int64} NOT NULL,
    in_favour {int64} NOT NULL,
    against {int64} NOT NULL,
    abstained {int64} NOT NULL,
    opinion TEXT NOT NULL,
    proposed_level {int64} NOT NULL,
    account_id {int64} NOT NULL,
    earlier_because TEXT,
    CONSTRAINT assemblies_earlier_because CHECK (earlier_because <> ''),
    CONSTRAINT assemblies_votes CHECK (in_favour >= 0 AND against >= 0 AND abstained >= 0
        AND in_favour + against + abstained = present AND present <= expected AND expected <= 100000),
    CONSTRAINT assemblies_lengths CHECK (length(opinion) <= 1000),
    CONSTRAINT assemblies_level CHECK (proposed_level BETWEEN 1 AND 3)
) {strict};
CREATE INDEX assemblies_by_case ON assemblies (case_id, id);

CREATE TABLE committee_decisions (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    held_on TEXT NOT NULL,
    participants TEXT NOT NULL,
    verdict TEXT NOT NULL,
    level {int64},
    opinion TEXT NOT NULL,
    account_id {int64} NOT NULL,
    CONSTRAINT committee_decisions_lengths CHECK (length(participants) <= 4100 AND length(opinion) <= 1000),
    CONSTRAINT committee_decisions_verdict CHECK (verdict IN ('approve', 'reject', 'return')),
    CONSTRAINT committee_decisions_level CHECK ((verdict = 'approve') = (level IS NOT NULL))
) {strict};
CREATE INDEX committee_decisions_by_case ON committee_decisions (case_id, id);

CREATE TABLE notices (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    number TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    place TEXT NOT NULL,
    contact_phone TEXT,
    working_days {int64} NOT NULL,
    ends_on TEXT NOT NULL,
    state TEXT NOT NULL,
    correction TEXT,
    link_token {bytes} NOT NULL,
    link_hash {bytes} NOT NULL,
    account_id {int64} NOT NULL,
    created_at {int64} NOT NULL,
    CONSTRAINT notices_number UNIQUE (number),
    CONSTRAINT notices_link UNIQUE (link_hash),
    CONSTRAINT notices_state CHECK (state IN ('running', 'restarted', 'closed', 'stopped')),
    CONSTRAINT notices_days CHECK (working_days BETWEEN 1 AND 100 AND ends_on > starts_on),
    CONSTRAINT notices_lengths CHECK (length(place) <= 100 AND length(contact_phone) <= 200
        AND length(correction) <= 200)
) {strict};
CREATE UNIQUE INDEX notices_one_running ON notices (case_id) WHERE state = 'running';
CREATE INDEX notices_by_path ON notices (organisation_path, id);

CREATE TABLE objections (
    id {id},
    version {int64} NOT NULL,
    notice_id {int64} NOT NULL REFERENCES notices (id),
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    received_at {int64} NOT NULL,
    name {bytes},
    contact {bytes},
    content {bytes} NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    investigated_by TEXT,
    finding {bytes},
    upheld {int64},
    answer {bytes},
    answered_at {int64},
    CONSTRAINT objections_channel CHECK (channel IN ('web', 'paper', 'phone')),
    CONSTRAINT objections_state CHECK (state IN ('recorded', 'investigated', 'answered')),
    CONSTRAINT objections_upheld CHECK (upheld IN (0, 1))
) {strict};
CREATE INDEX objections_by_case ON objections (case_id, id);

-- Used tokens of the public objection form (key and CSRF proof in one), until they would have expired.
CREATE TABLE form_tokens (
    token_hash {bytes} PRIMARY KEY,
    notice_id {int64} NOT NULL,
    expires_at {int64} NOT NULL
) {strict};

CREATE TABLE attachments (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size {int64} NOT NULL,
    sha256 {bytes} NOT NULL,
    uploaded_at {int64} NOT NULL,
    account_id {int64} NOT NULL,
    actor_name TEXT NOT NULL,
    removed {int64} NOT NULL,
    content_hash {bytes} NOT NULL,
    CONSTRAINT attachments_lengths CHECK (length(name) <= 120 AND length(sha256) = 32 AND length(content_hash) = 32),
    CONSTRAINT attachments_removed CHECK (removed IN (0, 1)),
    CONSTRAINT attachments_size CHECK (size BETWEEN 1 AND 10485760)
) {strict};
CREATE INDEX attachments_by_case ON attachments (case_id, id);

-- The files themselves, sealed, never rewritten: what belongs to a paper is told by the hash in its record.
CREATE TABLE attachment_contents (
    attachment_id {int64} PRIMARY KEY REFERENCES attachments (id),
    content {bytes} NOT NULL
) {strict};

-- Autosaved form text, sealed, one per account and form; erased after 30 days.
CREATE TABLE drafts (
    account_id {int64} NOT NULL,
    form TEXT NOT NULL,
    version {int64} NOT NULL,
    body {bytes} NOT NULL,
    saved_at {int64} NOT NULL,
    PRIMARY KEY (account_id, form),
    CONSTRAINT drafts_sizes CHECK (length(form) <= 100 AND length(body) <= 66000)
) {strict};

-- What the ledgers show of a case, with the time it was true: any ledger can be drawn as of any day.
CREATE TABLE ledger_versions (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
    organisation_path TEXT NOT NULL,
    valid_from {int64} NOT NULL,
    valid_to {int64},
    status TEXT NOT NULL,
    level {int64},
    proposed_level {int64},
    main_cause TEXT,
    causes TEXT NOT NULL,
    household_size {int64},
    income_total {int64},
    income_per_head {int64},
    income_year {int64},
    minimum_allowance {int64},
    residence TEXT,
    CONSTRAINT ledger_versions_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
    -- Four kinds of income and nothing off.
    CONSTRAINT ledger_versions_income CHECK (income_total BETWEEN -4000000000000 AND 4000000000000
        AND income_per_head BETWEEN -4000000000000 AND 4000000000000),
    CONSTRAINT ledger_versions_size CHECK (household_size BETWEEN 1 AND 99)
) {strict};
CREATE UNIQUE INDEX ledger_versions_one_current ON ledger_versions (case_id) WHERE valid_to IS NULL;
CREATE INDEX ledger_versions_by_case ON ledger_versions (case_id, valid_from);

-- Projection: a case under each ancestor organisation, in stroke order within status and level. Derived; checked by
-- verify.
CREATE TABLE ledger_entries (
    ancestor_id {int64} NOT NULL,
    status TEXT NOT NULL,
    level {int64} NOT NULL,
    name_key {bytes} NOT NULL,
    case_id {int64} NOT NULL,
    PRIMARY KEY (ancestor_id, status, level, name_key, case_id)
) {without_rowid};
CREATE INDEX ledger_entries_by_case ON ledger_entries (case_id);

CREATE TABLE ledger_counts (
    ancestor_id {int64} NOT NULL,
    status TEXT NOT NULL,
    level {int64} NOT NULL,
    cases {int64} NOT NULL,
    people {int64} NOT NULL,
    income_total {int64} NOT NULL,
    PRIMARY KEY (ancestor_id, status, level),
    CONSTRAINT ledger_counts_not_negative CHECK (cases >= 0 AND people >= 0),
    CONSTRAINT ledger_counts_bounded CHECK (people <= cases * 99
        AND income_total BETWEEN cases * -4000000000000 AND cases * 4000000000000)
) {without_rowid};

-- Running numbers per year: cases and notices.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value {int64} NOT NULL
) {strict};
