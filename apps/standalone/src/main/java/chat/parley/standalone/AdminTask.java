package chat.parley.standalone;

import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.instance.Administrators;
import chat.parley.domain.instance.GrantAdministration;
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
import java.util.function.Function;

/// Does one task of the operator, beside a running node or without one.
final class AdminTask {
  private static final String RESET_PAGE = "/reset#";

  private static final String USAGE =
      "usage: admin reset-password USER | grant USER | revoke USER | --as USER … [--data DIR]";

  private static final String UNKNOWN = "there is no account of that name";

  /// The relay of a running node must not lose events to a bus that nobody hears.
  private static final Map<String, Object> OFF = Map.of("parley.worker.enabled", false);

  private AdminTask() {}

  /// The lines to print.
  static List<String> run(Arguments.Admin admin, Path binaries) {
    if (admin.words().size() > 2 && admin.words().getFirst().equals("--as")) {
      return call(
          admin.words().get(1), admin.words().subList(2, admin.words().size()), admin.data());
    }
    if (admin.words().size() != 2) {
      throw new StartFailure(USAGE);
    }
    var username = new Typed(admin.words().getLast());
    var data = DataDirectory.open(admin.data());
    var origin = data.origin();
    return switch (admin.words().getFirst()) {
      case "reset-password" ->
          withStores(data, binaries, context -> resetPassword(context, username, origin));
      case "grant" -> withStores(data, binaries, context -> grant(context, username));
      case "revoke" -> withStores(data, binaries, context -> revoke(context, username));
      default -> throw new StartFailure(USAGE);
    };
  }

  private static List<String> call(String administrator, List<String> words, Path data) {
    var request =
        AdminRequest.parse(words)
            .orElseThrow(() -> new StartFailure(String.join("\n", AdminRequest.USAGE)));
    return AdminCall.run(
        DataDirectory.open(data).origin(), administrator, Password.read(), request);
  }

  private static List<String> withStores(
      DataDirectory data, Path binaries, Function<ApplicationContext, List<String>> task) {
    var root = data.rootKey();
    var running = Database.running(data);
    if (running.isPresent()) {
      return withStores(root, running.get(), task);
    }
    try (var server = Database.start(data, binaries)) {
      return withStores(root, server.address(), task);
    } catch (IOException e) {
      throw new StartFailure("the database did not end cleanly", e);
    }
  }

  private static List<String> withStores(
      FileRootKey root, PostgresAddress database, Function<ApplicationContext, List<String>> task) {
    try (var context = Parts.embedded().start(root, database, OFF)) {
      return task.apply(context);
    }
  }

  private static List<String> resetPassword(
      ApplicationContext context, Typed username, URI origin) {
    return switch (offerReset(context).handle(username)) {
      case OfferReset.Outcome.Offered(var token) ->
          List.of(
              "Good once, for " + OfferReset.GOOD_FOR.toMinutes() + " minutes:",
              origin + RESET_PAGE + token.value());
      case OfferReset.Outcome.UnknownUsername() -> throw new StartFailure(UNKNOWN);
    };
  }

  private static List<String> grant(ApplicationContext context, Typed username) {
    return switch (administration(context).grant(username)) {
      case DONE -> List.of(username.value() + " administers this Parley now.");
      case UNCHANGED -> List.of(username.value() + " administers this Parley already.");
      case UNKNOWN_USERNAME -> throw new StartFailure(UNKNOWN);
    };
  }

  private static List<String> revoke(ApplicationContext context, Typed username) {
    return switch (administration(context).revoke(username)) {
      case DONE -> List.of(username.value() + " no longer administers this Parley.");
      case UNCHANGED -> List.of(username.value() + " does not administer this Parley.");
      case UNKNOWN_USERNAME -> throw new StartFailure(UNKNOWN);
    };
  }

  private static GrantAdministration administration(ApplicationContext context) {
    return new GrantAdministration(
        context.getBean(AccountStore.class),
        context.getBean(Administrators.class),
        context.getBean(InstantSource.class));
  }

  private static OfferReset offerReset(ApplicationContext context) {
    return new OfferReset(
        context.getBean(AccountStore.class),
        context.getBean(PasswordStore.class),
        context.getBean(TokenSource.class),
        context.getBean(InstantSource.class));
  }
}
