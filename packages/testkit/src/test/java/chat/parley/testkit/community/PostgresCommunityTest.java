package chat.parley.testkit.community;

import chat.parley.testkit.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// PostgreSQL keeps the contracts.
@Tag("real")
class PostgresCommunityTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final CommunityPorts ports = new PostgresCommunity(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Nested
  class Servers extends ServerStoreContract {
    @Override
    protected CommunityPorts ports() {
      return ports;
    }
  }

  @Nested
  class Channels extends ChannelStoreContract {
    @Override
    protected CommunityPorts ports() {
      return ports;
    }
  }

  @Nested
  class Members extends MemberStoreContract {
    @Override
    protected CommunityPorts ports() {
      return ports;
    }
  }

  @Nested
  class Invites extends InviteStoreContract {
    @Override
    protected CommunityPorts ports() {
      return ports;
    }
  }

  @Nested
  class ReadPositions extends ReadPositionStoreContract {
    @Override
    protected CommunityPorts ports() {
      return ports;
    }
  }

  @Nested
  class Audiences extends AudienceStoreContract {
    @Override
    protected CommunityPorts ports() {
      return ports;
    }
  }
}
