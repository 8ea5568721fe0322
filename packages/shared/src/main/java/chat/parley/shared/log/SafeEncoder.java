package chat.parley.shared.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the safe part of every event, as one line of text or of JSON. Named in `logback.xml`.
public final class SafeEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};

  private boolean json;

  /// Either `text` or `json`.
  public void setFormat(String format) {
    json = format.equals("json");
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(@Nullable ILoggingEvent event) {
    if (event == null) {
      return NOTHING;
    }
    var line = SafeLine.of(event);
    return (json ? json(line) : text(line, event)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  static String json(SafeLine line) {
    var out = new StringBuilder(256).append('{');
    line.fields()
        .forEach(
            (key, value) -> {
              out.append(out.length() > 1 ? "," : "").append('"').append(key).append("\":");
              append(out, value);
            });
    return out.append("}\n").toString();
  }

  private static String text(SafeLine line, ILoggingEvent event) {
    var fields = line.fields();
    var out = new StringBuilder(256);
    out.append(fields.get(SafeLine.AT)).append(' ');
    out.append("%-5s".formatted(fields.get(SafeLine.LEVEL))).append(' ');
    out.append(SafeLine.words(event).orElseGet(() -> "(" + event.getLoggerName() + ")"));
    fields.forEach(
        (key, value) -> {
          switch (key) {
            case SafeLine.AT, SafeLine.LEVEL, SafeLine.LOGGER, SafeLine.EVENT -> {}
            case SafeLine.ERROR -> out.append(' ').append(join(value, " < "));
            case SafeLine.FRAMES -> out.append("\n    at ").append(join(value, "\n    at "));
            default -> out.append(' ').append(key).append('=').append(value);
          }
        });
    return out.append('\n').toString();
  }

  private static String join(Object list, String separator) {
    return String.join(separator, ((List<?>) list).stream().map(String::valueOf).toList());
  }

  private static void append(StringBuilder out, Object value) {
    switch (value) {
      case Number number -> out.append(number);
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          out.append(i > 0 ? "," : "");
          append(out, String.valueOf(list.get(i)));
        }
        out.append(']');
      }
      default -> {
        out.append('"');
        value.toString().chars().forEach(c -> appendEscaped(out, (char) c));
        out.append('"');
      }
    }
  }

  private static void appendEscaped(StringBuilder out, char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c < ' ') {
      out.append("\\u%04x".formatted((int) c));
    } else {
      out.append(c);
    }
  }
}
