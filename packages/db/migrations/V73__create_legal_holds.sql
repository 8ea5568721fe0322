-- Cases for which the data of a person are kept for a while, although they would have them erased.
-- Personal data: ops.legal_holds names the person and the two who approved by opaque id, and the case in words.
-- Retention:     until it ends; it has an end from the start.
-- Erasure:       it stops the erasure of its person while it lasts, and goes with the rest afterwards; an approver who is erased is detached.
-- Export:        not exported: the law may forbid to tell; where it does not, the person is told when it begins.
CREATE TABLE ops.legal_holds (
    id              bigint      PRIMARY KEY,
    user_id         bigint      NOT NULL,
    case_name       text        NOT NULL,
    reason          text        NOT NULL,
    first_approver  bigint      NOT NULL,
    second_approver bigint,
    opened_at       timestamptz NOT NULL,
    approved_at     timestamptz,
    ends_at         timestamptz NOT NULL,
    person_told     boolean     NOT NULL
);

CREATE INDEX legal_holds_by_user ON ops.legal_holds (user_id);
