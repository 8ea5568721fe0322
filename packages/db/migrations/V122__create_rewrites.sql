-- When each table was written anew last, so that a night does only what is needed.
-- Personal data: none.
-- Retention:     a line per table, as long as the instance.
-- Erasure:       none; writing a table anew is what takes deleted rows out of its files.
-- Export:        none.
CREATE TABLE ops.rewrites (
    relation       text        PRIMARY KEY,
    rewritten_at   timestamptz NOT NULL,
    changes        bigint      NOT NULL,
    server_started timestamptz NOT NULL
);
