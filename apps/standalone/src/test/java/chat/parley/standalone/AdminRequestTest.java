package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.proto.v1.LookRequest;
import chat.parley.proto.v1.RegisterBreachRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminRequestTest {

  @Test
  void readsWhatAnAdministratorAsks() {
    assertThat(AdminRequest.parse(List.of("look", "ann", "She wrote to us.")))
        .contains(
            new AdminRequest(
                "POST",
                "/api/v1/instance/looks",
                Optional.of(
                    LookRequest.newBuilder()
                        .setUsername("ann")
                        .setReason("She wrote to us.")
                        .build()),
                Optional.empty()));
    assertThat(parse("approve-hold 7"))
        .contains(
            new AdminRequest(
                "PUT", "/api/v1/instance/holds/7/approval", Optional.empty(), Optional.empty()));
    assertThat(parse("notice 7").orElseThrow().field()).contains("notice");
  }

  @Test
  void readsMomentsAndRecordsOfABreach() {
    var breach =
        parse("breach Disk 2026-11-20T00:00:00Z 2026-11-21T00:00:00Z pg.a.b,pg.c.d lost")
            .flatMap(AdminRequest::body)
            .orElseThrow();
    assertThat(((RegisterBreachRequest) breach).getRecordsList())
        .containsExactly("pg.a.b", "pg.c.d");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(parse("look ann")).isEmpty();
    assertThat(AdminRequest.parse(List.of())).isEmpty();
    assertThatThrownBy(() -> parse("end-hold ../me")).hasMessage("../me is no id");
    assertThatThrownBy(() -> parse("retention soon")).hasMessage("soon is no number of days");
    assertThatThrownBy(() -> parse("breach Disk yesterday today pg.a.b lost"))
        .hasMessageStartingWith("yesterday is no moment");
  }

  private static Optional<AdminRequest> parse(String line) {
    return AdminRequest.parse(List.of(line.split(" ")));
  }
}
