package chat.parley.adapters.mail;

import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/// A letter to one person.
///
/// @param handle names the person to those who hold the root key, and to nobody else; 32
///     hexadecimal digits, a keyed MAC
/// @param values one for each variable of the template
public record Mail(
    String handle,
    EmailAddress to,
    MailTemplate template,
    Map<MailVariable, String> values,
    Instant at) {
  private static final int HANDLE_BYTES = 16;
  private static final Pattern HANDLE = Pattern.compile("[0-9a-f]{32}");

  /// The longest value, in characters.
  public static final int VALUE_CHARACTERS_MAX = 200;

  public Mail {
    values = Map.copyOf(values);
    if (!HANDLE.matcher(handle).matches()) {
      throw new IllegalArgumentException("a handle has 32 hexadecimal digits");
    }
    if (!values.keySet().equals(template.variables())) {
      throw new IllegalArgumentException("a mail gives each variable of its template a value");
    }
    if (values.values().stream().anyMatch(Mail::isNoLine)) {
      throw new IllegalArgumentException("a value is one line");
    }
  }

  /// The handle of a person: a keyed MAC of their id, under a key that is not in the database.
  public static String handle(RootKey root, UserId person) {
    var mac = root.mac("mail", ByteBuffer.allocate(Long.BYTES).putLong(person.value()).array());
    return HexFormat.of().formatHex(Arrays.copyOf(mac, HANDLE_BYTES));
  }

  private static boolean isNoLine(String value) {
    return value.length() > VALUE_CHARACTERS_MAX || value.chars().anyMatch(Character::isISOControl);
  }

  @Override
  public String toString() {
    return "Mail[redacted]";
  }
}
