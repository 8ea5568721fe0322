package chat.parley.domain.server;

import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.permission.PermissionSet;
import java.time.InstantSource;
import java.util.UUID;

/// Makes a server with one channel, at most once per `clientMutationId`.
public final class CreateServer {
  private static final ChannelName FIRST_CHANNEL = new ChannelName("general");

  public record Command(UserId owner, String name, String operatorLine, UUID clientMutationId) {}

  public sealed interface Outcome {
    record Created(ServerState state) implements Outcome {}

    record NameInvalid() implements Outcome {}

    record OperatorLineInvalid() implements Outcome {}

    record LimitReached(int serversPerPersonMax) implements Outcome {}

    record MutationConflict() implements Outcome {}
  }

  private final ServerStore servers;
  private final ServerDirectory directory;
  private final ServerLimits limits;
  private final IdSource ids;
  private final InstantSource clock;

  public CreateServer(
      ServerStore servers,
      ServerDirectory directory,
      ServerLimits limits,
      IdSource ids,
      InstantSource clock) {
    this.servers = servers;
    this.directory = directory;
    this.limits = limits;
    this.ids = ids;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    var name = ServerName.parse(command.name());
    if (name.isEmpty()) {
      return new Outcome.NameInvalid();
    }
    var operatorLine = OperatorLine.parse(command.operatorLine());
    if (operatorLine.isEmpty()) {
      return new Outcome.OperatorLineInvalid();
    }
    return create(command, name.get(), operatorLine.get());
  }

  private Outcome create(Command command, ServerName name, OperatorLine operatorLine) {
    var draft =
        new NewServer(
            new ServerId(ids.next()),
            name,
            operatorLine,
            command.owner(),
            PermissionSet.EVERYONE_DEFAULT,
            new ChannelId(ids.next()),
            FIRST_CHANNEL,
            clock.instant());
    return switch (servers.create(
        draft, command.clientMutationId(), limits.serversPerPersonMax())) {
      case Creation.Stored<ServerId>(var id) -> stateOf(command.owner(), id);
      case Creation.Repeated<ServerId>(var id) -> stateOf(command.owner(), id);
      case Creation.LimitReached<ServerId>() ->
          new Outcome.LimitReached(limits.serversPerPersonMax());
      case Creation.Conflict<ServerId>(), Creation.ParentGone<ServerId>() ->
          new Outcome.MutationConflict();
    };
  }

  /// The server may have been deleted since the first try; its id is not used for another one.
  private Outcome stateOf(UserId owner, ServerId server) {
    return directory
        .stateOf(owner, server)
        .<Outcome>map(Outcome.Created::new)
        .orElseGet(Outcome.MutationConflict::new);
  }
}
