package chat.parley.rig.fault;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.SendMessageRequest;
import chat.parley.rig.client.Answer;
import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.Person;
import chat.parley.rig.client.core.ClientCore.Reach;
import chat.parley.rig.client.core.ClientTimes;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// F4: every publish comes three times, and every send is repeated five times, the last time with
/// another body. The control counts the repeats that reached a socket: a client that showed every
/// frame it hears would show them.
final class RepeatedPublishes implements Fault {
  private static final int COPIES = 3;
  private static final int TRIES = 5;
  private static final int HEAL_MS_MAX = 10_000;

  @Override
  public Report run(Scale scale) throws Exception {
    try (var instance = Instance.start();
        var crowd = new Crowd(instance.origin(), scale.senders(), scale.channels())) {
      crowd.listen(scale.subscribers());
      var events = ConcurrentHashMap.<Long>newKeySet();
      var repeats = new LongAdder();
      try (var _ = listening(crowd, events, repeats)) {
        instance.bus.repeat(COPIES);
        var acked = crowd.talk(scale.sends());
        var report = Verdict.on(crowd, acked, HEAL_MS_MAX, new Report());
        return report
            .none("messages made by repeated sends", repeatedSends(crowd))
            .control("repeats that reached a socket", repeats.sum());
      }
    }
  }

  private static LiveClient listening(
      Crowd crowd, ConcurrentHashMap.KeySetView<Long, Boolean> events, LongAdder repeats) {
    var client =
        new LiveClient(
                crowd.person(0),
                ClientTimes.USUAL,
                Reach.NEWEST_PAGE,
                frame -> note(frame, events, repeats))
            .start();
    Crowd.await(HEAL_MS_MAX, client::isSettled);
    return client;
  }

  private static void note(
      GatewayFrame frame, ConcurrentHashMap.KeySetView<Long, Boolean> events, LongAdder repeats) {
    if (frame.hasDispatch() && !events.add(frame.getDispatch().getEventId())) {
      repeats.increment();
    }
  }

  /// How many messages too many came of sends that were repeated, or were taken with other words.
  private static long repeatedSends(Crowd crowd) {
    long wrong = 0;
    var person = crowd.person(0);
    for (var channel : crowd.channels()) {
      var first = send(person, channel, "once", UUID.randomUUID());
      var mutation = UUID.randomUUID();
      var ids = new HashSet<Long>();
      for (int i = 0; i < TRIES; i++) {
        ids.addAll(send(person, channel, "repeated", mutation));
      }
      wrong += ids.size() - 1 + first.size() - 1;
      wrong += send(person, channel, "with other words", mutation).size();
    }
    return wrong;
  }

  private static List<Long> send(Person person, long channel, String content, UUID mutation) {
    var body =
        SendMessageRequest.newBuilder()
            .setContent(content)
            .setClientMutationId(mutation.toString())
            .build();
    return switch (person.sendOnce(channel, body)) {
      case Answer.Given<Message>(var message) -> List.of(message.getId());
      case Answer.Refused<Message>(var code, _) when code == ErrorCode.MUTATION_CONFLICT ->
          List.of();
      case Answer.Refused<Message> refused -> throw new IllegalStateException("" + refused);
      case Answer.Silent<Message> _ -> throw new IllegalStateException("no answer");
    };
  }
}
