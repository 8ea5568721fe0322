package chat.parley.rig.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// How the commands of another process reach a running cluster: a socket in its folder, which only
/// those who may enter the folder can open. A line asks, lines answer.
final class Control implements AutoCloseable {
  private final Path file;
  private final ServerSocketChannel door;

  private Control(Path file, ServerSocketChannel door) {
    this.file = file;
    this.door = door;
  }

  private static Path file(Path data) {
    return data.resolve("control");
  }

  /// Listens until it is closed; requests are answered one at a time each on a thread of its own.
  static Control open(Path data, Function<String, List<String>> answer) {
    var file = file(data);
    try {
      Files.deleteIfExists(file);
      var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      door.bind(UnixDomainSocketAddress.of(file));
      var control = new Control(file, door);
      Thread.ofVirtual().name("control").start(() -> control.serve(answer));
      return control;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks the cluster that runs on a folder.
  ///
  /// @throws IOException when none does
  static List<String> ask(Path data, String request) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(file(data)));
        var out = writer(channel);
        var in = reader(channel)) {
      out.println(request);
      return in.lines().toList();
    }
  }

  private void serve(Function<String, List<String>> answer) {
    while (door.isOpen()) {
      try {
        var channel = door.accept();
        Thread.ofVirtual().name("control-answer").start(() -> answer(channel, answer));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private static void answer(SocketChannel channel, Function<String, List<String>> answer) {
    try (channel;
        var in = reader(channel);
        var out = writer(channel)) {
      var request = in.readLine();
      if (request != null) {
        answer.apply(request).forEach(out::println);
      }
    } catch (IOException _) {
      // Whoever asked has left.
    }
  }

  private static BufferedReader reader(SocketChannel channel) {
    return new BufferedReader(
        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
  }

  private static PrintWriter writer(SocketChannel channel) {
    return new PrintWriter(Channels.newOutputStream(channel), true, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      door.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
