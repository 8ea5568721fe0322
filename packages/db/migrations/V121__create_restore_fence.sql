-- The fence of a restored database: a row while erasures that the backup does not know wait to be done again.
-- Personal data: none.
-- Retention:     until the ledger of receipts was replayed.
-- Erasure:       none.
-- Export:        none.
CREATE TABLE ops.restore_fence (
    restored_at     timestamptz NOT NULL,
    backup_taken_at timestamptz NOT NULL,
    ledger_head     text        NOT NULL
);
