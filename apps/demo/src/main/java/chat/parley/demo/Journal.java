package chat.parley.demo;

import chat.parley.demo.Answer.Stopped;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What has been done, in a file that only its owner can read: the accounts with their passwords,
/// and which line of which script became which message. Lines are only ever added, so a run that
/// is cut off loses at most the last one.
final class Journal implements AutoCloseable {
  /// Random credentials of a speaker; `made` once Parley has confirmed the account.
  record Credentials(String username, String password, boolean made) {}

  private record Sent(String script, int line) {}

  private final FileChannel file;
  private final Map<String, Credentials> accounts = new HashMap<>();
  private final Map<Sent, Long> messages = new HashMap<>();

  private Journal(FileChannel file) {
    this.file = file;
  }

  static Journal open(Path path) {
    try {
      var folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var options =
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      var channel = FileChannel.open(path, options, ownerOnly);
      if (channel.tryLock() == null) {
        throw new Stopped(path + " is in use: another demo is playing");
      }
      var journal = new Journal(channel);
      journal.load(path);
      return journal;
    } catch (IOException unusable) {
      throw new Stopped("the journal " + path + " cannot be used: " + unusable.getMessage());
    }
  }

  synchronized Optional<Credentials> credentials(String author) {
    return Optional.ofNullable(accounts.get(author));
  }

  synchronized Map<String, Credentials> accounts() {
    return Map.copyOf(accounts);
  }

  synchronized Optional<Long> message(Script script, Line line) {
    return Optional.ofNullable(messages.get(new Sent(script.digest(), line.number())));
  }

  synchronized Set<Long> messages() {
    return Set.copyOf(messages.values());
  }

  synchronized void account(String author, Credentials credentials) {
    accounts.put(author, credentials);
    append(
        Map.of(
            "account", text(author),
            "username", text(credentials.username()),
            "password", text(credentials.password()),
            "made", Value.newBuilder().setBoolValue(credentials.made()).build()));
  }

  synchronized void sent(Script script, Line line, long message) {
    messages.put(new Sent(script.digest(), line.number()), message);
    append(
        Map.of(
            "script", text(script.digest()),
            "line", text(Integer.toString(line.number())),
            "message", text(Long.toUnsignedString(message))));
  }

  @Override
  public void close() {
    try {
      file.force(true);
      file.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void load(Path path) throws IOException {
    var text = Files.readString(path);
    int end = text.lastIndexOf('\n') + 1;
    for (var line : text.substring(0, end).lines().toList()) {
      if (!line.isBlank()) {
        remember(line);
      }
    }
    // What follows the last line break was cut off while it was written.
    file.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
    file.position(file.size());
  }

  private void remember(String line) throws InvalidProtocolBufferException {
    var parsed = Struct.newBuilder();
    JsonFormat.parser().merge(line, parsed);
    var fields = parsed.getFieldsMap();
    if (fields.containsKey("account")) {
      accounts.put(
          word(fields, "account"),
          new Credentials(
              word(fields, "username"),
              word(fields, "password"),
              fields.getOrDefault("made", Value.getDefaultInstance()).getBoolValue()));
    } else {
      messages.put(
          new Sent(word(fields, "script"), Integer.parseInt(word(fields, "line"))),
          Long.parseUnsignedLong(word(fields, "message")));
    }
  }

  private void append(Map<String, Value> fields) {
    try {
      var json =
          JsonFormat.printer()
              .omittingInsignificantWhitespace()
              .print(Struct.newBuilder().putAllFields(fields));
      var bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Value text(String value) {
    return Value.newBuilder().setStringValue(value).build();
  }

  private static String word(Map<String, Value> fields, String name) {
    return fields.getOrDefault(name, Value.getDefaultInstance()).getStringValue();
  }
}
