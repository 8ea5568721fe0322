package chat.parley.worker.relay;

import chat.parley.adapters.wire.EventFacts;
import chat.parley.adapters.wire.EventFacts.MemberKey;
import chat.parley.adapters.wire.EventFacts.ReaderKey;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.channel.ChannelStore;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.Member;
import chat.parley.domain.member.MemberStore;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.read.ReadPosition;
import chat.parley.domain.read.ReadPositionStore;
import chat.parley.domain.server.ServerDirectory;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads what a batch of references refers to: one look-up per kind of thing, not per event.
@Singleton
public final class EventResolver {
  private final MessageStore messages;
  private final Profiles profiles;
  private final ServerDirectory servers;
  private final ChannelStore channels;
  private final MemberStore members;
  private final ReadPositionStore readPositions;

  public EventResolver(
      MessageStore messages,
      Profiles profiles,
      ServerDirectory servers,
      ChannelStore channels,
      MemberStore members,
      ReadPositionStore readPositions) {
    this.messages = messages;
    this.profiles = profiles;
    this.servers = servers;
    this.channels = channels;
    this.members = members;
    this.readPositions = readPositions;
  }

  EventFacts resolve(List<EventReference> events) {
    var current = unlessEmpty(idsOf(events, EventResolver::messageOf), messages::find);
    var serverIds = idsOf(events, EventResolver::serverOf);
    var channelIds = idsOf(events, EventResolver::channelOf);
    return new EventFacts(
        current,
        unlessEmpty(peopleIn(events, current.values()), profiles::find),
        unlessEmpty(serverIds, servers::find),
        unlessEmpty(channelIds, channels::find),
        membersIn(events),
        readPositionsIn(events));
  }

  private static Set<UserId> peopleIn(List<EventReference> events, Collection<Message> messages) {
    var people = new HashSet<UserId>();
    messages.forEach(message -> people.add(message.author()));
    for (var event : events) {
      switch (event.kind()) {
        case MEMBER_JOINED, MEMBER_UPDATED, ACCOUNT_UPDATED -> people.add(userOf(event));
        default -> {}
      }
    }
    return people;
  }

  private Map<MemberKey, Member> membersIn(List<EventReference> events) {
    var users =
        events.stream()
            .filter(
                event ->
                    event.kind() == EventKind.MEMBER_JOINED
                        || event.kind() == EventKind.MEMBER_UPDATED)
            .collect(
                Collectors.groupingBy(
                    event -> new ServerId(event.serverId()),
                    Collectors.mapping(EventResolver::userOf, Collectors.toSet())));
    var found = new HashMap<MemberKey, Member>();
    users.forEach(
        (server, people) ->
            members
                .find(server, people)
                .forEach((user, member) -> found.put(new MemberKey(server, user), member)));
    return found;
  }

  /// Read positions come one at a time: a person moves them by hand.
  private Map<ReaderKey, ReadPosition> readPositionsIn(List<EventReference> events) {
    var found = new HashMap<ReaderKey, ReadPosition>();
    for (var event : events) {
      if (event.kind() == EventKind.READ_POSITION_MOVED) {
        var reader = new ReaderKey(userOf(event), new ChannelId(event.channelId()));
        readPositions
            .find(reader.user(), reader.channel())
            .ifPresent(position -> found.put(reader, position));
      }
    }
    return found;
  }

  private static List<MessageId> messageOf(EventReference event) {
    return switch (event.kind()) {
      case MESSAGE_CREATED, MESSAGE_EDITED -> List.of(new MessageId(event.entityId()));
      default -> List.of();
    };
  }

  private static List<ServerId> serverOf(EventReference event) {
    return event.kind() == EventKind.SERVER_UPDATED
        ? List.of(new ServerId(event.serverId()))
        : List.of();
  }

  private static List<ChannelId> channelOf(EventReference event) {
    return switch (event.kind()) {
      case CHANNEL_CREATED, CHANNEL_UPDATED -> List.of(new ChannelId(event.entityId()));
      default -> List.of();
    };
  }

  private static UserId userOf(EventReference event) {
    return new UserId(event.userId());
  }

  private static <I> Set<I> idsOf(
      List<EventReference> events, Function<EventReference, List<I>> ids) {
    return events.stream().flatMap(event -> ids.apply(event).stream()).collect(Collectors.toSet());
  }

  private static <I, T> Map<I, T> unlessEmpty(Set<I> ids, Function<Collection<I>, Map<I, T>> find) {
    return ids.isEmpty() ? Map.of() : find.apply(ids);
  }
}
