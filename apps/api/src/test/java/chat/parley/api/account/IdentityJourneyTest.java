package chat.parley.api.account;

import static chat.parley.api.account.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.api.ApiNode;
import chat.parley.api.account.Browser.Answer;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.password.OfferReset;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.session.TokenSource;
import chat.parley.testkit.identity.Together;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signing up, logging in and out, staying logged in, and changing what one is known by: over real
/// HTTP and a real PostgreSQL.
@Tag("real")
class IdentityJourneyTest {
  private static final String PASSWORD = "correct horse battery staple 7";
  private static final String NEXT = "an entirely different phrase 8";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static final ApiNode NODE = ApiNode.start();

  private final String name = "person" + PEOPLE.incrementAndGet();
  private final Browser browser = new Browser(NODE);

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void signsUpAndIsLoggedIn() {
    var granted = browser.signUp(name.toUpperCase(Locale.ROOT), PASSWORD);

    assertThat(granted.status()).as(granted.code()).isEqualTo(201);
    assertThat(granted.json().get("expiresInS").getAsInt()).isEqualTo(600);
    var user = granted.json().getAsJsonObject("account").getAsJsonObject("user");
    assertThat(user.get("username").getAsString()).isEqualTo(name);
    assertThat(user.get("displayName").getAsString()).isEqualTo(name);
    assertThat(browser.get("/api/v1/users/@me").json())
        .isEqualTo(granted.json().getAsJsonObject("account"));
    assertThat(granted.json().toString()).doesNotContain(browser.cookie());
  }

  @Test
  void handsOutTheRefreshTokenInAGuardedCookieOnly() {
    var body = json("username", name, "password", PASSWORD);
    body.addProperty("ofAge", true);
    var set =
        NODE.send("POST", "/api/v1/accounts", body.toString())
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();

    assertThat(set)
        .startsWith("__Host-parley-refresh=")
        .containsIgnoringCase("HttpOnly")
        .contains("Path=/", "Secure", "SameSite=Strict")
        .containsPattern("Max-Age=25919\\d\\d;") // 30 days, less the moments since
        .doesNotContain("Domain");
  }

  @Test
  void refusesWhatIsNoAccount() {
    var body = json("username", name, "password", PASSWORD);
    assertRefused(browser.post("/api/v1/accounts", body), 400, "BAD_REQUEST");
    assertRefused(browser.signUp("a", PASSWORD), 422, "USERNAME_INVALID");
    assertRefused(browser.signUp("a b", PASSWORD), 422, "USERNAME_INVALID");
    assertRefused(browser.signUp(name, "too short"), 422, "PASSWORD_TOO_SHORT");
    assertRefused(browser.signUp(name, "passwordpassword"), 422, "PASSWORD_TOO_WEAK");
    assertRefused(browser.signUp(name, "p".repeat(257)), 400, "BAD_REQUEST");
    assertThat(browser.signUp(name, PASSWORD).status()).isEqualTo(201);
    assertRefused(new Browser(NODE).signUp(name, NEXT), 409, "USERNAME_TAKEN");
  }

