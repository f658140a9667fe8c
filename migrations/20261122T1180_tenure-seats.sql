-- Purpose: whoever held an office leaves its team when the tenure ends, whoever had put them there: nothing has to be remembered of it.
-- Locks: tenure, shortly. Rewrites: none.
alter table visavis.tenure drop column seated;
