package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.channel.ChannelStore.NewChannel;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteStore.Acceptance;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.server.NewServer;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.ServerLimits;
import chat.parley.domain.server.ServerName;
import chat.parley.domain.server.ServerState;
import chat.parley.shared.snowflake.Snowflakes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the contracts of the community share. Method: every test has people and servers of its own,
/// so that tests may share one store.
public abstract class CommunityContract {
  protected static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  protected static final int MANY = 1_000;

  private static final int NODE = 1001;
  private static final IdSource IDS = new Snowflakes(NODE, InstantSource.system())::next;

  protected final UserId owner = person();

  protected abstract CommunityPorts ports();

  protected static UserId person() {
    return new UserId(IDS.next());
  }

  protected static NewServer draft(UserId owner, String name) {
    return new NewServer(
        new ServerId(IDS.next()),
        new ServerName(name),
        new OperatorLine("Run by us"),
        owner,
        PermissionSet.EVERYONE_DEFAULT,
        new ChannelId(IDS.next()),
        new ChannelName("general"),
        NOON);
  }

  protected final ServerId server() {
    var draft = draft(owner, "Library");
    assertThat(ports().servers().create(draft, UUID.randomUUID(), MANY))
        .isEqualTo(new Creation.Stored<>(draft.id()));
    return draft.id();
  }

  protected final ServerState stateOf(UserId user, ServerId server) {
    return ports().directory().stateOf(user, server).orElseThrow();
  }

  protected final ChannelId firstChannel(ServerId server) {
    return stateOf(owner, server).channels().getFirst().channel().id();
  }

  protected final NewChannel channelDraft(ServerId server, String name) {
    return new NewChannel(
        new ChannelId(IDS.next()),
        server,
        owner,
        new ChannelName(name),
        new ChannelTopic("What we read"),
        NOON);
  }

  protected final Channel channel(ServerId server, String name) {
    return stored(ports().channels().create(channelDraft(server, name), UUID.randomUUID(), MANY));
  }

  /// An invite that is not stored yet.
  ///
  /// @param usesMax 0 for as often as people like
  /// @param expiresAt null for never
  protected final Invite inviteDraft(ServerId server, int usesMax, @Nullable Instant expiresAt) {
    long id = IDS.next();
    var code = new InviteCode("code" + id);
    return new Invite(new InviteId(id), code, server, owner, usesMax, 0, expiresAt, NOON);
  }

  protected final Invite invite(ServerId server, int usesMax, @Nullable Instant expiresAt) {
    var draft = inviteDraft(server, usesMax, expiresAt);
    return stored(ports().invites().create(draft, UUID.randomUUID(), MANY));
  }

  /// Somebody who joined at noon.
  protected final UserId member(ServerId server) {
    var user = person();
    assertThat(accept(user, invite(server, 1, null))).isEqualTo(new Acceptance.Joined(server));
    return user;
  }

  protected final Acceptance accept(UserId user, Invite invite) {
    return ports().invites().accept(user, invite.code(), NOON, ServerLimits.DEFAULT);
  }

  protected static <T> T stored(Creation<T> creation) {
    assertThat(creation).isInstanceOf(Creation.Stored.class);
    return ((Creation.Stored<T>) creation).thing();
  }

  /// An event about a server, without the id that makes it unlike every other.
  protected record Told(EventKind kind, long entityId, long userId, long seq) {}

  protected final List<Told> toldOf(ServerId server) {
    return ports().outbox(server).stream().map(CommunityContract::told).toList();
  }

  private static Told told(EventReference event) {
    assertThat(event.channelId()).isZero();
    return new Told(event.kind(), event.entityId(), event.userId(), event.seq());
  }
}
