package chat.parley.api.edge;

import chat.parley.proto.contract.Endpoint;

/// Classes of requests, each with a bucket of its own for every caller or network prefix.
///
/// `parley.limits.<name>.burst` and `parley.limits.<name>.per-minute` change a class.
public enum RateClass {
  /// Every request, by network prefix, before anything is looked up.
  PREFIX("prefix", 600, 6000),
  /// Accounts made and passwords reset: each costs a password hash.
  SIGN_UP("sign-up", 10, 5),
  /// Log-ins, passwords typed again and changed: each costs a password hash.
  LOG_IN("log-in", 10, 10),
  REFRESH("refresh", 60, 120),
  /// What is asked without an account.
  LOOK_UP("look-up", 60, 120),
  READ("read", 200, 1200),
  WRITE("write", 30, 60),
  SEND("send", 20, 300),
  TICKET("ticket", 20, 60);

  private final String property;
  private final int burst;
  private final int perMinute;

  RateClass(String property, int burst, int perMinute) {
    this.property = property;
    this.burst = burst;
    this.perMinute = perMinute;
  }

  /// The name in the configuration.
  String property() {
    return property;
  }

  /// Requests in a row.
  int burst() {
    return burst;
  }

  /// Requests per minute in the long run.
  int perMinute() {
    return perMinute;
  }

  static RateClass of(Endpoint endpoint) {
    return switch (endpoint.name()) {
      case "AccountService.SignUp", "AccountService.ResetPassword" -> SIGN_UP;
      case "SessionService.LogIn", "SessionService.StepUp", "AccountService.ChangePassword" ->
          LOG_IN;
      case "SessionService.Refresh" -> REFRESH;
      case "SessionService.IssueTicket" -> TICKET;
      case "MessageService.SendMessage" -> SEND;
      case "MessageService.MarkRead" -> READ;
      default -> {
        if (endpoint.anonymous()) {
          yield LOOK_UP;
        }
        yield endpoint.method().equals("GET") ? READ : WRITE;
      }
    };
  }
}
