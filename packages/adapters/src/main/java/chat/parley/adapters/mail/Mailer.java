package chat.parley.adapters.mail;

/// Sends mail. What was handed over is kept until whoever carries it takes it.
public interface Mailer extends AutoCloseable {

  /// Takes a mail over, whole or not at all.
  ///
  /// @throws java.io.UncheckedIOException if it cannot be kept
  void send(Mail mail);

  /// Drops what was not carried away yet of the mails to a person; answers how many.
  ///
  /// @param handle of the person, as in [Mail#handle]
  int withdraw(String handle);

  /// How many mails to a person were not carried away yet.
  int waiting(String handle);

  @Override
  void close();
}
