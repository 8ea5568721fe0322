-- Gateway nodes read every second who joined in the last minute.
-- Personal data: none that content.members does not hold.
-- Retention:     with the membership.
-- Erasure:       with the membership.
-- Export:        not exported: an index.
CREATE INDEX members_by_joining ON content.members (joined_at);
