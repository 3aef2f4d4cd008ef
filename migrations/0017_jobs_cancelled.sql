-- The kind of work that clears up after a job that was cancelled, asked for as the job was; none for most.

ALTER TABLE jobs ADD COLUMN if_cancelled TEXT;
