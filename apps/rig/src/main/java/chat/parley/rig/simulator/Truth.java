package chat.parley.rig.simulator;

import chat.parley.adapters.wire.Messages;
import chat.parley.adapters.wire.Servers;
import chat.parley.domain.account.DisplayName;
import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Username;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.channel.ChannelStore.NewChannel;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.message.CatchUp;
import chat.parley.domain.message.DeleteMessage;
import chat.parley.domain.message.EditMessage;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.PageMessages;
import chat.parley.domain.message.PagePosition;
import chat.parley.domain.message.SendMessage;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.server.NewServer;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.ServerLimits;
import chat.parley.domain.server.ServerName;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.rig.client.core.Input;
import chat.parley.rig.client.core.Need;
import chat.parley.testkit.community.MemoryCommunity;
import chat.parley.testkit.id.CountingIds;
import chat.parley.testkit.message.MemoryMessageStore;
import chat.parley.worker.relay.EventResolver;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The database and the API over it: the use cases of the domain on memory stores. What it says is
/// what clients must show in the end.
final class Truth {
  /// Small pages, so that short histories have older ones.
  private static final int PAGE_MESSAGES = 8;

  private static final int CATCH_UP_EVENTS = 12;
  private static final int ALL = 10_000;
  private static final long FIRST_ID = 1L << 40;

  private final Scheduler scheduler;
  private final Trace trace;
  private final SimulatedOutbox outbox;
  private final CountingIds ids = new CountingIds(FIRST_ID);
  private final Memberships memberships = new Memberships();
  private final MemoryMessageStore messages;
  private final MemoryCommunity community;
  private final Map<UserId, Profile> profiles = new LinkedHashMap<>();
  private final Map<Long, Long> committedMs = new HashMap<>();
  private final Map<UUID, Integer> sends = new HashMap<>();
  private final Map<ServerId, InviteCode> invites = new HashMap<>();
  private final SendMessage sendMessage;
  private final EditMessage editMessage;
  private final DeleteMessage deleteMessage;
  private final PageMessages pageMessages;
  private final CatchUp catchUp;

  Truth(Scheduler scheduler, SimulatedOutbox outbox, Trace trace) {
    this.scheduler = scheduler;
    this.outbox = outbox;
    this.trace = trace;
    this.messages = new MemoryMessageStore(scheduler, this::committed);
    this.community = new MemoryCommunity(ids, messages::head, this::committed);
    var access = new ChannelAccess(community.channelGrants());
    sendMessage = new SendMessage(access, messages, ids);
    editMessage = new EditMessage(access, messages, ids, scheduler);
    deleteMessage = new DeleteMessage(access, messages, ids);
    pageMessages = new PageMessages(access, messages);
    catchUp = new CatchUp(access, messages, scheduler);
  }

  private void committed(EventReference event) {
    committedMs.put(event.id().value(), scheduler.millis());
    var server = new ServerId(event.serverId());
    switch (event.kind()) {
      case MEMBER_JOINED -> memberships.joined(new UserId(event.userId()), server, now());
      case MEMBER_LEFT -> memberships.left(new UserId(event.userId()), server, now());
      case MESSAGE_CREATED -> sends.merge(mutationOf(event), 1, Integer::sum);
      default -> {
        // Changes neither who is in nor how often something was sent.
      }
    }
    trace.add(event.kind().name(), event.id().value(), event.entityId(), event.seq());
    outbox.append(event);
  }

  private static UUID mutationOf(EventReference event) {
    var mutation = event.mutationId();
    return mutation == null ? new UUID(0, 0) : mutation;
  }

  private long now() {
    return scheduler.millis();
  }

  // What others read.

  AudienceStore audience() {
    return community.audience();
  }

  EventResolver resolver() {
    return new EventResolver(
        messages,
        this::find,
        community.directory(),
        community.channels(),
        community.members(),
        community.readPositions());
  }

  private Map<UserId, Profile> find(Collection<UserId> users) {
    var found = new HashMap<UserId, Profile>();
    users.forEach(
        user -> Optional.ofNullable(profiles.get(user)).ifPresent(p -> found.put(user, p)));
    return found;
  }

  Memberships memberships() {
    return memberships;
  }

  /// When an event was committed.
  long committedMs(long event) {
    return committedMs.getOrDefault(event, 0L);
  }

  /// How often a mutation took effect.
  int sends(UUID mutation) {
    return sends.getOrDefault(mutation, 0);
  }

  // What people do.

  UserId signUp(String name) {
    var user = new UserId(ids.next());
    profiles.put(user, new Profile(user, new Username(name), new DisplayName(name)));
    return user;
  }

