package chat.parley.rig.bench.load;

import chat.parley.proto.v1.SendMessageRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A request that sends a message, each time under another `clientMutationId`.
final class SendRequest implements Request {
  static final int STATUS_CREATED = 201;

  private static final UUID PLACE_HOLDER = new UUID(0, 0);

  private final byte[] request;
  private final int mutationAt;

  SendRequest(int port, String token, long channel, int contentBytes) {
    byte[] body =
        SendMessageRequest.newBuilder()
            .setContent("x".repeat(contentBytes))
            .setClientMutationId(PLACE_HOLDER.toString())
            .build()
            .toByteArray();
    byte[] head =
        """
        POST /api/v1/channels/%s/messages HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Authorization: Bearer %s\r
        Content-Type: application/x-protobuf\r
        Accept: application/x-protobuf\r
        Content-Length: %d\r
        \r
        """
            .formatted(Long.toUnsignedString(channel), port, token, body.length)
            .getBytes(StandardCharsets.US_ASCII);
    request = ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
    // The last field of the body.
    mutationAt = request.length - PLACE_HOLDER.toString().length();
  }

  @Override
  public byte[] next() {
    byte[] fresh = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(fresh, 0, request, mutationAt, fresh.length);
    return request;
  }

  @Override
  public int status() {
    return STATUS_CREATED;
  }
}
