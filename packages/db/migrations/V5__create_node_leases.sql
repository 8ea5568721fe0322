-- Who may make snowflakes under which node id.
-- Personal data: none.
-- Retention:     1,024 rows at most; a row is taken over when its lease has ended, and never deleted.
-- Erasure:       nothing to erase.
-- Export:        not exported: it says nothing about a person.
CREATE TABLE ops.node_leases (
    node_id    smallint    PRIMARY KEY CHECK (node_id BETWEEN 0 AND 1023),
    holder     uuid        NOT NULL,
    expires_at timestamptz NOT NULL
);
