-- The register of breaches (Art. 33(5) GDPR).
-- Personal data: none. It names places of the inventory; whom they concern is looked up when it is asked.
-- Retention:     as long as the instance: the register shows that the duty was kept.
-- Erasure:       nothing to erase: no row leads to a person.
-- Export:        not exported: it says nothing about a person.
CREATE TABLE ops.breaches (
    id          bigint      PRIMARY KEY,
    name        text        NOT NULL,
    what        text        NOT NULL,
    began_at    timestamptz NOT NULL,
    ended_at    timestamptz NOT NULL,
    noticed_at  timestamptz NOT NULL,
    notified_at timestamptz,
    records     text[]      NOT NULL
);
