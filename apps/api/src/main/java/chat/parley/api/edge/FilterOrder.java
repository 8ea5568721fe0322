package chat.parley.api.edge;

/// The order in which a request passes the filters; an answer passes them the other way round.
final class FilterOrder {
  static final int IDENTITY = 0;
  static final int ORIGIN = 10;
  static final int ENCODING = 20;
  static final int FENCE = 25;
  static final int ADMISSION = 30;

  private FilterOrder() {}
}
