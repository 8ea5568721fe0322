package chat.parley.testkit.mail;

import chat.parley.adapters.mail.Mail;
import chat.parley.adapters.mail.Mailer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Letters in memory.
public final class MemoryMailer implements Mailer {
  private final List<Mail> waiting = new CopyOnWriteArrayList<>();

  public List<Mail> waiting() {
    return List.copyOf(waiting);
  }

  /// Another one with the same letters.
  public MemoryMailer copy() {
    var copy = new MemoryMailer();
    copy.waiting.addAll(waiting);
    return copy;
  }

  @Override
  public void send(Mail mail) {
    waiting.add(mail);
  }

  @Override
  public int withdraw(String handle) {
    int before = waiting.size();
    waiting.removeIf(mail -> mail.handle().equals(handle));
    return before - waiting.size();
  }

  @Override
  public int waiting(String handle) {
    return (int) waiting.stream().filter(mail -> mail.handle().equals(handle)).count();
  }

  /// The letters go with the memory.
  @Override
  public void close() {}
}
