-- Copies of people's data that are made, or wait to be fetched. The file itself is an object, sealed under file_key.
-- Personal data: user_id; file_key is encrypted under a key of the person. at_key holds ids of the person's own rows.
-- Retention:     seven days from the request; without its row nothing opens an object, and a sweep deletes it.
-- Erasure:       the person's keys are destroyed, and file_key with them; then the row goes, then the object.
-- Export:        when exports were asked for and until when they are kept; not how far the work is, nor what opens it.
CREATE TABLE ops.exports (
    id           bigint      PRIMARY KEY,
    user_id      bigint      NOT NULL REFERENCES identity.accounts,
    state        smallint    NOT NULL,
    requested_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    stem         text        NOT NULL UNIQUE,
    file_key     bytea       NOT NULL,
    rows_read    bigint      NOT NULL DEFAULT 0,
    rows_total   bigint      NOT NULL DEFAULT 0,
    size_bytes   bigint      NOT NULL DEFAULT 0,
    -- What is read, as a digest of the form that it gets; another build begins anew.
    plan         text        NOT NULL DEFAULT '',
    -- How far reading is: pieces set aside, the table it stands in, and the key of the last row it read there.
    pieces       integer     NOT NULL DEFAULT 0,
    at_table     text        NOT NULL DEFAULT '',
    at_key       text[]      NOT NULL DEFAULT '{}',
    read_at      timestamptz,
    attempts     smallint    NOT NULL DEFAULT 0,
    lease_holder uuid,
    lease_until  timestamptz NOT NULL
);

CREATE INDEX exports_by_user ON ops.exports (user_id, requested_at DESC);
CREATE INDEX exports_by_expiry ON ops.exports (expires_at);
