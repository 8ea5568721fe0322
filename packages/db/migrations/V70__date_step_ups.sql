-- Until when the holder of a session counts as having proved who they are.
-- Personal data: identity.sessions.stepped_up_until, a moment in the life of a session.
-- Retention:     it goes with the session; it means nothing 5 minutes after the proof.
-- Erasure:       it goes with the session.
-- Export:        not exported: it says nothing about the person.
ALTER TABLE identity.sessions ADD COLUMN stepped_up_until timestamptz;
