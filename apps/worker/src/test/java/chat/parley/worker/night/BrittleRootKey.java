package chat.parley.worker.night;

import chat.parley.adapters.keys.FileRootKey;
import chat.parley.domain.key.RootEpochs;
import chat.parley.domain.key.RootKey;
import java.util.SortedSet;
import java.util.function.Supplier;

/// A key file whose process dies at a given use of it: before the use, or right after.
final class BrittleRootKey implements RootKey, RootEpochs {
  private final FileRootKey file;
  private int usesLeft = Integer.MAX_VALUE;
  private boolean afterwards;

  /// What the process dies of.
  static final class Died extends RuntimeException {}

  BrittleRootKey(FileRootKey file) {
    this.file = file;
  }

  /// Lets so many uses pass before the process dies.
  void dieAfter(int uses, boolean afterwards) {
    this.usesLeft = uses;
    this.afterwards = afterwards;
  }

  void live() {
    usesLeft = Integer.MAX_VALUE;
  }

  private <T> T use(Supplier<T> use) {
    boolean dies = usesLeft-- == 0;
    if (dies && !afterwards) {
      throw new Died();
    }
    var result = use.get();
    if (dies) {
      throw new Died();
    }
    return result;
  }

  @Override
  public int epoch() {
    return file.epoch();
  }

  @Override
  public byte[] wrap(int epoch, byte[] key, byte[] aad) {
    return use(() -> file.wrap(epoch, key, aad));
  }

  @Override
  public byte[] unwrap(int epoch, byte[] wrapped, byte[] aad) {
    return file.unwrap(epoch, wrapped, aad);
  }

  @Override
  public byte[] mac(String purpose, byte[] data) {
    return file.mac(purpose, data);
  }

  @Override
  public SortedSet<Integer> held() {
    return file.held();
  }

  @Override
  public void begin(int epoch) {
    var _ =
        use(
            () -> {
              file.begin(epoch);
              return epoch;
            });
  }

  @Override
  public void destroy(int epoch) {
    var _ =
        use(
            () -> {
              file.destroy(epoch);
              return epoch;
            });
  }

  @Override
  public byte[] copy() {
    return use(file::copy);
  }
}
