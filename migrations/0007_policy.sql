-- A year's holidays and make-up days as the State Council arranged them, in place of what the program brings.

CREATE TABLE calendar_years (
    id {id},
    version {int64} NOT NULL,
    year {int64} NOT NULL,
    days TEXT NOT NULL,
    source TEXT NOT NULL,
    loaded_at {int64} NOT NULL,
    loaded_by TEXT NOT NULL,
    CONSTRAINT calendar_years_once UNIQUE (year),
    CONSTRAINT calendar_years_lengths CHECK (length(source) <= 100 AND length(loaded_by) <= 40),
    CONSTRAINT calendar_years_year CHECK (year BETWEEN 2000 AND 2100)
) {strict};
