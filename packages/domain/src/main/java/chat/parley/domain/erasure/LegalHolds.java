package chat.parley.domain.erasure;

import chat.parley.domain.id.UserId;
import java.time.Instant;

/// Whether the law keeps the data of a person for now (Art. 17(3)(e), 18(2) GDPR).
public interface LegalHolds {

  boolean covers(UserId person, Instant now);
}
