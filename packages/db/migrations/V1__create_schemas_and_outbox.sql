-- One schema per concern, and the queue of events that wait for the relay.
-- Personal data: ops.outbox_events names users by opaque id only (user_id, entity_id).
-- Retention:     a row goes when it is published; seconds in practice, 24 h at most.
-- Erasure:       nothing to destroy: a row that finds nothing publishes a deletion.
-- Export:        not exported: it means nothing to a person and lives for seconds.
CREATE SCHEMA identity;
CREATE SCHEMA content;
CREATE SCHEMA keystore;
CREATE SCHEMA ops;

CREATE TABLE ops.outbox_events (
    id          bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    bigint   NOT NULL,
    kind        smallint NOT NULL,
    partition   smallint NOT NULL,
    server_id   bigint   NOT NULL,
    channel_id  bigint   NOT NULL,
    entity_id   bigint   NOT NULL,
    user_id     bigint   NOT NULL,
    seq         bigint   NOT NULL,
    mutation_id uuid
);

CREATE INDEX outbox_events_by_partition ON ops.outbox_events (partition, id);
