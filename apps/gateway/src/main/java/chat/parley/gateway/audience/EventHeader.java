package chat.parley.gateway.audience;

import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.Message;
import chat.parley.proto.v1.MessageCreated;
import chat.parley.proto.v1.MessageDeleted;
import chat.parley.proto.v1.User;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/// What routing an event takes, read without building the event: content is skipped, not parsed.
///
/// @param kind the field number of the event in `EventEnvelope`
/// @param messageId the message it is about; 0 when it is about none
/// @param authorId who wrote that message; 0 when the event does not say
record EventHeader(
    long serverId,
    long channelId,
    long channelSeq,
    long serverSeq,
    int kind,
    long messageId,
    long authorId) {

  private static final int FIRST_EVENT = EventEnvelope.MESSAGE_CREATED_FIELD_NUMBER;

  /// Whether it carries what somebody wrote.
  boolean carriesContent() {
    return kind == EventEnvelope.MESSAGE_CREATED_FIELD_NUMBER
        || kind == EventEnvelope.MESSAGE_EDITED_FIELD_NUMBER;
  }

  /// Whether what was written before about the same message must not be repeated any more.
  boolean replacesContent() {
    return kind == EventEnvelope.MESSAGE_EDITED_FIELD_NUMBER
        || kind == EventEnvelope.MESSAGE_DELETED_FIELD_NUMBER;
  }

  /// Whether it changes who sees what, so that it has to be read in full.
  boolean isStructural() {
    return kind >= EventEnvelope.CHANNEL_CREATED_FIELD_NUMBER;
  }

  static EventHeader read(byte[] envelope) throws InvalidProtocolBufferException {
    try {
      return new Reader().read(CodedInputStream.newInstance(envelope));
    } catch (InvalidProtocolBufferException broken) {
      throw broken;
    } catch (IOException impossible) {
      throw new InvalidProtocolBufferException(impossible);
    }
  }

  private static final class Reader {
    private long serverId;
    private long channelId;
    private long channelSeq;
    private long serverSeq;
    private int kind;
    private long messageId;
    private long authorId;

    EventHeader read(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        switch (field) {
          case EventEnvelope.SERVER_ID_FIELD_NUMBER -> serverId = in.readFixed64();
          case EventEnvelope.CHANNEL_ID_FIELD_NUMBER -> channelId = in.readFixed64();
          case EventEnvelope.CHANNEL_SEQ_FIELD_NUMBER -> channelSeq = in.readUInt64();
          case EventEnvelope.SERVER_SEQ_FIELD_NUMBER -> serverSeq = in.readUInt64();
          case EventEnvelope.MESSAGE_CREATED_FIELD_NUMBER,
              EventEnvelope.MESSAGE_EDITED_FIELD_NUMBER -> {
            kind = field;
            nested(in, () -> writtenMessage(in));
          }
          case EventEnvelope.MESSAGE_DELETED_FIELD_NUMBER -> {
            kind = field;
            nested(in, () -> deletedMessage(in));
          }
          default -> {
            kind = field >= FIRST_EVENT ? field : kind;
            in.skipField(tag);
          }
        }
      }
      return new EventHeader(serverId, channelId, channelSeq, serverSeq, kind, messageId, authorId);
    }

    // `message` has the same number in MessageCreated and MessageEdited.
    private void writtenMessage(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (WireFormat.getTagFieldNumber(tag) == MessageCreated.MESSAGE_FIELD_NUMBER) {
          nested(in, () -> message(in));
        } else {
          in.skipField(tag);
        }
      }
    }

    private void message(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case Message.ID_FIELD_NUMBER -> messageId = in.readFixed64();
          case Message.AUTHOR_FIELD_NUMBER -> nested(in, () -> author(in));
          default -> in.skipField(tag);
        }
      }
    }

    private void author(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (WireFormat.getTagFieldNumber(tag) == User.ID_FIELD_NUMBER) {
          authorId = in.readFixed64();
        } else {
          in.skipField(tag);
        }
      }
    }

    private void deletedMessage(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (WireFormat.getTagFieldNumber(tag) == MessageDeleted.MESSAGE_ID_FIELD_NUMBER) {
          messageId = in.readFixed64();
        } else {
          in.skipField(tag);
        }
      }
    }

    private static void nested(CodedInputStream in, Part part) throws IOException {
      int limit = in.pushLimit(in.readRawVarint32());
      part.read();
      in.popLimit(limit);
    }

    private interface Part {
      void read() throws IOException;
    }
  }
}
