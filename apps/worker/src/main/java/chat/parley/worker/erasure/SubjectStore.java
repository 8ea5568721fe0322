package chat.parley.worker.erasure;

import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import java.util.Set;

/// A store beside PostgreSQL that holds data of people.
public interface SubjectStore {

  /// The inventory records of what it erases.
  Set<String> places();

  /// Deletes what the scope says of a person. Twice is once.
  void erase(UserId person, ErasureScope scope);

  /// How much of it is left.
  long left(UserId person, ErasureScope scope);
}
