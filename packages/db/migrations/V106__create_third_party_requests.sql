-- Requests of people about messages in which others wrote about them.
-- Personal data: user_id is who asks, by opaque id; the reason is encrypted under their key. Who wrote the message is not repeated here.
-- Retention:     12 months.
-- Erasure:       deleted with whoever asked.
-- Export:        which message, why, when, and what was decided.
CREATE TABLE content.third_party_requests (
    id         bigint      PRIMARY KEY,
    server_id  bigint      NOT NULL REFERENCES content.servers ON DELETE CASCADE,
    channel_id bigint      NOT NULL,
    message_id bigint      NOT NULL,
    user_id    bigint      NOT NULL,
    reason     bytea       NOT NULL,
    made_at    timestamptz NOT NULL,
    decision   smallint,
    decided_at timestamptz,
    UNIQUE (user_id, message_id)
);

CREATE INDEX third_party_requests_by_server ON content.third_party_requests (server_id, id);
CREATE INDEX third_party_requests_by_time ON content.third_party_requests (made_at);
