package chat.parley.rig.bench.load;

import java.nio.charset.StandardCharsets;

/// A request for the newest page of a channel.
final class PageRequest implements Request {
  private static final int STATUS_OK = 200;
  private static final int MESSAGES = 50;

  private final byte[] request;

  PageRequest(int port, String token, long channel) {
    request =
        """
        GET /api/v1/channels/%s/messages?limit=%d HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Authorization: Bearer %s\r
        Accept: application/x-protobuf\r
        \r
        """
            .formatted(Long.toUnsignedString(channel), MESSAGES, port, token)
            .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] next() {
    return request;
  }

  @Override
  public int status() {
    return STATUS_OK;
  }
}
