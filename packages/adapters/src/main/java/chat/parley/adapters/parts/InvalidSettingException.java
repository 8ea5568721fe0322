package chat.parley.adapters.parts;

import org.jspecify.annotations.Nullable;

/// A setting that cannot be used. The message names it and never shows its value.
public final class InvalidSettingException extends RuntimeException {
  InvalidSettingException(String name, String why, @Nullable Throwable cause) {
    super(name + ": " + why, cause);
  }

  static InvalidSettingException missing(String name) {
    return new InvalidSettingException(name, "is not set", null);
  }
}
