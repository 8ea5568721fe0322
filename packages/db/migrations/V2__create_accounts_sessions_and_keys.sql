-- Accounts with their sessions and reset links, and the wrapped keys that make a person's data readable.
-- Personal data: username, display_name and email (encrypted under the profile key), their blind indexes, password_hash; sessions tell the kind
--                of device and the day it was last used; keys belong to one person each.
-- Retention:     an account until its person deletes it; a session until it ends, 30 days at most; an access token 10 minutes, a reset link one hour.
-- Erasure:       the keys are destroyed first, then sessions, reset links and the account are deleted.
-- Export:        username, display name, e-mail, created_at and the list of sessions; not digests, hashes, secrets and keys, which say nothing about a person.

CREATE TABLE keystore.subject_keys (
    user_id    bigint  PRIMARY KEY,
    root_epoch integer NOT NULL,
    wrapped    bytea   NOT NULL
);

-- key_id is random, so that a ciphertext whose key is gone does not even tell how old its person's account was.
CREATE TABLE keystore.purpose_keys (
    key_id  bigint   PRIMARY KEY,
    user_id bigint   NOT NULL REFERENCES keystore.subject_keys ON DELETE CASCADE,
    purpose smallint NOT NULL,
    version integer  NOT NULL,
    wrapped bytea    NOT NULL,
    UNIQUE (user_id, purpose, version)
);

CREATE TABLE identity.accounts (
    user_id        bigint      PRIMARY KEY,
    username       bytea       NOT NULL,
    username_index bytea       NOT NULL,
    display_name   bytea       NOT NULL,
    email          bytea,
    email_index    bytea,
    password_hash  text        NOT NULL,
    restricted     boolean     NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL
);

CREATE UNIQUE INDEX accounts_by_username ON identity.accounts (username_index);
CREATE UNIQUE INDEX accounts_by_email ON identity.accounts (email_index);

-- The one place that answers whether an account is active (1) or restricted (2). NULL: there is no such account.
CREATE FUNCTION identity.standing_of(account bigint) RETURNS smallint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT CASE WHEN restricted THEN 2::smallint ELSE 1::smallint END FROM identity.accounts WHERE user_id = account);

-- Updated with every refresh: a part of each page is kept free, so an update stays on it.
CREATE TABLE identity.sessions (
    id            bigint      PRIMARY KEY,
    user_id       bigint      NOT NULL REFERENCES identity.accounts,
    family_secret bytea       NOT NULL,
    generation    integer     NOT NULL,
    rotated_at    timestamptz NOT NULL,
    browser       smallint    NOT NULL,
    platform      smallint    NOT NULL,
    last_used_on  date        NOT NULL,
    opened_at     timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX sessions_by_user ON identity.sessions (user_id);
CREATE INDEX sessions_by_expiry ON identity.sessions (expires_at);

CREATE TABLE identity.access_tokens (
    digest     bytea       PRIMARY KEY,
    session_id bigint      NOT NULL REFERENCES identity.sessions ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

CREATE INDEX access_tokens_by_session ON identity.access_tokens (session_id);
CREATE INDEX access_tokens_by_expiry ON identity.access_tokens (expires_at);

CREATE TABLE identity.password_resets (
    user_id    bigint      PRIMARY KEY REFERENCES identity.accounts,
    digest     bytea       NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);
