package chat.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.ephemeral.Tickets;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.password.OfferReset;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.session.TokenSource;
import chat.parley.testkit.time.SteppedClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Tokens that were good once, over real HTTP and a clock of our own.
@Tag("real")
class TokenTest {
  private static final String OWN_ACCOUNT = "/api/v1/users/@me";

  @Test
  void anAccessTokenEndsByItself() {
    var clock = SteppedClock.atNoon();
    try (var node = ApiNode.at(clock)) {
      var ann = Person.signUp(node, "ann");
      clock.advance(Duration.ofMinutes(9));
      assertThat(ann.get(OWN_ACCOUNT).statusCode()).isEqualTo(200);
      clock.advance(Duration.ofMinutes(2));
      assertThat(ann.get(OWN_ACCOUNT).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anAccessTokenEndsWithItsSession() {
    try (var node = ApiNode.at(SteppedClock.atNoon())) {
      var ann = Person.signUp(node, "ann");
      assertThat(ann.send("DELETE", "/api/v1/sessions/@current", "").statusCode()).isEqualTo(204);
      assertThat(ann.get(OWN_ACCOUNT).statusCode()).isEqualTo(401);
      assertThat(refresh(node, ann.cookie()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aRefreshTokenThatWasTradedLongAgoEndsTheSession() {
    var clock = SteppedClock.atNoon();
    try (var node = ApiNode.at(clock)) {
      var ann = Person.signUp(node, "ann");
      var second = refresh(node, ann.cookie());
      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(Person.cookie(refresh(node, ann.cookie()))).isEqualTo(Person.cookie(second));
      clock.advance(Duration.ofSeconds(31));
      assertThat(refresh(node, ann.cookie()).statusCode()).isEqualTo(401);
      assertThat(refresh(node, Person.cookie(second)).statusCode()).isEqualTo(401);
      assertThat(ann.get(OWN_ACCOUNT).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aTicketEndsByItselfAndIsGoodOnce() {
    var clock = SteppedClock.atNoon();
    try (var node = ApiNode.at(clock)) {
      var ann = Person.signUp(node, "ann");
      var tickets = node.bean(Tickets.class);
      clock.advance(Duration.ofSeconds(29));
      var good = ticket(ann);
      var late = ticket(ann);
      clock.advance(Duration.ofSeconds(29));
      assertThat(tickets.redeem(good)).isPresent();
      assertThat(tickets.redeem(good)).isEmpty();
      clock.advance(Duration.ofSeconds(2));
      assertThat(tickets.redeem(late)).isEmpty();
    }
  }

  @Test
  void anInviteEndsByItselfAndWithItsUses() {
    var clock = SteppedClock.atNoon();
    try (var node = ApiNode.at(clock)) {
      var ann = Person.signUp(node, "ann");
      var ben = Person.signUp(node, "ben");
      var eve = Person.signUp(node, "eve");
      var server = ann.makeServer().server();
      var once = invite(ann, server, "\"usesMax\":1");
      assertThat(ben.send("POST", once + "/accept", "").statusCode()).isEqualTo(200);
      assertThat(eve.send("POST", once + "/accept", "").statusCode()).isEqualTo(404);
      assertThat(eve.get(once).statusCode()).isEqualTo(404);
      assertThat(ben.send("POST", once + "/accept", "").statusCode())
          .as("who is in already joins again")
          .isEqualTo(200);

      var brief = invite(ann, server, "\"expiresInS\":60");
      clock.advance(Duration.ofSeconds(59));
      assertThat(eve.get(brief).statusCode()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(2));
      assertThat(eve.get(brief).statusCode()).isEqualTo(404);
      assertThat(eve.send("POST", brief + "/accept", "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aResetLinkEndsByItself() {
    var clock = SteppedClock.atNoon();
    try (var node = ApiNode.at(clock)) {
      Person.signUp(node, "ann");
      var offer =
          new OfferReset(
              node.bean(AccountStore.class),
              node.bean(PasswordStore.class),
              node.bean(TokenSource.class),
              clock);
      var link = ((OfferReset.Outcome.Offered) offer.handle(new Typed("ann"))).token().value();
      clock.advance(OfferReset.GOOD_FOR.plusSeconds(1));
      var body = "{\"token\":\"" + link + "\",\"newPassword\":\"another horse battery 8\"}";
      var answer = node.send("POST", "/api/v1/password-resets", body);
      assertThat(ApiNode.text(answer)).contains("\"code\":\"RESET_LINK_INVALID\"");
    }
  }

  @Test
  void theRefreshCookieIsOfThisHostOnly() {
    try (var node = ApiNode.at(SteppedClock.atNoon())) {
      var ann = Person.signUp(node, "ann");
      assertThat(refresh(node, ann.cookie()).headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("__Host-")
          .contains("Secure", "HTTPOnly", "SameSite=Strict", "Path=/")
          .doesNotContain("Domain");
    }
  }

  private static String ticket(Person person) {
    return person.make("POST", "/api/v1/gateway/tickets", "{}").get("ticket").getAsString();
  }

  /// The path of a new invite.
  private static String invite(Person person, String server, String limit) {
    var body = "{" + limit + ",\"clientMutationId\":\"" + UUID.randomUUID() + "\"}";
    var made = person.make("POST", "/api/v1/servers/" + server + "/invites", body);
    return "/api/v1/invites/" + made.get("code").getAsString();
  }

  private static HttpResponse<byte[]> refresh(ApiNode node, String cookie) {
    return node.send("POST", "/api/v1/sessions/refresh", "{}", "Cookie", cookie);
  }
}
