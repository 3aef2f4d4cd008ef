-- Applications and their procedure (A-3), causes (A-6).

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
CREATE INDEX cases_by_import ON cases (import_id, id) WHERE import_id IS NOT NULL;
-- What waits for an office: counted by status, found by status.
CREATE INDEX cases_by_status ON cases (status, organisation_path, due_on);
CREATE UNIQUE INDEX cases_one_living ON cases (person_id) WHERE status NOT IN ('rejected', 'withdrawn', 'voided');

-- What the member states; free text is sealed since it tells of illness.
CREATE TABLE applications (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
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
    CONSTRAINT case_steps_lengths CHECK (length(opinion) <= 1000 AND length(actor_name) <= 40)
) {strict};
CREATE INDEX case_steps_by_case ON case_steps (case_id, id);
-- What an account has acted on, newest case first, without looking at the other cases.
CREATE INDEX case_steps_by_account ON case_steps (account_id, case_id);

CREATE TABLE assemblies (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
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
    CONSTRAINT assemblies_lengths CHECK (length(opinion) <= 1000 AND length(earlier_because) <= 200),
    CONSTRAINT assemblies_level CHECK (proposed_level BETWEEN 1 AND 3)
) {strict};
CREATE INDEX assemblies_by_case ON assemblies (case_id, id);

CREATE TABLE committee_decisions (
    id {id},
    version {int64} NOT NULL,
    case_id {int64} NOT NULL REFERENCES cases (id),
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
CREATE INDEX notices_by_case ON notices (case_id, id);

CREATE TABLE objections (
    id {id},
    version {int64} NOT NULL,
    notice_id {int64} NOT NULL REFERENCES notices (id),
    case_id {int64} NOT NULL REFERENCES cases (id),
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
    CONSTRAINT objections_upheld CHECK (upheld IN (0, 1)),
    CONSTRAINT objections_lengths CHECK (length(investigated_by) <= 40)
) {strict};
CREATE INDEX objections_by_case ON objections (case_id, id);

-- Used tokens of the public objection form (key and CSRF proof in one), until they would have expired.
CREATE TABLE form_tokens (
    token_hash {bytes} PRIMARY KEY,
    notice_id {int64} NOT NULL,
    expires_at {int64} NOT NULL
) {strict};
