package chat.parley.rig.bench.load;

import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.Heartbeat;
import chat.parley.proto.v1.Identify;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.MessageCreated;
import chat.parley.proto.v1.User;
import com.google.protobuf.WireFormat;
import com.google.protobuf.util.Timestamps;
import java.nio.ByteBuffer;
import java.util.Queue;

/// Parley's gateway in protobuf: identifies with a ticket, then counts what one channel dispatches.
///
/// A dispatch is not parsed but read as far as its `channel_seq`, which is the number that counts.
final class ParleyWords implements WebSocketDialect.Words {
  static final String PATH = "/gateway";
  static final String SUBPROTOCOL = "parley.v1.protobuf";

  private static final int DISPATCH = tag(GatewayFrame.DISPATCH_FIELD_NUMBER);
  private static final int HELLO = tag(GatewayFrame.HELLO_FIELD_NUMBER);
  private static final int READY = tag(GatewayFrame.READY_FIELD_NUMBER);
  private static final int INVALID = tag(GatewayFrame.INVALID_SESSION_FIELD_NUMBER);

  /// event_id and server_id come first, each a tag and eight bytes.
  private static final int CHANNEL_AT = 2 * 9 + 1;

  private static final int SEQ_AT = CHANNEL_AT + 8 + 1;
  private static final byte[] HEARTBEAT =
      WebSocketDialect.binary(
          ClientFrame.newBuilder()
              .setHeartbeat(Heartbeat.getDefaultInstance())
              .build()
              .toByteArray());

  private final Queue<String> tickets;
  private final long channel;

  /// @param tickets one for each client
  /// @param channel the only channel whose messages count
  ParleyWords(Queue<String> tickets, long channel) {
    this.tickets = tickets;
    this.channel = channel;
  }

  private static int tag(int field) {
    return (field << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  @Override
  public void heard(Client client, ByteBuffer in, int at, int length) {
    int tag = in.get(at);
    if (tag == DISPATCH) {
      dispatched(client, in, at + 1 + varintBytes(in, at + 1));
    } else if (tag == HELLO) {
      client.say(identify(tickets.remove()));
    } else if (tag == READY) {
      client.ready();
    } else if (tag == INVALID) {
      throw new IllegalStateException("a ticket was refused");
    }
  }

  private void dispatched(Client client, ByteBuffer in, int envelope) {
    long from = Long.reverseBytes(in.getLong(envelope + CHANNEL_AT));
    if (from == channel) {
      client.delivered(varint(in, envelope + SEQ_AT));
    }
  }

  private static int varintBytes(ByteBuffer in, int at) {
    int bytes = 1;
    while (in.get(at + bytes - 1) < 0) {
      bytes++;
    }
    return bytes;
  }

  private static long varint(ByteBuffer in, int at) {
    long value = 0;
    int shift = 0;
    int index = at;
    byte part;
    do {
      part = in.get(index++);
      value |= (long) (part & 0x7F) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }

  private static byte[] identify(String ticket) {
    var frame = ClientFrame.newBuilder().setIdentify(Identify.newBuilder().setTicket(ticket));
    return WebSocketDialect.binary(frame.build().toByteArray());
  }

  @Override
  public byte[] heartbeat() {
    return HEARTBEAT;
  }

  /// What the relay would publish for a message of so many bytes.
  static byte[] envelope(Place place, long number, int bytes) {
    var message =
        Message.newBuilder()
            .setId(place.channel() + number)
            .setChannelId(place.channel())
            .setServerId(place.server())
            .setChannelSeq(number)
            .setAuthor(
                User.newBuilder()
                    .setId(place.author())
                    .setUsername("benchmark")
                    .setDisplayName("Benchmark"))
            .setContent("x".repeat(bytes))
            .setSentAt(Timestamps.fromMillis(System.currentTimeMillis()));
    return EventEnvelope.newBuilder()
        .setEventId(place.channel() + number)
        .setServerId(place.server())
        .setChannelId(place.channel())
        .setChannelSeq(number)
        .setMessageCreated(MessageCreated.newBuilder().setMessage(message))
        .build()
        .toByteArray();
  }

  /// Where messages appear, and in whose name.
  record Place(long server, long channel, long author) {}
}
