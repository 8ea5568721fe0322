package chat.parley.rig.privacy.mutate;

import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.adapters.mail.Mail;
import chat.parley.db.sql.Sql;
import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.DisplayName;
import chat.parley.domain.account.EmailAddress;
import chat.parley.domain.account.Username;
import chat.parley.domain.archive.ArchiveStore;
import chat.parley.domain.archive.ArchivedItem;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.choice.Choice;
import chat.parley.domain.choice.ChoiceEvent;
import chat.parley.domain.choice.Choices;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.erasure.Erasures.Begun;
import chat.parley.domain.erasure.HandOver;
import chat.parley.domain.export.ExportStore;
import chat.parley.domain.hold.CaseName;
import chat.parley.domain.hold.Hold;
import chat.parley.domain.hold.HoldId;
import chat.parley.domain.hold.HoldStore;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.instance.AdministratorAccess;
import chat.parley.domain.instance.Administrators;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteStore;
import chat.parley.domain.look.Look;
import chat.parley.domain.look.Looks;
import chat.parley.domain.look.Reason;
import chat.parley.domain.member.MemberStore;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.message.MessageEdit;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.password.ResetToken;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.read.ReadPositionStore;
import chat.parley.domain.receipt.ReceiptCode;
import chat.parley.domain.request.ThirdPartyRequest;
import chat.parley.domain.request.ThirdPartyRequest.Decided;
import chat.parley.domain.request.ThirdPartyRequest.Decision;
import chat.parley.domain.request.ThirdPartyRequestId;
import chat.parley.domain.request.ThirdPartyRequestStore;
import chat.parley.domain.server.NewServer;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.ServerLimits;
import chat.parley.domain.server.ServerName;
import chat.parley.domain.server.ServerStore;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.SessionStore;
import chat.parley.domain.session.StepUps;
import chat.parley.rig.privacy.mutate.Cast.Person;
import chat.parley.shared.crypto.RandomTokens;
import chat.parley.testkit.identity.Samples;
import chat.parley.testkit.mail.MemoryMailer;
import chat.parley.testkit.message.MessageSeeds;
import chat.parley.testkit.objects.MemoryObjectStore;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.worker.export.ExportChore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fills a database: two people who have the same things, and two more with whom they have to do.
/// What a store can write, a store writes.
final class Seeder {
  private static final int RANDOM_BYTES = 6;
  private static final Duration GRACE = Duration.ofDays(14);

  private final TestDatabase database;
  private final MemoryObjectStore objects;
  private final MemoryMailer mailer;
  private final IdSource ids;
  private final MessageSeeds seeds;

  /// A server of somebody, with one channel.
  private record Home(ServerId server, ChannelId channel) {}

  /// Somebody on the way to being a [Person].
  private record Guest(UserId id, Map<String, String> words) {}

  private enum Bucket {
    READ
  }

  Seeder(TestDatabase database, MemoryObjectStore objects, MemoryMailer mailer) {
    this.database = database;
    this.objects = objects;
    this.mailer = mailer;
    this.seeds = new MessageSeeds(database);
    this.ids = seeds.ids();
  }

  Cast plant() {
    var leaver = signUp();
    var stayer = signUp();
    var goer = signUp();
    var heir = signUp();
    the(Administrators.class).grant(heir.id(), Instant.now());
    var homeOfLeaver = newServer(leaver);
    var homeOfStayer = newServer(stayer);
    join(stayer, leaver, homeOfLeaver);
    join(leaver, stayer, homeOfStayer);
    live(leaver, heir, homeOfLeaver, homeOfStayer);
    live(stayer, heir, homeOfStayer, homeOfLeaver);
    leave(goer, GRACE, List.of(nameAsSuccessor(goer, leaver), nameAsSuccessor(goer, stayer)));
    var code =
        leave(leaver, Duration.ZERO, List.of(new HandOver(homeOfLeaver.server(), heir.id())));
    leave(stayer, GRACE, List.of(new HandOver(homeOfStayer.server(), heir.id())));
    comeBack(leaver);
    comeBack(stayer);
    the(ExportChore.class).run();
    // The seeding node is gone, as far as the copies know.
    update("DELETE FROM ops.node_leases");
    return new Cast(person(leaver), person(stayer), code, objects, mailer);
  }

