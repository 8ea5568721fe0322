-- Messages, the heads and the log of their channels, and the memory of what was sent.
-- Personal data: messages.body (encrypted, author's messages key), messages.author_id, send_dedupe.author_id.
--                channel_heads and channel_log hold ids and positions only.
-- Retention:     a message lives until author, moderator, channel or server deletes it; send_dedupe 24 h; channel_log 7 days.
-- Erasure:       the author's key is destroyed, then their messages and send_dedupe rows are deleted; the log keeps positions without content.
-- Export:        messages.body, channel_id and the moments of sending and editing; send_dedupe and the log are not: they mean nothing to a person.

-- The order of a channel is taken here, under the row's lock. Narrow and half empty, so each update stays on its page.
CREATE TABLE content.channel_heads (
    channel_id bigint PRIMARY KEY,
    head_seq   bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- The moment a message was sent is in its id.
CREATE TABLE content.messages (
    id          bigint NOT NULL PRIMARY KEY,
    server_id   bigint NOT NULL,
    channel_id  bigint NOT NULL,
    channel_seq bigint NOT NULL,
    author_id   bigint NOT NULL,
    edited_at   timestamptz,
    body        bytea  NOT NULL
) PARTITION BY RANGE (id);

CREATE INDEX messages_by_channel ON content.messages (channel_id, channel_seq DESC);

-- At most one message per author and client_mutation_id. channel_seq is filled when the message is deleted, so that a repeat
-- can still be answered with the first result.
CREATE TABLE content.send_dedupe (
    author_id          bigint      NOT NULL,
    client_mutation_id uuid        NOT NULL,
    message_id         bigint      NOT NULL,
    channel_seq        bigint,
    body_mac           bytea       NOT NULL,
    expires_at         timestamptz NOT NULL,
    PRIMARY KEY (author_id, client_mutation_id)
);

CREATE INDEX send_dedupe_by_expiry ON content.send_dedupe USING brin (expires_at);

-- What happened in a channel, position by position: what catch-up reads. Never content.
CREATE TABLE content.channel_log (
    channel_id  bigint      NOT NULL,
    channel_seq bigint      NOT NULL,
    event_id    bigint      NOT NULL,
    kind        smallint    NOT NULL,
    message_id  bigint      NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (channel_id, channel_seq)
);

CREATE INDEX channel_log_by_time ON content.channel_log USING brin (recorded_at);

-- The first message id that can be made at a moment: milliseconds since 2024-01-01, above 22 bits of node and sequence.
CREATE FUNCTION content.first_message_id(moment timestamptz) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ((extract(epoch FROM moment) * 1000)::bigint - 1704067200000) << 22;

-- Makes the monthly partitions from the month of `since` to `months_ahead` months later, where they are missing. A partition is
-- attached, not created in place, so that readers and writers go on meanwhile.
CREATE FUNCTION content.ensure_message_partitions(since timestamptz, months_ahead integer) RETURNS integer
    LANGUAGE plpgsql AS
$$
DECLARE
    month   timestamp;
    name    text;
    created integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('content.ensure_message_partitions', 0));
    FOR month IN
        SELECT generate_series(date_trunc('month', since AT TIME ZONE 'UTC'),
                               date_trunc('month', since AT TIME ZONE 'UTC') + make_interval(months => months_ahead),
                               interval '1 month')
    LOOP
        name := 'messages_' || to_char(month, 'YYYY_MM');
        IF to_regclass('content.' || name) IS NULL THEN
            EXECUTE format('CREATE TABLE content.%I (LIKE content.messages INCLUDING ALL)', name);
            EXECUTE format('ALTER TABLE content.messages ATTACH PARTITION content.%I FOR VALUES FROM (%s) TO (%s)', name,
                           content.first_message_id(month AT TIME ZONE 'UTC'),
                           content.first_message_id((month + interval '1 month') AT TIME ZONE 'UTC'));
            created := created + 1;
        END IF;
    END LOOP;
    RETURN created;
END
$$;

-- One month back, for clocks that are set back at the turn of a month.
SELECT content.ensure_message_partitions(now() - interval '1 month', 4);
