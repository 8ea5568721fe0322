package chat.parley.domain.id;

/// Makes snowflakes: 64 bit, ordered by time, never repeated by any node.
public interface IdSource {
  long next();
}
