package chat.parley.gateway.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of one client into messages, whatever pieces they arrive in.
///
/// Call [#next] until it answers [Inbound.Incomplete]. Not safe for several threads: the IO thread
/// of the connection owns it.
public final class FrameDecoder {

  /// Fragments of one message; more is not data but work.
  static final int FRAGMENTS_MAX = 1_024;

  private static final int CONTROL_BYTES_MAX = 125;
  private static final int FIRST_ALLOCATION_BYTES_MAX = 512;
  private static final byte[] NOTHING = {};
  private static final Inbound INCOMPLETE = new Inbound.Incomplete();

  private enum Phase {
    START,
    LENGTH,
    LONG_LENGTH,
    MASK,
    PAYLOAD,
    FINISHED
  }

  private final int messageBytesMax;
  private Phase phase = Phase.START;

  // The frame under way.
  private boolean fin;
  private int opcode;
  private int headerBytesDue;
  private long payloadDue;
  private int mask;
  private int maskShift;
  private int controlLength;
  private byte @Nullable [] control;

  // The message under way.
  private boolean assembling;
  private boolean text;
  private int utf8 = Utf8.COMPLETE;
  private int fragments;
  private byte @Nullable [] message;
  private int messageLength;

  public FrameDecoder(int messageBytesMax) {
    this.messageBytesMax = messageBytesMax;
  }

  /// The next thing found in `input`, which is used up as far as it goes.
  public Inbound next(ByteBuffer input) {
    while (input.hasRemaining() || (phase == Phase.PAYLOAD && payloadDue == 0)) {
      Inbound found =
          switch (phase) {
            case START -> start(input.get() & 0xFF);
            case LENGTH -> length(input.get() & 0xFF);
            case LONG_LENGTH -> longLength(input.get() & 0xFF);
            case MASK -> mask(input.get() & 0xFF);
            case PAYLOAD -> payload(input);
            case FINISHED -> ignore(input);
          };
      if (found != INCOMPLETE) {
        return found;
      }
    }
    return INCOMPLETE;
  }

  private Inbound start(int first) {
    fin = (first & 0x80) != 0;
    opcode = first & 0x0F;
    if ((first & 0x70) != 0 || !Opcode.isKnown(opcode)) {
      return violation(CloseStatus.PROTOCOL_ERROR);
    }
    if (Opcode.isControl(opcode)) {
      if (!fin) {
        return violation(CloseStatus.PROTOCOL_ERROR);
      }
    } else {
      boolean continues = opcode == Opcode.CONTINUATION;
      if (continues != assembling) {
        return violation(CloseStatus.PROTOCOL_ERROR);
      }
      fragments = continues ? fragments + 1 : 1;
      if (fragments > FRAGMENTS_MAX) {
        return violation(CloseStatus.POLICY_VIOLATION);
      }
      if (!continues) {
        assembling = true;
        text = opcode == Opcode.TEXT;
      }
    }
    phase = Phase.LENGTH;
    return INCOMPLETE;
  }

  private Inbound length(int second) {
    int shortLength = second & 0x7F;
    boolean masked = (second & 0x80) != 0;
    if (!masked || (Opcode.isControl(opcode) && shortLength > CONTROL_BYTES_MAX)) {
      return violation(CloseStatus.PROTOCOL_ERROR);
    }
    payloadDue = 0;
    if (shortLength < 126) {
      payloadDue = shortLength;
      return lengthKnown();
    }
    headerBytesDue = shortLength == 126 ? 2 : 8;
    // Which of the two forms it is must be remembered for the check that it is the shortest one.
    mask = shortLength;
    phase = Phase.LONG_LENGTH;
    return INCOMPLETE;
  }

  private Inbound longLength(int next) {
    payloadDue = (payloadDue << 8) | next;
    headerBytesDue--;
    if (headerBytesDue > 0) {
      return INCOMPLETE;
    }
    long shortest = mask == 126 ? 126 : 65_536;
    return payloadDue < shortest ? violation(CloseStatus.PROTOCOL_ERROR) : lengthKnown();
  }

