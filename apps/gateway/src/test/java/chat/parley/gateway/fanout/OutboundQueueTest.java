package chat.parley.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

  @Test
  void givesBackEveryByteInOrderWhateverTheSocketTakes() {
    var random = new Random(3);
    var queue = new OutboundQueue();
    var put = new ByteArrayOutputStream();
    var written = new ByteArrayOutputStream();
    for (int round = 0; round < 2_000; round++) {
      for (int i = random.nextInt(4); i > 0; i--) {
        var frame = new byte[1 + random.nextInt(50)];
        random.nextBytes(frame);
        put.writeBytes(frame);
        queue.add(frame);
      }
      var out = ByteBuffer.allocate(1 + random.nextInt(120));
      queue.copyTo(out);
      int taken = random.nextInt(out.position() + 1);
      written.write(out.array(), 0, taken);
      queue.written(taken);
      assertThat(queue.bytes()).isEqualTo(put.size() - written.size());
    }
    var rest = ByteBuffer.allocate(queue.bytes());
    queue.copyTo(rest);
    queue.written(rest.position());
    written.writeBytes(rest.array());
    assertThat(written.toByteArray()).isEqualTo(put.toByteArray());
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void countsTheFramesThatAreThrough() {
    var queue = new OutboundQueue();
    queue.add(new byte[3]);
    queue.add(new byte[4]);
    assertThat(queue.written(2)).isZero();
    assertThat(queue.written(2)).isEqualTo(1);
    assertThat(queue.written(3)).isEqualTo(1);
  }

  @Test
  void doesNotCountTheFrameBeingWrittenAgainstTheLimit() {
    var queue = new OutboundQueue();
    queue.add(new byte[1_000]);
    assertThat(queue.bytesBehindHead()).isZero();
    queue.add(new byte[5]);
    queue.written(10);
    assertThat(queue.bytesBehindHead()).isEqualTo(5);
  }

  @Test
  void dropsWhatWasNotBegunAndFinishesWhatWas() {
    var queue = new OutboundQueue();
    queue.add(new byte[] {1, 2, 3});
    queue.add(new byte[] {4});
    queue.written(1);
    queue.dropUnbegun();
    queue.add(new byte[] {9});
    var out = ByteBuffer.allocate(10);
    queue.copyTo(out);
    assertThat(java.util.Arrays.copyOf(out.array(), out.position())).containsExactly(2, 3, 9);
    assertThat(queue.bytes()).isEqualTo(3);
  }

  @Test
  void copiesOnceForNeighboursWithTheSameFrames() {
    var batch = new WriteBatch(64);
    var one = new byte[] {1, 2};
    var two = new byte[] {3};
    var first = queueOf(one, two);
    var loaded = batch.load(first);
    loaded.position(3);
    loaded.limit(3);
    // Only a second copy could bring the buffer back.
    one[0] = 7;
    var again = batch.load(queueOf(one, two));
    assertThat(bytes(again)).containsExactly(1, 2, 3);
    assertThat(bytes(batch.load(queueOf(one)))).containsExactly(7, 2);
  }

  @Test
  void copiesAgainForAQueueThatIsFurtherOn() {
    var batch = new WriteBatch(64);
    var one = new byte[] {1, 2};
    batch.load(queueOf(one));
    var begun = queueOf(one);
    begun.written(1);
    assertThat(bytes(batch.load(begun))).containsExactly(2);
    assertThat(bytes(batch.load(queueOf(one)))).containsExactly(1, 2);
  }

  @Test
  void leavesNothingInTheBuffer() {
    var batch = new WriteBatch(64);
    var view = batch.load(queueOf(new byte[] {1, 2, 3}));
    batch.wipe();
    view.clear();
    assertThat(bytes(view)).containsOnly(0);
  }

  @Test
  void fillsTheBufferWhenMoreWaitsThanFits() {
    var batch = new WriteBatch(4);
    var queue = queueOf(new byte[] {1, 2, 3}, new byte[] {4, 5, 6});
    assertThat(bytes(batch.load(queue))).containsExactly(1, 2, 3, 4);
    queue.written(4);
    assertThat(bytes(batch.load(queue))).containsExactly(5, 6);
  }

  private static OutboundQueue queueOf(byte[]... frames) {
    var queue = new OutboundQueue();
    for (var frame : frames) {
      queue.add(frame);
    }
    return queue;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(buffer.position(), bytes);
    return bytes;
  }
}
