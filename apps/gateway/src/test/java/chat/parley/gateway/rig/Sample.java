package chat.parley.gateway.rig;

import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.MessageCreated;
import chat.parley.proto.v1.MessageDeleted;
import chat.parley.proto.v1.MessageEdited;
import chat.parley.proto.v1.User;

/// Events for tests.
public final class Sample {

  private Sample() {}

  public static EventEnvelope.Builder created(
      long server, long channel, long seq, long message, String text) {
    return inChannel(server, channel, seq)
        .setMessageCreated(
            MessageCreated.newBuilder()
                .setMessage(message(channel, message, text))
                .setClientMutationId("0190b6a8-0000-7000-8000-000000000001"));
  }

  public static EventEnvelope.Builder edited(
      long server, long channel, long seq, long message, String text) {
    return inChannel(server, channel, seq)
        .setMessageEdited(MessageEdited.newBuilder().setMessage(message(channel, message, text)));
  }

  public static EventEnvelope.Builder deleted(long server, long channel, long seq, long message) {
    return inChannel(server, channel, seq)
        .setMessageDeleted(MessageDeleted.newBuilder().setMessageId(message));
  }

  public static EventEnvelope.Builder ofServer(long server, long seq) {
    return EventEnvelope.newBuilder().setServerId(server).setServerSeq(seq);
  }

  private static EventEnvelope.Builder inChannel(long server, long channel, long seq) {
    return EventEnvelope.newBuilder().setServerId(server).setChannelId(channel).setChannelSeq(seq);
  }

  private static Message.Builder message(long channel, long message, String text) {
    return Message.newBuilder()
        .setId(message)
        .setChannelId(channel)
        .setAuthor(User.newBuilder().setId(77).setUsername("ann").setDisplayName("Ann"))
        .setContent(text);
  }
}
