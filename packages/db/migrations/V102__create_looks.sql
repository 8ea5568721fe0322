-- Looks of administrators at people: who, at whom, when, at what and why.
-- Personal data: user_id is the person looked at, administrator_id who looked, both by opaque id; the reason is encrypted under the person's key.
-- Retention:     12 months.
-- Erasure:       a look goes with the person it was at; an administrator who is erased is detached.
-- Export:        when, at what and why, to the person looked at; to an administrator, when and at what. Not who the other is.
CREATE TABLE ops.looks (
    id               bigint      PRIMARY KEY,
    user_id          bigint      NOT NULL,
    administrator_id bigint      NOT NULL,
    kind             smallint    NOT NULL,
    reason           bytea       NOT NULL,
    at               timestamptz NOT NULL
);

CREATE INDEX looks_by_user ON ops.looks (user_id, id DESC);
CREATE INDEX looks_by_administrator ON ops.looks (administrator_id);
CREATE INDEX looks_by_time ON ops.looks (at);