  private Guest signUp() {
    var id = new UserId(ids.next());
    var words = new HashMap<String, String>();
    words.put("identity.accounts.username", "p" + random());
    words.put("identity.accounts.display_name", "Person " + random());
    words.put("identity.accounts.email", random() + "@example.org");
    var account =
        new Account(
            id,
            new Username(word(words, "identity.accounts.username")),
            new DisplayName(word(words, "identity.accounts.display_name")),
            EmailAddress.parse(word(words, "identity.accounts.email")).orElseThrow(),
            Instant.now());
    require(
        the(AccountStore.class).create(account, new PasswordHash("hash " + random()))
            == AccountStore.Created.STORED);
    update(
        "UPDATE identity.accounts SET inactivity_notices = 1, inactivity_noticed_on = ?"
            + " WHERE user_id = ?",
        LocalDate.parse("2026-01-02"),
        id.value());
    return new Guest(id, words);
  }

  private Home newServer(Guest owner) {
    var home = new Home(new ServerId(ids.next()), new ChannelId(ids.next()));
    the(ServerStore.class)
        .create(
            new NewServer(
                home.server(),
                new ServerName("Garden " + random()),
                new OperatorLine(""),
                owner.id(),
                PermissionSet.EVERYONE_DEFAULT,
                home.channel(),
                new ChannelName("general"),
                Instant.now()),
            UUID.randomUUID(),
            ServerLimits.DEFAULT.serversPerPersonMax());
    return home;
  }

  private void join(Guest guest, Guest host, Home home) {
    var code = new InviteCode("code" + random());
    var now = Instant.now();
    the(InviteStore.class)
        .create(
            new Invite(
                new InviteId(ids.next()),
                code,
                home.server(),
                host.id(),
                25,
                0,
                now.plus(Duration.ofDays(3)),
                now),
            UUID.randomUUID(),
            ServerLimits.DEFAULT.serversPerPersonMax());
    var joined = the(InviteStore.class).accept(guest.id(), code, now, ServerLimits.DEFAULT);
    require(joined instanceof InviteStore.Acceptance.Joined);
  }

  /// What people do, from their first word to the archive they brought along.
  private void live(Guest person, Guest heir, Home own, Home theirs) {
    join(heir, person, own);
    say(person, theirs, "words of " + random());
    the(MessageStore.class).delete(say(person, own, "a slip " + random()), new EventId(ids.next()));
    var written = say(person, own, "first " + random());
    var better = "edited " + random();
    person.words().put("content.messages.body", better);
    the(MessageStore.class)
        .edit(
            new MessageEdit(
                written, new MessageContent(better), new EventId(ids.next()), Instant.now()));
    the(ReadPositionStore.class).move(person.id(), own.channel(), 1, true);
    the(ReadPositionStore.class).move(person.id(), theirs.channel(), 1, true);
    beKeptOut(person, heir);
    look(person, heir);
    choose(person);
    ask(person, theirs, written);
    var item = "{\"note\":\"brought " + random() + "\"}";
    person.words().put("content.imported_items.item", item);
    the(ArchiveStore.class)
        .add(person.id(), List.of(new ArchivedItem(ids.next(), "messages", "messages", item)));
    hold(person.id(), heir.id(), heir.id());
    hold(heir.id(), person.id(), heir.id());
    hold(heir.id(), heir.id(), person.id());
  }

  private Message say(Guest author, Home home, String words) {
    var sent =
        the(MessageStore.class)
            .append(seeds.draft(home.server(), home.channel(), author.id(), words));
    if (sent instanceof Appended.Stored(var message)) {
      return message;
    }
    throw new IllegalStateException("not stored: " + sent);
  }

  private void beKeptOut(Guest person, Guest host) {
    var elsewhere = newServer(host);
    join(person, host, elsewhere);
    require(
        the(MemberStore.class).ban(elsewhere.server(), person.id(), Instant.now(), 100)
            == MemberStore.Banned.DONE);
  }

  private void look(Guest person, Guest heir) {
    var administrators = the(Administrators.class);
    administrators.grant(person.id(), Instant.now());
    var access = new AdministratorAccess(administrators);
    var reason = "looked because of " + random();
    person.words().put("ops.looks.reason", reason);
    the(Looks.class)
        .record(
            access.find(heir.id()).orElseThrow(),
            person.id(),
            Look.Kind.ACCOUNT_FILE,
            new Reason(reason),
            Instant.now());
    the(Looks.class)
        .record(
            access.find(person.id()).orElseThrow(),
            heir.id(),
            Look.Kind.ACCOUNT_FILE,
            new Reason("looked at the heir, " + random()),
            Instant.now());
  }

  private void choose(Guest person) {
    require(
        the(Choices.class)
            .add(
                person.id(),
                new ChoiceEvent(
                    "security.protection", random(), Choice.OBJECTION_MADE, Instant.now()),
                _ -> true));
  }

