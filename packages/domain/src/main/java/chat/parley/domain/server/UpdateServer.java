package chat.parley.domain.server;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import org.jspecify.annotations.Nullable;

/// Renames a server or changes the line that says who runs it.
public final class UpdateServer {
  /// What is null stays as it is.
  public record Command(
      UserId user, ServerId server, @Nullable String name, @Nullable String operatorLine) {}

  public sealed interface Outcome {
    record Updated(Server server) implements Outcome {}

    record UnknownServer() implements Outcome {}

    record MissingPermission() implements Outcome {}

    record NameInvalid() implements Outcome {}

    record OperatorLineInvalid() implements Outcome {}
  }

  private final ServerAccess access;
  private final ServerStore servers;

  public UpdateServer(ServerAccess access, ServerStore servers) {
    this.access = access;
    this.servers = servers;
  }

  public Outcome handle(Command command) {
    var server = access.find(command.user(), command.server());
    if (server.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!server.get().allows(Permission.MANAGE_SERVER)) {
      return new Outcome.MissingPermission();
    }
    var name = command.name() == null ? null : ServerName.parse(command.name()).orElse(null);
    if (command.name() != null && name == null) {
      return new Outcome.NameInvalid();
    }
    var operatorLine =
        command.operatorLine() == null
            ? null
            : OperatorLine.parse(command.operatorLine()).orElse(null);
    if (command.operatorLine() != null && operatorLine == null) {
      return new Outcome.OperatorLineInvalid();
    }
    return servers
        .update(command.server(), name, operatorLine)
        .<Outcome>map(Outcome.Updated::new)
        .orElseGet(Outcome.UnknownServer::new);
  }
}
