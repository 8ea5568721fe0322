package chat.parley.testkit.community;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.read.ReadPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of read positions must do.
public abstract class ReadPositionStoreContract extends CommunityContract {
  private ChannelId channel = new ChannelId(0);

  @BeforeEach
  void post() {
    var server = server();
    channel = firstChannel(server);
    var other = member(server);
    for (int i = 0; i < 4; i++) {
      ports().post(channel, other);
    }
    ports().post(channel, owner);
  }

  @Test
  void goesForward() {
    assertThat(ports().readPositions().find(owner, channel)).contains(position(0, 4));
    assertThat(move(2, false)).isEqualTo(position(2, 2));
    assertThat(move(4, false)).isEqualTo(position(4, 0));
    assertThat(ports().readPositions().find(owner, channel)).contains(position(4, 0));
  }

  @Test
  void goesBackOnlyWhenAsked() {
    move(3, false);

    assertThat(move(1, false)).isEqualTo(position(3, 1));
    assertThat(move(1, true)).isEqualTo(position(1, 3));
    assertThat(move(0, true)).isEqualTo(position(0, 4));
  }

  @Test
  void stopsAtTheHead() {
    assertThat(move(Long.MAX_VALUE, false)).isEqualTo(position(5, 0));
  }

  @Test
  void tellsOtherDevicesWhenItMoved() {
    move(2, false);
    move(2, false);
    move(1, false);
    move(1, true);

    assertThat(ports().outbox(owner))
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.kind()).isEqualTo(EventKind.READ_POSITION_MOVED);
              assertThat(event.channelId()).isEqualTo(channel.value());
              assertThat(event.seq()).isZero();
            });
  }

  @Test
  void isKeptForMembersOnly() {
    var stranger = person();

    assertThat(ports().readPositions().move(stranger, channel, 1, false)).isEmpty();
    assertThat(ports().readPositions().find(stranger, channel)).isEmpty();
    assertThat(ports().readPositions().move(owner, new ChannelId(1), 1, false)).isEmpty();
    assertThat(ports().outbox(stranger)).isEmpty();
  }

  private ReadPosition move(long seq, boolean allowBack) {
    return ports().readPositions().move(owner, channel, seq, allowBack).orElseThrow();
  }

  private ReadPosition position(long seq, int unread) {
    return new ReadPosition(channel, seq, unread);
  }
}
