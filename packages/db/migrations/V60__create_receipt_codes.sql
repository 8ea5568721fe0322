-- Codes by which people find their receipts after their account is gone, and those receipts.
-- Personal data: none. A row holds a keyed MAC of a random code and receipts without personal data; whose they are, only the holder of the code knows.
-- Retention:     90 days after the latest receipt, or after the code was handed out.
-- Erasure:       nothing to erase: no row leads to a person.
-- Export:        not exported: the person has the code, and the code has the receipts.
CREATE TABLE ops.receipt_codes (
    code_mac     bytea       PRIMARY KEY,
    erased       text,
    residue_free text,
    expires_at   timestamptz NOT NULL
);

CREATE INDEX receipt_codes_by_expiry ON ops.receipt_codes (expires_at);
