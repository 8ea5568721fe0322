-- The messages of a person, for erasing and exporting them in a time that follows from how much they wrote.
-- Personal data: content.messages.author_id, once more in an index.
-- Retention:     as the messages themselves.
-- Erasure:       an entry goes with its row; it is overwritten when the partition is rewritten.
-- Export:        not exported: an index.
CREATE INDEX messages_by_author ON content.messages (author_id, id);
CREATE INDEX accounts_restricted ON identity.accounts (user_id) WHERE restricted;