  private Inbound lengthKnown() {
    if (Opcode.isControl(opcode)) {
      control = payloadDue == 0 ? NOTHING : new byte[(int) payloadDue];
      controlLength = 0;
    } else if (payloadDue > messageBytesMax - messageLength) {
      return violation(CloseStatus.MESSAGE_TOO_BIG);
    }
    headerBytesDue = 4;
    mask = 0;
    phase = Phase.MASK;
    return INCOMPLETE;
  }

  private Inbound mask(int next) {
    mask = (mask << 8) | next;
    headerBytesDue--;
    if (headerBytesDue == 0) {
      maskShift = 24;
      phase = Phase.PAYLOAD;
    }
    return INCOMPLETE;
  }

  private Inbound payload(ByteBuffer input) {
    int length = (int) Math.min(payloadDue, input.remaining());
    payloadDue -= length;
    byte[] control = this.control;
    if (control != null) {
      unmask(input, control, controlLength, length);
      controlLength += length;
      return payloadDue == 0 ? controlFrame(control) : INCOMPLETE;
    }
    byte[] message = roomFor(length);
    unmask(input, message, messageLength, length);
    if (text) {
      utf8 = Utf8.advance(utf8, message, messageLength, messageLength + length);
      if (utf8 == Utf8.INVALID) {
        return violation(CloseStatus.INVALID_PAYLOAD);
      }
    }
    messageLength += length;
    return payloadDue == 0 ? dataFrame(message) : INCOMPLETE;
  }

  private byte[] roomFor(int length) {
    int needed = messageLength + length;
    byte[] message = this.message;
    if (message == null) {
      // What is promised is believed only so far; the rest is allocated as it arrives.
      long promised = Math.min(length + payloadDue, FIRST_ALLOCATION_BYTES_MAX);
      message = new byte[(int) Math.max(needed, promised)];
    } else if (message.length < needed) {
      message = Arrays.copyOf(message, Math.max(needed, Math.min(messageBytesMax, needed * 2)));
    }
    this.message = message;
    return message;
  }

  private void unmask(ByteBuffer input, byte[] target, int offset, int length) {
    int shift = maskShift;
    for (int i = offset; i < offset + length; i++) {
      target[i] = (byte) (input.get() ^ (mask >> shift));
      shift = (shift - 8) & 31;
    }
    maskShift = shift;
  }

  private Inbound dataFrame(byte[] message) {
    phase = Phase.START;
    if (!fin) {
      return INCOMPLETE;
    }
    if (utf8 != Utf8.COMPLETE) {
      return violation(CloseStatus.INVALID_PAYLOAD);
    }
    byte[] whole =
        message.length == messageLength ? message : Arrays.copyOf(message, messageLength);
    this.message = null;
    messageLength = 0;
    assembling = false;
    return new Inbound.Message(text, whole);
  }

  private Inbound controlFrame(byte[] payload) {
    phase = Phase.START;
    control = null;
    return switch (opcode) {
      case Opcode.PING -> new Inbound.Ping(payload);
      case Opcode.PONG -> new Inbound.Pong();
      default -> close(payload);
    };
  }

  private Inbound close(byte[] payload) {
    if (payload.length == 0) {
      return finished(new Inbound.Close(CloseStatus.ABSENT));
    }
    if (payload.length == 1) {
      return violation(CloseStatus.PROTOCOL_ERROR);
    }
    int code = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    if (!CloseStatus.mayTravel(code)) {
      return violation(CloseStatus.PROTOCOL_ERROR);
    }
    if (Utf8.advance(Utf8.COMPLETE, payload, 2, payload.length) != Utf8.COMPLETE) {
      return violation(CloseStatus.INVALID_PAYLOAD);
    }
    return finished(new Inbound.Close(new CloseStatus(code)));
  }

  private Inbound violation(CloseStatus status) {
    return finished(new Inbound.Violation(status));
  }

  private Inbound finished(Inbound last) {
    phase = Phase.FINISHED;
    message = null;
    control = null;
    return last;
  }

  private static Inbound ignore(ByteBuffer input) {
    input.position(input.limit());
    return INCOMPLETE;
  }
}
