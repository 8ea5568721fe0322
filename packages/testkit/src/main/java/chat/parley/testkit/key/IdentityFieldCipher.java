package chat.parley.testkit.key;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.domain.id.UserId;
import java.util.Collection;
import java.util.Optional;

/// Leaves fields as they are, to measure what encryption costs. No configuration of an app reaches
/// it: the testkit is not packaged with one.
public final class IdentityFieldCipher implements FieldCipher {

  @Override
  public byte[] encrypt(FieldId field, UserId subject, long rowId, long channelId, byte[] plain) {
    return plain.clone();
  }

  @Override
  public Opener opener(FieldId field, UserId subject) {
    return (rowId, channelId, ciphertext) -> Optional.of(ciphertext.clone());
  }

  @Override
  public void warm(Collection<UserId> subjects) {}

  @Override
  public void forget(UserId subject) {}
}
