package chat.parley.db.account;

import chat.parley.db.sql.Sql;
import chat.parley.domain.account.Username;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.time.Instant;

/// Usernames that were given up, by a change or by leaving. Only whoever gave one up can have it
/// again before the sweep forgets it, 12 months later; a name of somebody who left, nobody. They
/// rest as MACs of the blind index, so that a row equals no value of a row that was erased.
@Singleton
final class ReleasedUsernames {
  /// A person keeps that many names back from others; with the next one the oldest goes free.
  private static final int NAMES_MAX = 3;

  private static final String RELEASE =
      """
      INSERT INTO identity.released_usernames (name_mac, holder_mac, released_at) VALUES (?, ?, ?)
      ON CONFLICT (name_mac) DO UPDATE
      SET holder_mac = excluded.holder_mac, released_at = excluded.released_at
      """;

  private static final String FORGET_OLDEST =
      """
      DELETE FROM identity.released_usernames WHERE name_mac IN (
        SELECT name_mac FROM identity.released_usernames WHERE holder_mac = ?
        ORDER BY released_at DESC, name_mac OFFSET ?)
      """;

  private static final String TAKE_BACK =
      "DELETE FROM identity.released_usernames WHERE name_mac = ? AND holder_mac = ?";

  private static final String IS_KEPT =
      "SELECT EXISTS (SELECT FROM identity.released_usernames WHERE name_mac = ?) AS kept";

  private static final String LEAVE =
      "UPDATE identity.released_usernames SET holder_mac = NULL WHERE holder_mac = ?";

  private final RootKey root;
  private final BlindIndex index;

  ReleasedUsernames(RootKey root) {
    this.root = root;
    this.index = new BlindIndex(root);
  }

  /// Keeps back what somebody was called until now.
  void release(Connection transaction, Username name, UserId holder, Instant at) {
    var person = mac(holder);
    Sql.update(transaction, RELEASE, mac(index.of(name)), person, at);
    Sql.update(transaction, FORGET_OLDEST, person, NAMES_MAX);
  }

  /// Keeps back what somebody who goes was called, by its index: the name cannot be read any more.
  /// Nothing is left that tells whose it and earlier ones were.
  void leave(Connection transaction, byte[] nameIndex, UserId person, Instant at) {
    Sql.update(transaction, RELEASE, mac(nameIndex), null, at);
    Sql.update(transaction, LEAVE, mac(person));
  }

  /// Gives a name back to whoever gave it up; does nothing for others.
  void takeBack(Connection transaction, Username name, UserId holder) {
    Sql.update(transaction, TAKE_BACK, mac(index.of(name)), mac(holder));
  }

  boolean isKept(Connection connection, Username name) {
    return Sql.one(connection, IS_KEPT, row -> row.getBoolean("kept"), mac(index.of(name)));
  }

  private byte[] mac(byte[] nameIndex) {
    return root.mac("released.name", nameIndex);
  }

  private byte[] mac(UserId holder) {
    return root.mac(
        "released.holder", ByteBuffer.allocate(Long.BYTES).putLong(holder.value()).array());
  }
}
