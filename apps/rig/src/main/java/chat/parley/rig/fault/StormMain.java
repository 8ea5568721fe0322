package chat.parley.rig.fault;

import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.Network;
import chat.parley.rig.client.Person;
import chat.parley.rig.client.core.ClientCore.Reach;
import chat.parley.rig.client.core.ClientTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.atomic.LongAdder;

/// Clients in a process of their own, so that what they do does not stand in the way of the node
/// they storm: `StormMain ORIGIN SOCKETS NAME…`, the names of those whose sockets they are. Says
/// [#SETTLED] when all are live; cuts every socket when it reads a line; then says, as long as
/// anybody listens, how many are live again and how many of them came back by resuming.
final class StormMain {
  static final String SETTLED = "settled";

  private static final int SETTLE_MS_MAX = 240_000;
  private static final int TELL_MS = 50;
  private static final int RETRY_MS_MAX = 2_000;

  private StormMain() {}

  public static void main(String[] words) throws IOException {
    int sockets = Integer.parseInt(words[1]);
    var resumed = new LongAdder();
    var back = new LongAdder();
    var clients = new ArrayList<LiveClient>();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (var network = new Network(URI.create(words[0]))) {
      var people = new ArrayList<Person>();
      for (int i = 2; i < words.length; i++) {
        people.add(Person.logIn(network, words[i], Crowd.PASSWORD));
      }
      for (int i = 0; i < sockets; i++) {
        clients.add(
            new LiveClient(
                    people.get(i % people.size()),
                    ClientTimes.USUAL.withRetryMsMax(RETRY_MS_MAX),
                    Reach.NEWEST_PAGE,
                    frame -> {
                      resumed.add(frame.hasResumed() ? 1 : 0);
                      back.add(frame.hasResumed() || frame.hasReady() ? 1 : 0);
                    })
                .start());
      }
      if (!Crowd.await(SETTLE_MS_MAX, () -> clients.stream().allMatch(LiveClient::isSettled))) {
        System.exit(1);
      }
      back.reset();
      System.out.println(SETTLED);
      if (in.readLine() != null) {
        clients.forEach(LiveClient::cut);
        while (!System.out.checkError()) {
          System.out.println(back.sum() + " " + resumed.sum());
          Crowd.pause(TELL_MS);
        }
      }
    }
    System.exit(0);
  }
}
