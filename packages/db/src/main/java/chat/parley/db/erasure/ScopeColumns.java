package chat.parley.db.erasure;

import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.ServerId;

/// A scope as it rests: a number, and a server where there is one.
record ScopeColumns(int scope, long server) {
  private static final int EVERYTHING = 1;
  private static final int DIRECT_MESSAGES = 2;
  private static final int ONE_SERVER = 3;
  private static final long NO_SERVER = 0;

  static ScopeColumns of(ErasureScope scope) {
    return switch (scope) {
      case ErasureScope.Everything() -> new ScopeColumns(EVERYTHING, NO_SERVER);
      case ErasureScope.DirectMessages() -> new ScopeColumns(DIRECT_MESSAGES, NO_SERVER);
      case ErasureScope.OneServer(var server) -> new ScopeColumns(ONE_SERVER, server.value());
    };
  }

  ErasureScope read() {
    return switch (scope) {
      case EVERYTHING -> new ErasureScope.Everything();
      case DIRECT_MESSAGES -> new ErasureScope.DirectMessages();
      case ONE_SERVER -> new ErasureScope.OneServer(new ServerId(server));
      default -> throw new IllegalStateException("scope of unknown number " + scope);
    };
  }
}
