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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

  /// Opens rows in their order, without those whose author's key is gone. One damaged row hides no
  /// others.
  List<Message> open(List<MessageRow> rows) {
    var authors = new HashSet<UserId>();
    rows.forEach(row -> authors.add(row.author()));
    cipher.warm(authors); // all that are missing in one statement
    var openers = HashMap.<UserId, FieldCipher.Opener>newHashMap(authors.size());
    var messages = new ArrayList<Message>(rows.size());
    for (var row : rows) {
      var opener =
          openers.computeIfAbsent(
              row.author(), author -> cipher.opener(FieldId.MESSAGE_BODY, author));
      open(row, opener).ifPresent(messages::add);
    }
    return messages;
  }

  private static Optional<Message> open(MessageRow row, FieldCipher.Opener opener) {
    try {
      return opener
          .open(row.id().value(), row.channel().value(), row.body())
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