  private void ask(Guest person, Home home, Message about) {
    var reason = "it is about me, " + random();
    person.words().put("content.third_party_requests.reason", reason);
    var store = the(ThirdPartyRequestStore.class);
    var request =
        store.add(
            new ThirdPartyRequest(
                new ThirdPartyRequestId(ids.next()),
                home.server(),
                home.channel(),
                about.id(),
                person.id(),
                new Reason(reason),
                Instant.now(),
                Optional.empty()));
    require(store.decide(request.id(), new Decided(Decision.KEPT, Instant.now())));
  }

  /// A case that is over.
  private void hold(UserId person, UserId first, UserId second) {
    var now = Instant.now();
    var asked =
        new Hold(
            new HoldId(ids.next()),
            new CaseName("case " + random()),
            new Reason("reason " + random()),
            person,
            first,
            Optional.empty(),
            now.minus(Duration.ofDays(9)),
            Optional.empty(),
            now.minus(Duration.ofDays(1)),
            true);
    var approved =
        new Hold(
            asked.id(),
            asked.caseName(),
            asked.reason(),
            person,
            first,
            Optional.of(second),
            asked.askedAt(),
            Optional.of(now.minus(Duration.ofDays(8).plusHours(12))),
            asked.endsAt(),
            true);
    the(HoldStore.class).add(asked);
    require(the(HoldStore.class).approve(approved));
  }

  private HandOver nameAsSuccessor(Guest owner, Guest successor) {
    var home = newServer(owner);
    join(successor, owner, home);
    return new HandOver(home.server(), successor.id());
  }

  private ReceiptCode leave(Guest person, Duration grace, List<HandOver> handOvers) {
    var now = Instant.now();
    var begun =
        the(Erasures.class)
            .begin(
                new Erasures.Confirmation(
                    person.id(), new ErasureScope.Everything(), handOvers, now, now.plus(grace)));
    if (begun instanceof Begun.Confirmed(var _, var code)) {
      return code;
    }
    throw new IllegalStateException("not confirmed: " + begun);
  }

  /// To the privacy centre, with another device, while the erasure waits.
  private void comeBack(Guest person) {
    var now = Instant.now();
    var session = new SessionId(ids.next());
    the(SessionStore.class)
        .open(Samples.session(session.value(), person.id(), now), Samples.access(now));
    the(StepUps.class).record(new Caller(person.id(), session), now.plus(StepUps.GOOD_FOR));
    the(PasswordStore.class)
        .offerReset(person.id(), new ResetToken(RandomTokens.token(256)), now.plusSeconds(900));
    the(ExportStore.class).request(person.id(), now);
    update(
        "UPDATE ops.erasures SET announced_at = now() - interval '1 hour' WHERE user_id = ?",
        person.id().value());
    update("INSERT INTO ops.key_drops VALUES (?, gen_random_uuid())", person.id().value());
  }

  private Person person(Guest guest) {
    long id = guest.id().value();
    return new Person(
        guest.id(),
        Map.copyOf(guest.words()),
        Map.of(
            "ephemeral.ticket.*", EphemeralKeys.ticket(RandomTokens.bytes(RANDOM_BYTES)),
            "ephemeral.rate.user.*.*", EphemeralKeys.rateOfUser(Bucket.READ, id),
            "ephemeral.rate.origin.*.*",
                EphemeralKeys.rateOfOrigin(Bucket.READ, RandomTokens.bytes(RANDOM_BYTES)),
            "ephemeral.rate.name.*.*",
                EphemeralKeys.rateOfName(Bucket.READ, RandomTokens.bytes(RANDOM_BYTES)),
            "ephemeral.presence.*", EphemeralKeys.presence(id),
            "ephemeral.typing.*.*", EphemeralKeys.typing(ids.next(), id)),
        text("SELECT stem FROM ops.exports WHERE user_id = ?", id),
        Mail.handle(database.rootKey(), guest.id()));
  }

  private static String random() {
    return HexFormat.of().formatHex(RandomTokens.bytes(RANDOM_BYTES));
  }

  private static String word(Map<String, String> words, String column) {
    return words.getOrDefault(column, "");
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("a store did not take what was to be seeded");
    }
  }

  private <T> T the(Class<T> type) {
    return database.bean(type);
  }

  private void update(String sql, @Nullable Object... parameters) {
    try (var connection = database.dataSource().getConnection()) {
      Sql.update(connection, sql, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(String sql, Object... parameters) {
    try (var connection = database.dataSource().getConnection()) {
      return Sql.one(connection, sql, row -> row.getString(1), parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
