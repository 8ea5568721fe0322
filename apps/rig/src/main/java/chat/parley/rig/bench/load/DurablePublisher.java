package chat.parley.rig.bench.load;

/// Publishes by sending through the API, one message after the other, so that the n-th send is the
/// n-th message of its channel.
final class DurablePublisher implements Publisher, Client.Listener {
  private final SendRequest request;
  private final Sender sender;
  private boolean free = true;

  /// Where requests are written to.
  interface Sender {
    void say(byte[] words);
  }

  DurablePublisher(SendRequest request, Sender sender) {
    this.request = request;
    this.sender = sender;
  }

  @Override
  public boolean isFree() {
    return free;
  }

  @Override
  public void publish(long number) {
    free = false;
    sender.say(request.next());
  }

  @Override
  public void ready(Client client) {}

  @Override
  public void delivered(Client client, long status) {
    if (status != SendRequest.STATUS_CREATED) {
      throw new IllegalStateException("a send was answered with " + status);
    }
    free = true;
  }

  @Override
  public void closed(Client client) {
    throw new IllegalStateException("the API closed the connection");
  }
}
