-- What a sweep needs to know of a row, whatever table it is in: the moment it carries, and whether it is used up.
-- Personal data: none; used_up is computed of columns that are there.
-- Retention:     with the row.
-- Erasure:       with the row.
-- Export:        not exported: uses_max and uses say the same.

-- The moment in a column: itself, the start of a day, or the moment at which an id was made.
CREATE FUNCTION ops.moment_of(at timestamptz) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN at;
CREATE FUNCTION ops.moment_of(day date) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN day::timestamp AT TIME ZONE 'UTC';
CREATE FUNCTION ops.moment_of(id bigint) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN to_timestamp(((id >> 22) + 1704067200000) / 1000.0);

ALTER TABLE content.invites
    ADD COLUMN used_up boolean NOT NULL GENERATED ALWAYS AS (uses_max > 0 AND uses >= uses_max) STORED;
