-- What people chose about purposes: consent and objection, event by event.
-- Personal data: user_id by opaque id, and what the person chose when.
-- Retention:     with the account: what was consented to must be shown as long as it counts (Art. 7(1) GDPR).
-- Erasure:       deleted with the person.
-- Export:        all of it.
CREATE TABLE identity.choice_events (
    id      bigint      PRIMARY KEY,
    user_id bigint      NOT NULL REFERENCES identity.accounts,
    purpose text        NOT NULL,
    version text        NOT NULL,
    choice  smallint    NOT NULL,
    at      timestamptz NOT NULL
);

CREATE INDEX choice_events_by_user ON identity.choice_events (user_id, id DESC);
