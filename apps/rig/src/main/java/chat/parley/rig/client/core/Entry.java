package chat.parley.rig.client.core;

import chat.parley.proto.v1.Message;
import com.google.protobuf.Timestamp;

/// A message as the client shows it, or the place where one was.
///
/// @param editedMicros when it was last edited; 0 when never
/// @param gone deleted while it was loaded: a place without words
public record Entry(
    long id, long seq, long authorId, String content, long editedMicros, boolean gone) {

  static Entry of(Message message) {
    return new Entry(
        message.getId(),
        message.getChannelSeq(),
        message.getAuthor().getId(),
        message.getContent(),
        message.hasEditedAt() ? micros(message.getEditedAt()) : 0,
        false);
  }

  Entry deleted() {
    return new Entry(id, seq, 0, "", 0, true);
  }

  private static long micros(Timestamp at) {
    return at.getSeconds() * 1_000_000 + at.getNanos() / 1_000;
  }

  @Override
  public String toString() {
    return "Entry[" + id + " at " + seq + (gone ? ", gone]" : "]");
  }
}
