package chat.parley.standalone;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.instance.Administrators;
import chat.parley.domain.instance.GrantAdministration;
import chat.parley.domain.password.OfferReset;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.session.TokenSource;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Does one task of the operator, beside a running node or without one.
final class AdminTask {
  private static final String USAGE =
      "usage: admin reset-password USER | grant USER | revoke USER | --as USER … [--data DIR]";

  private static final String UNKNOWN = "there is no account of that name";

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
    return switch (admin.words().getFirst()) {
      case "reset-password" ->
          OperatorTask.run(data, binaries, context -> resetPassword(context, username, data));
      case "grant" -> OperatorTask.run(data, binaries, context -> grant(context, username));
      case "revoke" -> OperatorTask.run(data, binaries, context -> revoke(context, username));
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

  private static List<String> resetPassword(
      ApplicationContext context, Typed username, DataDirectory data) {
    return switch (offerReset(context).handle(username)) {
      case OfferReset.Outcome.Offered(var token) ->
          List.of(
              "Good once, for " + OfferReset.GOOD_FOR.toMinutes() + " minutes:",
              OperatorTask.resetLink(data, token.value()));
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

  static OfferReset offerReset(ApplicationContext context) {
    return new OfferReset(
        context.getBean(AccountStore.class),
        context.getBean(PasswordStore.class),
        context.getBean(TokenSource.class),
        context.getBean(InstantSource.class));
  }
}
