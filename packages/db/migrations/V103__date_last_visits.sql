-- The day on which each account was last used, and the letters about that.
-- Personal data: accounts.last_seen_on, a day; inactivity_notices and inactivity_noticed_on, how often and when the person was written to.
-- Retention:     with the account. An account that nobody uses for 24 months goes.
-- Erasure:       with the account.
-- Export:        the day, and the letters.
ALTER TABLE identity.accounts
    ADD COLUMN last_seen_on          date     NOT NULL DEFAULT current_date,
    ADD COLUMN inactivity_notices    smallint NOT NULL DEFAULT 0,
    ADD COLUMN inactivity_noticed_on date;

UPDATE identity.accounts a SET last_seen_on = coalesce(
    (SELECT max(s.last_used_on) FROM identity.sessions s WHERE s.user_id = a.user_id), a.created_at::date);

CREATE INDEX accounts_by_last_visit ON identity.accounts (last_seen_on);
