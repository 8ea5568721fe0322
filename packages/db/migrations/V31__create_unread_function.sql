-- One definition of unread: messages of others after a position, counted no further than anybody looks.
-- Personal data: none is stored; it reads author_id and positions.
-- Retention:     nothing is stored.
-- Erasure:       nothing is stored.
-- Export:        nothing is stored.
CREATE FUNCTION content.unread_of(reader bigint, channel bigint, after_seq bigint) RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT count(*)::integer
            FROM (SELECT 1
                  FROM content.messages
                  WHERE channel_id = channel
                    AND channel_seq > after_seq
                    AND author_id <> reader
                  LIMIT 100) AS unread);
