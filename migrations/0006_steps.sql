-- The way of records from hand to hand: who took which step, as whom and when. Insert only: what was done is never said
-- otherwise. The states of one record follow one another without a gap.

CREATE TABLE steps (
    id {id},
    version {int64} NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id {int64} NOT NULL,
    seq {int64} NOT NULL,
    at {int64} NOT NULL,
    -- Absent: the program itself, on its day.
    account_id {int64},
    person_id {int64},
    actor_name TEXT NOT NULL,
    organisation_id {int64},
    -- Whose deputy they were.
    stood_for_account {int64},
    stood_for_person {int64},
    stood_for_name TEXT,
    act TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    opinion TEXT,
    due_on TEXT,
    CONSTRAINT steps_once UNIQUE (owner_kind, owner_id, seq),
    CONSTRAINT steps_begin CHECK (seq >= 1 AND (seq = 1) = (from_state = '')),
    CONSTRAINT steps_words CHECK (owner_kind <> '' AND act <> '' AND to_state <> '' AND actor_name <> ''),
    CONSTRAINT steps_program CHECK (account_id IS NOT NULL OR (person_id IS NULL AND stood_for_account IS NULL)),
    CONSTRAINT steps_stood_for CHECK ((stood_for_account IS NULL) = (stood_for_name IS NULL)
        AND (stood_for_account IS NOT NULL OR stood_for_person IS NULL) AND stood_for_account <> account_id),
    CONSTRAINT steps_lengths CHECK (length(owner_kind) <= 40 AND length(act) <= 40 AND length(from_state) <= 40
        AND length(to_state) <= 40 AND length(actor_name) <= 40 AND length(stood_for_name) <= 40
        AND length(opinion) <= 1000 AND opinion <> '' AND length(due_on) = 10)
) {strict};

-- Who takes whose place while they are away: for a time, named by somebody else.
CREATE TABLE deputies (
    id {id},
    version {int64} NOT NULL,
    organisation_path TEXT NOT NULL,
    absent_id {int64} NOT NULL,
    absent_name TEXT NOT NULL,
    deputy_id {int64} NOT NULL,
    deputy_name TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    named_by {int64} NOT NULL,
    named_by_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    named_at {int64} NOT NULL,
    ended_at {int64},
    CONSTRAINT deputies_people CHECK (deputy_id <> absent_id AND named_by <> absent_id AND named_by <> deputy_id),
    CONSTRAINT deputies_period CHECK (from_on <= until_on),
    CONSTRAINT deputies_lengths CHECK (reason <> '' AND length(reason) <= 200 AND length(absent_name) <= 40
        AND length(deputy_name) <= 40 AND length(named_by_name) <= 40),
    CONSTRAINT deputies_days CHECK (length(from_on) = 10 AND length(until_on) = 10)
) {strict};
CREATE INDEX deputies_by_deputy ON deputies (deputy_id, until_on);
CREATE INDEX deputies_by_path ON deputies (organisation_path, id);
