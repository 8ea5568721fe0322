package chat.parley.rig.bench.load;

import java.io.ByteArrayOutputStream;
import java.util.function.LongFunction;

/// Puts messages on their way.
interface Publisher {

  /// Whether another message may be published now.
  default boolean isFree() {
    return true;
  }

  void publish(long number);

  /// Lets go of what was published since the last time.
  default void flush() {}

  /// Publishes over a socket of the generator; what comes together leaves in one write.
  static Publisher over(Client client, LongFunction<byte[]> encode) {
    var waiting = new ByteArrayOutputStream();
    return new Publisher() {
      @Override
      public void publish(long number) {
        waiting.writeBytes(encode.apply(number));
      }

      @Override
      public void flush() {
        if (waiting.size() > 0) {
          client.say(waiting.toByteArray());
          waiting.reset();
        }
      }
    };
  }
}
