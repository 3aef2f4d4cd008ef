-- Who holds accounts at an organisation: asked for each case that a branch may be unable to act on (A-3).

CREATE INDEX accounts_by_path ON accounts (organisation_path);
