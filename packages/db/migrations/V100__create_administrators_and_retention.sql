-- Who administers this Parley, and how long messages are kept: everywhere, in a server, in a channel.
-- Personal data: administrators.user_id, by opaque id. How long messages are kept says nothing about a person.
-- Retention:     an administrator until the right is revoked or the account is gone; a policy as long as what it is about.
-- Erasure:       the row of the administrator is deleted.
-- Export:        since when the person administers this Parley.
CREATE TABLE identity.administrators (
    user_id    bigint      PRIMARY KEY REFERENCES identity.accounts,
    granted_at timestamptz NOT NULL
);

-- 0 days: this level sets no end. `next` is announced, and holds from `next_from` on.
CREATE TABLE content.instance_policy (
    only_one            boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    retention_days      integer NOT NULL DEFAULT 0,
    retention_next_days integer,
    retention_next_from timestamptz
);
INSERT INTO content.instance_policy DEFAULT VALUES;

ALTER TABLE content.servers
    ADD COLUMN retention_days      integer NOT NULL DEFAULT 0,
    ADD COLUMN retention_next_days integer,
    ADD COLUMN retention_next_from timestamptz;

ALTER TABLE content.channels
    ADD COLUMN retention_days      integer NOT NULL DEFAULT 0,
    ADD COLUMN retention_next_days integer,
    ADD COLUMN retention_next_from timestamptz;

-- The days that one level sets at a moment; NULL when it sets no end.
CREATE FUNCTION content.days_at(days integer, next_days integer, next_from timestamptz, moment timestamptz) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN nullif(CASE WHEN next_from <= moment THEN next_days ELSE days END, 0);
