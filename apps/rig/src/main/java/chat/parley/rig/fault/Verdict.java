package chat.parley.rig.fault;

import chat.parley.proto.v1.Message;
import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.core.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Compares what was acknowledged and what clients show with what the database holds.
final class Verdict {
  private final Crowd crowd;
  private final Map<Long, List<Message>> truth = new HashMap<>();

  private Verdict(Crowd crowd) {
    this.crowd = crowd;
    for (var channel : crowd.channels()) {
      truth.put(channel, crowd.person(0).history(channel));
    }
  }

  /// Reads the truth, and gives clients some time to reach it.
  static Report on(Crowd crowd, List<Crowd.Acked> acked, int healMsMax, Report report) {
    var verdict = new Verdict(crowd);
    long beganNanos = System.nanoTime();
    Crowd.await(healMsMax, () -> verdict.behind() == 0);
    long healedMs = (System.nanoTime() - beganNanos) / 1_000_000;
    return report
        .count("acknowledged", acked.size())
        .none("lost", verdict.lost(acked))
        .none("duplicates", verdict.duplicates())
        .none("order breaks", verdict.orderBreaks())
        .count("clients", crowd.clients().size())
        .none("clients behind", verdict.behind())
        .count("ms until all were equal", healedMs);
  }

  private long lost(List<Crowd.Acked> acked) {
    var stored =
        truth.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(Message::getId, Message::getContent));
    return acked.stream().filter(each -> !each.content().equals(stored.get(each.id()))).count();
  }

  /// The words are different each time, so whoever sees some twice sees a repeated message.
  private long duplicates() {
    var seen = new HashSet<String>();
    long stored =
        truth.values().stream()
            .flatMap(List::stream)
            .filter(message -> !seen.add(message.getContent()))
            .count();
    long shown = 0;
    for (var client : crowd.clients()) {
      for (var channel : crowd.channels()) {
        var ids = client.shown(channel).stream().map(Entry::id).toList();
        shown += ids.size() - new HashSet<>(ids).size();
      }
    }
    return stored + shown;
  }

  private long orderBreaks() {
    long breaks = 0;
    for (var messages : truth.values()) {
      for (int i = 1; i < messages.size(); i++) {
        breaks += messages.get(i).getChannelSeq() <= messages.get(i - 1).getChannelSeq() ? 1 : 0;
      }
    }
    return breaks;
  }

  /// Clients that do not show exactly what the database holds.
  long behind() {
    return crowd.clients().stream().filter(client -> !isEqual(client)).count();
  }

  /// Clients that do not show what the database holds now.
  static long behindNow(Crowd crowd) {
    return new Verdict(crowd).behind();
  }

  private boolean isEqual(LiveClient client) {
    return truth.entrySet().stream()
        .allMatch(
            channel ->
                client.shown(channel.getKey()).stream()
                    .map(Entry::id)
                    .toList()
                    .equals(channel.getValue().stream().map(Message::getId).toList()));
  }
}
