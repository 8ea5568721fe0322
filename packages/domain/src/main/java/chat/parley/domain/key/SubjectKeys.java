package chat.parley.domain.key;

import chat.parley.domain.id.UserId;

/// The keys of a person. Without them nothing that was encrypted for the person can be read.
public interface SubjectKeys {

  /// Makes the person's keys; they have none yet. Joins the transaction under way, if any.
  void create(UserId subject);

  /// Deletes the person's keys and drops them from memory. Doing it twice is doing it once.
  void destroy(UserId subject);
}
