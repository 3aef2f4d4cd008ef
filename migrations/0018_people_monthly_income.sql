-- What a household member earns in a month, in fen, as the application form states it; NULL where nobody has said.

ALTER TABLE household_members ADD COLUMN monthly_income {int64}
    CONSTRAINT household_members_monthly_income CHECK (monthly_income BETWEEN 0 AND 1000000000000);
