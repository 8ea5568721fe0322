package chat.parley.db.member;

import chat.parley.db.farewell.Farewell;
import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.member.MemberStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;

/// Somebody who is erased leaves their servers as anybody does, one at a time.
@Singleton
final class MembershipFarewell implements Farewell {
  private static final String NEXT =
      """
      SELECT server_id FROM content.members
      WHERE user_id = ? AND (?::bigint = 0 OR server_id = ?) ORDER BY server_id LIMIT 1
      """;

  private final MemberStore members;
  private final InstantSource clock;

  MembershipFarewell(MemberStore members, InstantSource clock) {
    this.members = members;
    this.clock = clock;
  }

  @Override
  public String table() {
    return "content.members";
  }

  @Override
  public int delete(Connection transaction, UserId person, ErasureScope scope, int rowsMax) {
    long only = scope instanceof ErasureScope.OneServer(var server) ? server.value() : 0;
    var next =
        Sql.first(
            transaction,
            NEXT,
            row -> new ServerId(row.getLong("server_id")),
            person.value(),
            only,
            only);
    return next.isPresent() && members.remove(next.get(), person, LeaveReason.LEFT, clock.instant())
        ? 1
        : 0;
  }
}
