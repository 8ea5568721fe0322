-- When a channel was deleted, so that what it leaves behind is gone in time.
-- Personal data: none.
-- Retention:     with the row, until its last message is gone.
-- Erasure:       nothing to erase.
-- Export:        not exported: it says nothing about a person.
ALTER TABLE ops.channel_removals ADD COLUMN removed_at timestamptz NOT NULL DEFAULT now();
