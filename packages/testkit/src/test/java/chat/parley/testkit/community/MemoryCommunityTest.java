package chat.parley.testkit.community;

import chat.parley.shared.snowflake.Snowflakes;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/// The fake keeps the contracts.
class MemoryCommunityTest {
  private static final int NODE = 1002;

  private final CommunityPorts ports =
      new MemoryCommunity(new Snowflakes(NODE, InstantSource.system())::next);

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
