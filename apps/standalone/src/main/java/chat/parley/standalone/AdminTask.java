package chat.parley.standalone;

import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.password.OfferReset;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.session.TokenSource;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Does one task of the operator, beside a running node or without one.
final class AdminTask {
  private static final String RESET_PAGE = "/reset#";

  /// The relay of a running node must not lose events to a bus that nobody hears.
  private static final Map<String, Object> OFF = Map.of("parley.worker.enabled", false);

  private AdminTask() {}

  /// The lines to print.
  static List<String> run(Arguments.Admin admin, Path binaries) {
    if (admin.words().size() != 2 || !admin.words().getFirst().equals("reset-password")) {
      throw new StartFailure("usage: admin reset-password USER [--data DIR]");
    }
    var username = admin.words().getLast();
    var data = DataDirectory.open(admin.data());
    var origin = data.origin();
    var root = data.rootKey();
    var running = Database.running(data);
    if (running.isPresent()) {
      return resetPassword(username, origin, root, running.get());
    }
    try (var server = Database.start(data, binaries)) {
      return resetPassword(username, origin, root, server.address());
    } catch (IOException e) {
      throw new StartFailure("the database did not end cleanly", e);
    }
  }

  private static List<String> resetPassword(
      String username, URI origin, FileRootKey root, PostgresAddress database) {
    try (var context = Parts.embedded().start(root, database, OFF)) {
      return switch (offerReset(context).handle(new Typed(username))) {
        case OfferReset.Outcome.Offered(var token) ->
            List.of(
                "Good once, for " + OfferReset.GOOD_FOR.toMinutes() + " minutes:",
                origin + RESET_PAGE + token.value());
        case OfferReset.Outcome.UnknownUsername() ->
            throw new StartFailure("there is no account of that name");
      };
    }
  }

  private static OfferReset offerReset(ApplicationContext context) {
    return new OfferReset(
        context.getBean(AccountStore.class),
        context.getBean(PasswordStore.class),
        context.getBean(TokenSource.class),
        context.getBean(InstantSource.class));
  }
}
