package chat.parley.db.message;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.message.DraftMessage;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import chat.parley.shared.crypto.Mac;
import chat.parley.shared.crypto.NotAuthenticException;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Turns words into what rests in a row, and back.
final class MessageCipher {
  private static final SafeLog LOG = SafeLog.of(MessageCipher.class);
  private static final int BODY_MAC_BYTES = 16;

  private final FieldCipher cipher;
  private final Mac bodyMac;

  MessageCipher(FieldCipher cipher, RootKey rootKey) {
    this.cipher = cipher;
    this.bodyMac = Mac.withKey(rootKey.mac("content.send_dedupe.body_mac", new byte[0]));
  }

  SendBatch.Sealed seal(DraftMessage draft) {
    var words = utf8(draft.content());
    return new SendBatch.Sealed(
        draft,
        encrypt(draft.author(), draft.id(), draft.channel(), words),
        bodyMac(draft.channel(), words));
  }

  byte[] encrypt(Message message, MessageContent content) {
    return encrypt(message.author(), message.id(), message.channel(), utf8(content));
  }

  /// Loads the keys of the authors at once, before many rows are opened.
  void warm(List<MessageRow> rows) {
    var authors = new HashSet<UserId>();
    rows.forEach(row -> authors.add(row.author()));
    cipher.warm(authors);
  }

  /// Empty when the author's key is gone, or when the row is damaged: one bad row hides no others.
  Optional<Message> open(MessageRow row) {
    try {
      return cipher
          .decrypt(
              FieldId.MESSAGE_BODY,
              row.author(),
              row.id().value(),
              row.channel().value(),
              row.body())
          .map(words -> row.withContent(new String(words, StandardCharsets.UTF_8)));
    } catch (NotAuthenticException e) {
      LOG.error(LogEvent.MESSAGE_UNREADABLE, e);
      return Optional.empty();
    }
  }

  private byte[] encrypt(UserId author, MessageId id, ChannelId channel, byte[] words) {
    return cipher.encrypt(FieldId.MESSAGE_BODY, author, id.value(), channel.value(), words);
  }

  /// Tells the same words in the same channel from others, to those who hold the root key only.
  private byte[] bodyMac(ChannelId channel, byte[] words) {
    var said = ByteBuffer.allocate(Long.BYTES + words.length).putLong(channel.value()).put(words);
    return Arrays.copyOf(bodyMac.of(said.array()), BODY_MAC_BYTES);
  }

  private static byte[] utf8(MessageContent content) {
    return content.text().getBytes(StandardCharsets.UTF_8);
  }
}
