package chat.parley.domain.erasure;

import java.util.Optional;
import java.util.regex.Pattern;

/// How a row leads to its person: by a column of its own, or by one that leads to a row of another
/// table, such as `session_id -> identity.sessions(id).user_id`.
///
/// @param via the other table, when there is one
public record SubjectPath(String column, Optional<Hop> via) {
  private static final String NAME = "[a-z][a-z0-9_]*";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<own>NAME)(?: -> (?<table>NAME\\.NAME)\\((?<key>NAME)\\)\\.(?<subject>NAME))?"
              .replace("NAME", NAME));

  /// Another table on the way.
  ///
  /// @param key the column that the first one equals
  /// @param subject the column that names the person
  public record Hop(String table, String key, String subject) {}

  /// Reads the form above; empty when it is anything else.
  public static Optional<SubjectPath> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    var via =
        Optional.ofNullable(form.group("table"))
            .map(table -> new Hop(table, form.group("key"), form.group("subject")));
    return Optional.of(new SubjectPath(form.group("own"), via));
  }

  /// A condition on rows of the table called `t`, with one parameter: the person.
  public String condition() {
    return via.map(
            hop ->
                "EXISTS (SELECT 1 FROM %s s WHERE s.%s = t.%s AND s.%s = ?)"
                    .formatted(hop.table(), hop.key(), column, hop.subject()))
        .orElse("t." + column + " = ?");
  }

  /// The same for rows that led to the person, when what they led through is gone already: they
  /// lead nowhere now.
  String conditionAfterwards() {
    return via.map(
            hop ->
                "%s OR NOT EXISTS (SELECT 1 FROM %s s WHERE s.%s = t.%s)"
                    .formatted(condition(), hop.table(), hop.key(), column))
        .orElseGet(this::condition);
  }
}
