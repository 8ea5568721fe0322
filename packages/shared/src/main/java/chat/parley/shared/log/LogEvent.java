package chat.parley.shared.log;

/// What a log line may say: fixed words, written here and nowhere else.
public enum LogEvent {
  // Nodes.
  NODE_STARTING("node starting"),
  NODE_READY("node ready"),
  NODE_STOPPING("node stopping"),
  NODE_STOPPED("node stopped"),
  NODE_FAILED("node failed to start"),
  NODE_LEASE_TAKEN("node id leased"),
  NODE_LEASE_LOST("node id lease lost, no ids are made until it is renewed"),
  NODE_LEASE_RENEWAL_FAILED("node id lease could not be renewed"),
  // Storage.
  POSTGRES_STARTING("PostgreSQL starting"),
  POSTGRES_READY("PostgreSQL ready"),
  POSTGRES_STALE_STOPPED("a PostgreSQL left behind by an earlier run was stopped"),
  MIGRATIONS_APPLIED("database migrations applied"),
  ROOT_KEY_CREATED("root key file created; keep a copy of it elsewhere"),
  // Bus and ephemeral store.
  BUS_LISTENER_FAILED("a bus listener failed"),
  BUS_OVERFLOWED("a bus subscription overflowed and lost messages"),
  BUS_LOST("the bus cannot be reached"),
  BUS_BACK("the bus can be reached again"),
  EPHEMERAL_STORE_FULL("the ephemeral store is full and drops its oldest keys"),
  EPHEMERAL_STORE_SILENT("the ephemeral store does not answer; a new connection is made"),
  // Faults.
  REQUEST_FAILED("a request failed"),
  TASK_FAILED("a background task failed"),
  UNCAUGHT("an uncaught exception"),
  // API.
  HTTP_READY("HTTP ready"),
  // Relay and worker.
  RELAY_STARTED("relay started"),
  RELAY_PUBLISH_FAILED("relay could not publish"),
  RELAY_READ_FAILED("relay could not read"),
  MESSAGE_UNREADABLE("a message could not be decrypted and is shown to nobody"),
  SWEEP_FINISHED("sweep finished"),
  SWEEP_FAILED("sweep failed"),
  LEDGER_REPAIRED("the ledger of receipts ended in a torn line, which was cut off"),
  ERASURE_TURN_FAILED("a turn at an erasure failed and is tried again"),
  // Gateway.
  GATEWAY_READY("gateway ready"),
  GATEWAY_DRAINING("gateway draining"),
  GATEWAY_CONNECTION_FAILED("a gateway connection failed"),
  GATEWAY_CUT_OFF("gateway lost its sources of authority and closed its sockets"),
  GATEWAY_HEADS_FAILED("gateway could not compare heads"),
  // Night.
  ROOT_EPOCH_BEGUN("all subject keys are wrapped under a new root epoch"),
  ROOT_EPOCH_DESTROYED("an ended root epoch was destroyed"),
  REWRITE_POSTPONED("tables in use were not written anew; the next night tries again"),
  RESIDUE_FOUND("raw bytes hold what was erased; it is taken out again"),
  FENCE_LOWERED("who was erased since the backup is erased again; the restored instance is ready"),
  FENCE_WITHOUT_LEDGER("the ledger of receipts is older than the restored backup; put it back");

  private final String words;

  LogEvent(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
