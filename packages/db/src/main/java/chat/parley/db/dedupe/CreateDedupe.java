package chat.parley.db.dedupe;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.mutation.Creation;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/// Claims a `clientMutationId` for a thing that is about to be created.
@Singleton
public final class CreateDedupe {
  private static final String MAC_PURPOSE = "ops.create_dedupe.body_mac";

  /// A row that is too old is taken over, as if it had been swept.
  private static final String CLAIM =
      """
      INSERT INTO ops.create_dedupe AS remembered
        (user_id, kind, client_mutation_id, entity_id, body_mac, expires_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, kind, client_mutation_id) DO UPDATE
        SET entity_id = excluded.entity_id,
            body_mac = excluded.body_mac,
            expires_at = excluded.expires_at
        WHERE remembered.expires_at <= ?
      """;

  private static final String REMEMBERED =
      """
      SELECT entity_id, body_mac FROM ops.create_dedupe
      WHERE user_id = ? AND kind = ? AND client_mutation_id = ?
      """;

  /// What is created. The number rests in the table.
  public enum Kind {
    SERVER(1),
    CHANNEL(2),
    INVITE(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  /// What became of a claim.
  public sealed interface Claim {
    /// The thing is to be created now.
    record Fresh() implements Claim {}

    /// An earlier try with the same body created this one.
    record Repeated(long entityId) implements Claim {}

    /// An earlier try had another body.
    record Conflict() implements Claim {}
  }

  /// Who creates what, by which id.
  public record Key(Kind kind, UserId user, UUID clientMutationId) {}

  private final RootKey rootKey;

  public CreateDedupe(RootKey rootKey) {
    this.rootKey = rootKey;
  }

  /// Claims the key for an entity, until the transaction ends or the memory fades.
  public Claim claim(Connection transaction, Key key, long entityId, Instant now, String... body) {
    byte[] mac = rootKey.mac(MAC_PURPOSE, encode(body));
    int kind = key.kind().number;
    long user = key.user().value();
    var expiresAt = now.plus(Creation.REMEMBERED);
    int claimed =
        Sql.update(
            transaction, CLAIM, user, kind, key.clientMutationId(), entityId, mac, expiresAt, now);
    return claimed == 1
        ? new Claim.Fresh()
        : Sql.one(
            transaction,
            REMEMBERED,
            row ->
                MessageDigest.isEqual(mac, row.getBytes("body_mac"))
                    ? new Claim.Repeated(row.getLong("entity_id"))
                    : new Claim.Conflict(),
            user,
            kind,
            key.clientMutationId());
  }

  /// Every part with its length in front, so that no two bodies look the same.
  private static byte[] encode(String... body) {
    var parts = Arrays.stream(body).map(part -> part.getBytes(StandardCharsets.UTF_8)).toList();
    var encoded =
        ByteBuffer.allocate(parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
    parts.forEach(part -> encoded.putInt(part.length).put(part));
    return encoded.array();
  }
}
