-- What erasures left in raw bytes, until the nightly work is through.
-- Personal data: none. The keys that a row names are destroyed, and nothing says whose they were.
-- Retention:     until the receipt "residue-free" is handed out; 7 days at most.
-- Erasure:       nothing to erase: no row leads to a person.
-- Export:        not exported: the person has the receipt code.
CREATE TABLE ops.residues (
    id             uuid        PRIMARY KEY,
    erased_at      timestamptz NOT NULL,
    code_mac       bytea       NOT NULL,
    receipt_id     text        NOT NULL,
    keys_destroyed bigint[]    NOT NULL,
    root_epoch     integer     NOT NULL,
    stage          smallint    NOT NULL
);
