package chat.parley.rig.bench.load;

import java.nio.ByteBuffer;

/// Answers to requests over a kept connection; "delivered" is the status of an answer.
final class HttpDialect implements Dialect {

  @Override
  public byte[] greeting() {
    return new byte[0];
  }

  @Override
  public void take(Client client, ByteBuffer in) {
    for (int end = HttpHead.end(in); end >= 0; end = HttpHead.end(in)) {
      int next = end + HttpHead.bodyBytes(in, end);
      if (next > in.limit()) {
        return;
      }
      int status = HttpHead.status(in);
      in.position(next);
      client.delivered(status);
    }
  }
}
