-- Root-key epochs: which wrap keys now, and which came to an end.
-- Personal data: none.
-- Retention:     a line per epoch, as long as the instance.
-- Erasure:       none; ending an epoch is what makes older copies of destroyed keys unreadable.
-- Export:        none.

-- A subject key refers to the epoch that wrapped it, so no epoch ends while it is needed, and no node that has not heard wraps under one that ended.
CREATE TABLE keystore.root_epochs (
    epoch    integer     PRIMARY KEY,
    began_at timestamptz NOT NULL
);

INSERT INTO keystore.root_epochs (epoch, began_at)
SELECT root_epoch, now() FROM keystore.subject_keys
UNION
SELECT 1, now() WHERE NOT EXISTS (SELECT FROM keystore.subject_keys);

ALTER TABLE keystore.subject_keys ADD FOREIGN KEY (root_epoch) REFERENCES keystore.root_epochs;

-- live_destroyed_at is when the running instance lost the key, backups_gone_by when the last backup of the keystore that holds it goes.
CREATE TABLE keystore.ended_epochs (
    epoch             integer     PRIMARY KEY,
    ended_at          timestamptz NOT NULL,
    live_destroyed_at timestamptz,
    backups_gone_by   timestamptz
);
