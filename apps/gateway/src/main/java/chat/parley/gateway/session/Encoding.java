package chat.parley.gateway.session;

import java.util.Collection;
import java.util.Optional;

/// How frames are written, as the subprotocol of the upgrade says.
public enum Encoding {
  PROTOBUF("parley.v1.protobuf"),
  JSON("parley.v1.json");

  private final String subprotocol;

  Encoding(String subprotocol) {
    this.subprotocol = subprotocol;
  }

  public String subprotocol() {
    return subprotocol;
  }

  /// The first of the offered subprotocols that is spoken here.
  public static Optional<Encoding> chosenFrom(Collection<String> offered) {
    for (var name : offered) {
      for (var encoding : values()) {
        if (encoding.subprotocol.equals(name)) {
          return Optional.of(encoding);
        }
      }
    }
    return Optional.empty();
  }
}
