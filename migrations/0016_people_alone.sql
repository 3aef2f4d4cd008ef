-- That nobody lives with the member: stated of a household in which nobody is listed, since an empty list may be an
-- unfinished one.

ALTER TABLE households ADD COLUMN lives_alone {int64} CONSTRAINT households_lives_alone CHECK (lives_alone IN (0, 1));
