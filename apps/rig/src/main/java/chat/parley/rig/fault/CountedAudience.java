package chat.parley.rig.fault;

import chat.parley.domain.audience.AccessChange;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ServerHeads;
import chat.parley.domain.audience.ServerView;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// Counts the statements of gateway nodes, in contexts that ask for it: the audience store is all
/// that they read, a statement a call. What the API asks for tickets is counted apart.
@Singleton
@Requires(property = CountedAudience.PROPERTY)
final class CountedAudience implements BeanCreatedEventListener<AudienceStore> {
  static final String PROPERTY = "parley.rig.count-statements";

  private final LongAdder statements = new LongAdder();
  private final LongAdder tickets = new LongAdder();

  long statements() {
    return statements.sum();
  }

  long tickets() {
    return tickets.sum();
  }

  @Override
  public AudienceStore onCreated(BeanCreatedEvent<AudienceStore> event) {
    return new Counted(event.getBean(), statements, tickets);
  }

  private record Counted(AudienceStore store, LongAdder statements, LongAdder tickets)
      implements AudienceStore {
    @Override
    public Optional<ServerView> load(ServerId server) {
      statements.increment();
      return store.load(server);
    }

    @Override
    public List<ServerHeads> heads(Collection<ServerId> servers) {
      statements.increment();
      return store.heads(servers);
    }

    @Override
    public List<AccessChange> accessChangesSince(Instant moment) {
      statements.increment();
      return store.accessChangesSince(moment);
    }

    @Override
    public Set<ServerId> serversOf(UserId user) {
      tickets.increment();
      return store.serversOf(user);
    }
  }
}
