package chat.parley.demo;

/// One line of a script: somebody says something somewhere. `number` starts at 1.
record Line(int number, String server, String channel, String author, String text) {
  Place place() {
    return new Place(server, channel);
  }

  /// A channel, by the names the script gives.
  record Place(String server, String channel) {}
}
