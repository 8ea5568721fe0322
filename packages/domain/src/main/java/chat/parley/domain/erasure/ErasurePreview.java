package chat.parley.domain.erasure;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.server.ServerName;
import java.util.List;
import java.util.Optional;

/// What an erasure would do, counted now.
public record ErasurePreview(List<Entry> entries, List<OwnedServer> servers) {
  public ErasurePreview {
    entries = List.copyOf(entries);
    servers = List.copyOf(servers);
  }

  /// What becomes of rows.
  public enum Fate {
    /// They go.
    GOES,
    /// They stay, and lead to nobody.
    DETACHED,
    /// They stay, for a reason.
    STAYS
  }

  /// Rows of one kind.
  ///
  /// @param place the table, as the inventory names it
  /// @param purpose what they are kept for, in words
  /// @param kept why they stay, when they do
  public record Entry(String place, Fate fate, long count, String purpose, Optional<Reason> kept) {}

  /// Why data stay.
  ///
  /// @param law the article or act that asks for it
  /// @param until when or by what they go after all
  public record Reason(String words, String law, String until) {}

  /// A server whose owner would go.
  ///
  /// @param members without the owner
  /// @param successor who would own it if the owner chooses nobody; empty when it would be archived
  public record OwnedServer(
      ServerId id, ServerName name, int members, Optional<UserId> successor) {}
}
