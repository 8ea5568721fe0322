package chat.parley.adapters.postgres;

import java.io.IOException;

/// PostgreSQL refuses to run as root; started by root it runs in a user namespace of its own.
final class UserNamespaces {
  private UserNamespaces() {}

  static void requireWhenRoot() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return;
    }
    try {
      var probe = new ProcessBuilder("unshare", "-U", "true").inheritIO().start();
      if (probe.waitFor() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException(
        "PostgreSQL does not run as root and user namespaces are off here: use another user");
  }
}