  @Test
  void answersARepeatedSignUpWithTheSameAccount() {
    var first = browser.signUp(name, PASSWORD);
    var second = new Browser(NODE).signUp(name, PASSWORD);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json().get("account")).isEqualTo(first.json().get("account"));
  }

  @Test
  void tellsWhetherAUsernameIsFree() {
    browser.signUp(name, PASSWORD);

    assertThat(check(name).get("reason").getAsString()).isEqualTo("USERNAME_TAKEN");
    assertThat(check("no name").get("reason").getAsString()).isEqualTo("USERNAME_INVALID");
    assertThat(check(name + "x").get("available").getAsBoolean()).isTrue();
  }

  @Test
  void judgesAPassword() {
    assertThat(judge("passwordpassword").get("accepted").getAsBoolean()).isFalse();
    assertThat(judge(PASSWORD).get("accepted").getAsBoolean()).isTrue();
  }

  @Test
  void provesOnceMoreWhoTheyAre() {
    browser.signUp(name, PASSWORD);
    var path = "/api/v1/sessions/@current/step-up";

    assertRefused(browser.post(path, json("password", NEXT)), 401, "WRONG_CREDENTIALS");
    assertThat(browser.post(path, json("password", PASSWORD)).json().get("goodForS").getAsInt())
        .isEqualTo(300);
  }

  @Test
  void answersAWrongNameLikeAWrongPassword() {
    browser.signUp(name, PASSWORD);

    assertRefused(browser.logIn(name, NEXT), 401, "WRONG_CREDENTIALS");
    assertRefused(browser.logIn("nobody" + name, PASSWORD), 401, "WRONG_CREDENTIALS");
    assertThat(browser.logIn(name, PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void staysLoggedInInTwoTabsThatRefreshAtOnce() {
    browser.signUp(name, PASSWORD);
    var other = browser.tab();

    assertThat(browser.refresh().status()).isEqualTo(200);
    assertThat(other.refresh().status()).isEqualTo(200);

    assertThat(other.cookie()).isEqualTo(browser.cookie());
    assertThat(other.get("/api/v1/users/@me").status()).isEqualTo(200);
    assertThat(browser.refresh().status()).isEqualTo(200);
  }

  @Test
  void endsTheFamilyWhenAnOldCookieIsShownAgain() {
    browser.signUp(name, PASSWORD);
    var thief = browser.tab();
    browser.refresh();
    browser.refresh();

    assertRefused(thief.refresh(), 401, "SESSION_ENDED");
    assertRefused(browser.refresh(), 401, "SESSION_ENDED");
    assertRefused(browser.get("/api/v1/users/@me"), 401, "UNAUTHENTICATED");
  }

  @Test
  void refreshesNothingWithoutACookieOfOurs() {
    assertRefused(browser.refresh(), 401, "SESSION_ENDED");
  }

  @Test
  void listsDevicesAndLogsThemOut() {
    browser.signUp(name, PASSWORD);
    var second = new Browser(NODE);
    var third = new Browser(NODE);
    second.logIn(name, PASSWORD);
    third.logIn(name, PASSWORD);

    var sessions = sessions(browser).toList();
    assertThat(sessions).hasSize(3);
    assertThat(sessions)
        .allSatisfy(
            session -> {
              assertThat(session.get("device").getAsString()).isEqualTo("Firefox on Linux");
              assertThat(session.get("lastUsedOn").getAsString())
                  .isEqualTo(LocalDate.now(Clock.systemUTC()).toString());
            });
    assertThat(sessions).filteredOn(IdentityJourneyTest::isCurrent).hasSize(1);

    var secondId = sessions(second).filter(IdentityJourneyTest::isCurrent).findFirst();
    var path = "/api/v1/sessions/" + secondId.orElseThrow().get("id").getAsString();
    assertThat(browser.delete(path).status()).isEqualTo(204);
    assertRefused(browser.delete(path), 404, "UNKNOWN_SESSION");
    assertRefused(second.get("/api/v1/users/@me"), 401, "UNAUTHENTICATED");

    assertThat(browser.delete("/api/v1/sessions").status()).isEqualTo(204);
    assertRefused(third.get("/api/v1/users/@me"), 401, "UNAUTHENTICATED");
    assertThat(sessions(browser)).hasSize(1);

    assertThat(browser.delete("/api/v1/sessions/@current").status()).isEqualTo(204);
    assertThat(browser.cookie()).isEmpty();
    assertRefused(browser.get("/api/v1/users/@me"), 401, "UNAUTHENTICATED");
  }

  @Test
  void revokesNoSessionOfAnother() {
    browser.signUp(name, PASSWORD);
    var id = sessions(browser).findFirst().orElseThrow().get("id").getAsString();
    var stranger = new Browser(NODE);
    stranger.signUp(name + "x", PASSWORD);

    assertRefused(stranger.delete("/api/v1/sessions/" + id), 404, "UNKNOWN_SESSION");
    assertThat(browser.get("/api/v1/users/@me").status()).isEqualTo(200);
  }

  @Test
  void changesNameAndEmail() {
    browser.signUp(name, PASSWORD);
    var email = name + "@example.org";

    var updated = update(json("displayName", " Ada 👩‍🚀 ", "email", email));
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().get("email").getAsString()).isEqualTo(email);
    assertThat(updated.json().getAsJsonObject("user").get("displayName").getAsString())
        .isEqualTo("Ada 👩‍🚀");
    assertThat(update(json("email", "")).json().get("email").getAsString()).isEmpty();
    assertRefused(update(json("displayName", "\u202Eada")), 422, "DISPLAY_NAME_INVALID");
    assertRefused(update(json("email", "nowhere")), 422, "EMAIL_INVALID");
  }

  @Test
  void changesThePasswordAndEndsEveryOtherSession() {
    browser.signUp(name, PASSWORD);
    var other = new Browser(NODE);
    other.logIn(name, PASSWORD);
    var oldTab = browser.tab();

    assertRefused(change(NEXT, NEXT), 401, "WRONG_CREDENTIALS");
    assertRefused(change(PASSWORD, "passwordpassword"), 422, "PASSWORD_TOO_WEAK");
    assertThat(change(PASSWORD, NEXT).status()).isEqualTo(200);

    assertThat(browser.get("/api/v1/users/@me").status()).isEqualTo(200);
    assertThat(browser.refresh().status()).isEqualTo(200);
    assertRefused(oldTab.refresh(), 401, "SESSION_ENDED");
    assertRefused(other.get("/api/v1/users/@me"), 401, "UNAUTHENTICATED");
    assertRefused(new Browser(NODE).logIn(name, PASSWORD), 401, "WRONG_CREDENTIALS");
  }

  @Test
  void letsOneOfFiftyUseAResetLink() throws InterruptedException {
    browser.signUp(name, PASSWORD);
    var body = json("token", offerReset(), "newPassword", NEXT);

    var answers = Together.run(50, () -> new Browser(NODE).post("/api/v1/password-resets", body));

    assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 204)
        .allSatisfy(answer -> assertThat(answer.code()).isIn("RESET_LINK_INVALID", "UNAVAILABLE"));
    assertRefused(browser.get("/api/v1/users/@me"), 401, "UNAUTHENTICATED");
    assertThat(browser.logIn(name, NEXT).status()).isEqualTo(201);
  }

  private String offerReset() {
    var offer =
        new OfferReset(
            NODE.bean(AccountStore.class),
            NODE.bean(PasswordStore.class),
            NODE.bean(TokenSource.class),
            Clock.systemUTC());
    return ((OfferReset.Outcome.Offered) offer.handle(new Typed(name))).token().value();
  }

  private JsonObject check(String username) {
    return browser.post("/api/v1/accounts/check-username", json("username", username)).json();
  }

  private JsonObject judge(String password) {
    var body = json("password", password, "username", name);
    return browser.post("/api/v1/accounts/judge-password", body).json();
  }

  private Answer update(JsonObject change) {
    return browser.call("PATCH", "/api/v1/users/@me", change);
  }

  private Answer change(String current, String next) {
    return browser.call(
        "PUT", "/api/v1/users/@me/password", json("currentPassword", current, "newPassword", next));
  }

  private static Stream<JsonObject> sessions(Browser browser) {
    List<JsonElement> all =
        browser.get("/api/v1/sessions").json().getAsJsonArray("sessions").asList();
    return all.stream().map(JsonElement::getAsJsonObject);
  }

  private static boolean isCurrent(JsonObject session) {
    return session.has("current") && session.get("current").getAsBoolean();
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
  }
}
