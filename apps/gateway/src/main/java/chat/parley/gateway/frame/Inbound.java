package chat.parley.gateway.frame;

/// What the decoder found. Payloads are unmasked arrays of their own; nobody else holds them.
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy would be a second one
public sealed interface Inbound {

  /// Everything given was used up; the rest has yet to arrive.
  record Incomplete() implements Inbound {}

  /// A whole message, its fragments joined. Text is valid UTF-8.
  record Message(boolean text, byte[] payload) implements Inbound {
    @Override
    public String toString() {
      return "Message[redacted]";
    }
  }

  record Ping(byte[] payload) implements Inbound {}

  record Pong() implements Inbound {}

  /// The peer closes; [CloseStatus#ABSENT] when it gave no code.
  record Close(CloseStatus status) implements Inbound {}

  /// The peer broke the protocol; the connection must fail with this code.
  record Violation(CloseStatus status) implements Inbound {}
}
