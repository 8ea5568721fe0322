-- Usernames that were given up, so that nobody passes as somebody who was known by one.
-- Personal data: none that leads to a person by itself: name_mac and holder_mac are keyed MACs of a username and of an opaque id, under a key that is not in the database.
-- Retention:     12 months after the name was given up, or until its holder takes it back.
-- Erasure:       holder_mac is emptied; what is left names nobody. The MAC of the name stays, so that the name of somebody who left is not taken by another (Art. 6(1)(f) GDPR).
-- Export:        not exported: the person chose the names, and a MAC says nothing.
CREATE TABLE identity.released_usernames (
    name_mac    bytea       PRIMARY KEY,
    holder_mac  bytea,
    released_at timestamptz NOT NULL
);

CREATE INDEX released_usernames_by_holder ON identity.released_usernames (holder_mac) WHERE holder_mac IS NOT NULL;
CREATE INDEX released_usernames_by_time ON identity.released_usernames (released_at);
