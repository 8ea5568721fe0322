-- Erasures that people confirmed and that are not done yet; who is to own their servers; which nodes forgot their keys.
-- Personal data: ops.erasures and ops.erasure_hand_overs name people by opaque id.
-- Retention:     until the erasure is cancelled or done.
-- Erasure:       the last thing an erasure does is to delete its own rows.
-- Export:        ops.erasures is exported: what was asked for, and when.
CREATE TABLE ops.erasures (
    user_id        bigint      PRIMARY KEY,
    scope          smallint    NOT NULL,
    server_id      bigint      NOT NULL,
    state          smallint    NOT NULL,
    was_restricted boolean     NOT NULL,
    requested_at   timestamptz NOT NULL,
    grace_ends     timestamptz NOT NULL,
    code_mac       bytea       NOT NULL,
    receipt_id     text        NOT NULL,
    keys_destroyed bigint[]    NOT NULL DEFAULT '{}',
    root_epoch     integer     NOT NULL DEFAULT 0,
    announced_at   timestamptz,
    counted        text[]      NOT NULL DEFAULT '{}',
    counts         bigint[]    NOT NULL DEFAULT '{}'
);

CREATE TABLE ops.erasure_hand_overs (
    user_id      bigint NOT NULL REFERENCES ops.erasures ON DELETE CASCADE,
    server_id    bigint NOT NULL,
    successor_id bigint,
    PRIMARY KEY (user_id, server_id)
);

CREATE TABLE ops.key_drops (
    user_id bigint NOT NULL REFERENCES ops.erasures ON DELETE CASCADE,
    holder  uuid   NOT NULL,
    PRIMARY KEY (user_id, holder)
);
