package chat.parley.domain.message;

import chat.parley.domain.id.MessageId;

/// Where a page lies in a channel. The message named need not be there any more.
public sealed interface PagePosition {
  record Newest() implements PagePosition {}

  record Before(MessageId message) implements PagePosition {}

  record After(MessageId message) implements PagePosition {}

  record Around(MessageId message) implements PagePosition {}
}
