-- What outlives a request for a while: creates that may be repeated, authority that ended, channels whose messages wait for removal.
-- Personal data: create_dedupe.user_id and revocations.user_id by opaque id; channel_removals names channels only.
-- Retention:     create_dedupe 24 h, revocations 1 h, a removal until its last message is gone (minutes).
-- Erasure:       rows of the person are deleted with the account; a revocation is what tells sockets of it and goes within the hour.
-- Export:        not exported: it means nothing to a person and lives for a day at most.
CREATE TABLE ops.create_dedupe (
    user_id            bigint      NOT NULL,
    kind               smallint    NOT NULL,
    client_mutation_id uuid        NOT NULL,
    entity_id          bigint      NOT NULL,
    body_mac           bytea       NOT NULL,
    expires_at         timestamptz NOT NULL,
    PRIMARY KEY (user_id, kind, client_mutation_id)
);

CREATE INDEX create_dedupe_by_expiry ON ops.create_dedupe USING brin (expires_at);

-- target_id: the session of a session that ended, the server of a member who was cut off, 0 for an account.
CREATE TABLE ops.revocations (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      smallint    NOT NULL,
    user_id   bigint      NOT NULL,
    target_id bigint      NOT NULL,
    at        timestamptz NOT NULL
);

CREATE INDEX revocations_by_time ON ops.revocations (at);

-- Deleted channels whose log and messages are removed in batches, so that no transaction grows with a channel.
CREATE TABLE ops.channel_removals (
    channel_id bigint PRIMARY KEY
);
