-- What people brought along from another Parley: rows of the export they got there. Only they can read it, and nobody can change it.
-- Personal data: user_id; item is a row of the export as JSON, encrypted under the messages key of the person.
-- Retention:     until the person deletes it, or their account.
-- Erasure:       the person's keys are destroyed, then the rows are deleted.
-- Export:        section, table and item, so that it can be taken along once more.
CREATE TABLE content.imported_items (
    id         bigint PRIMARY KEY,
    user_id    bigint NOT NULL REFERENCES identity.accounts,
    section    text   NOT NULL,
    table_name text   NOT NULL,
    item       bytea  NOT NULL
);

CREATE INDEX imported_items_by_user ON content.imported_items (user_id, section, id);