  ServerId createServer(UserId owner) {
    var draft =
        new NewServer(
            new ServerId(ids.next()),
            new ServerName("Server"),
            new OperatorLine(""),
            owner,
            PermissionSet.EVERYONE_DEFAULT,
            new ChannelId(ids.next()),
            new ChannelName("general"),
            scheduler.instant());
    messages.createChannel(draft.channel());
    memberships.joined(owner, draft.id(), now());
    community.servers().create(draft, new UUID(0, draft.id().value()), ALL);
    var code = new InviteCode("invite-" + draft.id().value());
    var invite =
        new Invite(
            new InviteId(ids.next()), code, draft.id(), owner, 0, 0, null, scheduler.instant());
    community.invites().create(invite, new UUID(1, draft.id().value()), ALL);
    invites.put(draft.id(), code);
    return draft.id();
  }

  void createChannel(UserId creator, ServerId server) {
    var id = new ChannelId(ids.next());
    var draft =
        new NewChannel(
            id,
            server,
            creator,
            new ChannelName("room-" + id.value()),
            new ChannelTopic(""),
            scheduler.instant());
    messages.createChannel(id);
    var mutation = new UUID(2, id.value());
    if (!(community.channels().create(draft, mutation, ALL) instanceof Creation.Stored<Channel>)) {
      messages.deleteChannel(id);
    }
  }

  void deleteChannel(ChannelId channel) {
    community.channels().delete(channel);
    messages.deleteChannel(channel);
  }

  void join(UserId user, ServerId server) {
    var code = invites.getOrDefault(server, new InviteCode(""));
    community.invites().accept(user, code, scheduler.instant(), ServerLimits.DEFAULT);
  }

  void remove(UserId user, ServerId server) {
    community.members().remove(server, user, LeaveReason.REMOVED, scheduler.instant());
  }

  Optional<chat.parley.proto.v1.Message> send(
      UserId author, ChannelId channel, String words, UUID mutation) {
    var command = new SendMessage.Command(author, channel, new MessageContent(words), mutation);
    return sendMessage.handle(command) instanceof SendMessage.Outcome.Sent(var message)
        ? Optional.of(Messages.toProto(message, profiles))
        : Optional.empty();
  }

  Optional<chat.parley.proto.v1.Message> edit(
      UserId author, ChannelId channel, MessageId message, String words) {
    var command = new EditMessage.Command(author, channel, message, new MessageContent(words));
    return editMessage.handle(command) instanceof EditMessage.Outcome.Edited(var edited)
        ? Optional.of(Messages.toProto(edited, profiles))
        : Optional.empty();
  }

  boolean delete(UserId caller, ChannelId channel, MessageId message) {
    var command = new DeleteMessage.Command(caller, channel, message);
    return deleteMessage.handle(command) instanceof DeleteMessage.Outcome.Deleted;
  }

  // What clients ask.

  /// The API's answer to one of a client's needs.
  Input answer(UserId user, Need need) {
    return switch (need) {
      case Need.Events asked -> events(user, asked);
      case Need.Page asked -> page(user, asked);
      case Need.Server asked ->
          community
              .directory()
              .stateOf(user, new ServerId(asked.server()))
              .<Input>map(state -> new Input.ServerRead(asked, Servers.toProto(state)))
              .orElseGet(() -> new Input.Refused(need, ErrorCode.UNKNOWN_SERVER));
    };
  }

  private Input events(UserId user, Need.Events need) {
    var query =
        new CatchUp.Query(user, new ChannelId(need.channel()), need.after(), CATCH_UP_EVENTS);
    return switch (catchUp.handle(query)) {
      case CatchUp.Outcome.Events events ->
          new Input.EventsRead(need, Messages.toProto(events, profiles));
      case CatchUp.Outcome.Resync() -> new Input.Refused(need, ErrorCode.RESYNC);
      case CatchUp.Outcome.UnknownChannel() -> new Input.Refused(need, ErrorCode.UNKNOWN_CHANNEL);
    };
  }

  private Input page(UserId user, Need.Page need) {
    var position =
        need.before() == 0
            ? new PagePosition.Newest()
            : new PagePosition.Before(new MessageId(need.before()));
    var query =
        new PageMessages.Query(user, new ChannelId(need.channel()), position, PAGE_MESSAGES);
    return pageMessages.handle(query) instanceof PageMessages.Outcome.Page(var page)
        ? new Input.PageRead(need, Messages.toProto(page, profiles))
        : new Input.Refused(need, ErrorCode.UNKNOWN_CHANNEL);
  }

  // What is true.

  List<ServerId> serversOf(UserId user) {
    return community.directory().statesOf(user).stream().map(s -> s.server().id()).toList();
  }

  List<ChannelId> channelsOf(UserId user) {
    return community.directory().statesOf(user).stream()
        .flatMap(state -> state.channels().stream())
        .map(state -> state.channel().id())
        .toList();
  }

  List<ChannelId> channelsIn(ServerId server) {
    return community.audience().load(server).stream()
        .flatMap(view -> view.channels().stream())
        .map(view -> view.channel().id())
        .toList();
  }

  List<Message> messagesIn(ChannelId channel) {
    return messages.page(channel, new PagePosition.Newest(), ALL).messages();
  }
}
