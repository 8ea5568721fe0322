package chat.parley.adapters.mail;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a mail may say: fixed words with `{variables}`, written here and nowhere else.
public enum MailTemplate {
  /// The copy of somebody's data can be fetched.
  EXPORT_READY(
      "Your export is ready",
      """
      The copy of your data that you asked for is ready.
      Log in at {origin} and open the privacy centre to download it.
      It will be gone on {day}.

      Was it not you who asked? Change your password, and delete the export.
      """),
  /// Nobody has come for long.
  ACCOUNT_UNUSED(
      "Your account will be erased",
      """
      Nobody has used your account at {origin} for a long time.
      On {day} it will be erased, with everything that leads to you.
      Log in once before then, and it stays as it is.
      """);

  private final String subject;
  private final String text;

  MailTemplate(String subject, String text) {
    this.subject = subject;
    this.text = text;
  }

  public Set<MailVariable> variables() {
    return Arrays.stream(MailVariable.values())
        .filter(variable -> text.contains(mark(variable)))
        .collect(Collectors.toUnmodifiableSet());
  }

  String subject() {
    return subject;
  }

  String text(Map<MailVariable, String> values) {
    var filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace(mark(value.getKey()), value.getValue());
    }
    return filled;
  }

  private static String mark(MailVariable variable) {
    return "{" + variable.word() + "}";
  }
}
