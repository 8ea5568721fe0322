package chat.parley.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// The walls of the house, each with a violation that it must not let through.
final class Walls {
  /// A rule, and sources that break it: each has its class name on its first line, as a comment.
  record Wall(String name, ArchRule rule, List<String> violation) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String OURS = "chat.parley..";

  static final List<Wall> ALL =
      List.of(
          new Wall(
              "domain knows only the JDK it needs",
              classes()
                  .that()
                  .resideInAPackage("chat.parley.domain..")
                  .should()
                  .onlyDependOnClassesThat()
                  .resideInAnyPackage(
                      "chat.parley.domain..",
                      "java.lang..",
                      "java.math..",
                      "java.util..",
                      "java.time..",
                      "java.text..",
                      "java.nio.charset..",
                      "org.jspecify.."),
              List.of(
                  """
                  // chat.parley.domain.planted.Peek
                  package chat.parley.domain.planted;
                  class Peek { java.sql.Connection connection; }
                  """)),
          new Wall(
              "domain never asks the system for the time",
              noClasses()
                  .that()
                  .resideInAPackage("chat.parley.domain..")
                  .should()
                  .callMethod(java.time.Instant.class, "now")
                  .orShould()
                  .callMethod(java.time.LocalDate.class, "now")
                  .orShould()
                  .callMethod(System.class, "currentTimeMillis")
                  .orShould()
                  .callMethod(System.class, "nanoTime")
                  .orShould()
                  .callMethod(java.time.InstantSource.class, "system")
                  .orShould()
                  .callMethod(java.time.Clock.class, "systemUTC"),
              List.of(
                  """
                  // chat.parley.domain.planted.Late
                  package chat.parley.domain.planted;
                  class Late { java.time.Instant now() { return java.time.Instant.now(); } }
                  """)),
          module("proto", List.of()),
          module("shared", List.of()),
          module("db", List.of("domain", "proto", "shared")),
          module("adapters", List.of("domain", "proto", "shared")),
          module("api", List.of("domain", "proto", "shared", "db", "adapters")),
          module("gateway", List.of("domain", "proto", "shared", "db", "adapters")),
          module("worker", List.of("domain", "proto", "shared", "db", "adapters")),
          module("demo", List.of("proto")),
          new Wall(
              "features of a module form no cycle",
              slices().matching("chat.parley.(*).(*)..").should().beFreeOfCycles(),
              List.of(
                  """
                  // chat.parley.domain.left.Left
                  package chat.parley.domain.left;
                  public class Left { chat.parley.domain.right.Right other; }
                  """,
                  """
                  // chat.parley.domain.right.Right
                  package chat.parley.domain.right;
                  public class Right { chat.parley.domain.left.Left other; }
                  """)),
          new Wall(
              "only shared touches a logger",
              noClasses()
                  .that()
                  .resideInAPackage(OURS)
                  .and()
                  .resideOutsideOfPackage("chat.parley.shared..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage("org.slf4j..", "ch.qos.logback..", "java.util.logging..")
                  .orShould()
                  .dependOnClassesThat()
                  .areAssignableTo(System.Logger.class),
              List.of(
                  """
                  // chat.parley.api.planted.Chatty
                  package chat.parley.api.planted;
                  class Chatty { org.slf4j.Logger log; }
                  """)),
          new Wall(
              "Micronaut stays in the apps and in db",
              noClasses()
                  .that()
                  .resideInAnyPackage(
                      "chat.parley.domain..",
                      "chat.parley.shared..",
                      "chat.parley.proto..",
                      "chat.parley.adapters..",
                      "chat.parley.demo..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage("io.micronaut..", "jakarta.inject.."),
              List.of(
                  """
                  // chat.parley.adapters.planted.Bean
                  package chat.parley.adapters.planted;
                  @jakarta.inject.Singleton class Bean {}
                  """)),
          new Wall(
              "JDBC stays in db, and where a PostgreSQL is started",
              noClasses()
                  .that()
                  .resideInAnyPackage(
                      "chat.parley.api..",
                      "chat.parley.gateway..",
                      "chat.parley.adapters..",
                      "chat.parley.shared..")
                  .and()
                  .resideOutsideOfPackage("chat.parley.adapters.postgres..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql.."),
              List.of(
                  """
                  // chat.parley.api.planted.Shortcut
                  package chat.parley.api.planted;
                  class Shortcut { java.sql.Connection connection; }
                  """)),
          new Wall(
              "administrators see people through recorded looks only",
              noClasses()
                  .that()
                  .resideInAPackage("chat.parley.api.administration..")
                  .should()
                  .dependOnClassesThat(
                      resideInAPackage(OURS)
                          .and(
                              not(
                                  resideInAnyPackage(
                                      "chat.parley.api.administration..",
                                      "chat.parley.api.problem..",
                                      "chat.parley.api.route..",
                                      "chat.parley.adapters.wire..",
                                      "chat.parley.domain.breach..",
                                      "chat.parley.domain.hold..",
                                      "chat.parley.domain.id..",
                                      "chat.parley.domain.instance..",
                                      "chat.parley.domain.look..",
                                      "chat.parley.shared.inventory..",
                                      "chat.parley.api.bind..",
                                      "chat.parley.proto..")))
                          .and(not(type(chat.parley.domain.account.Typed.class)))
                          .and(not(type(chat.parley.domain.session.Caller.class)))),
              List.of(
                  """
                  // chat.parley.api.administration.Peek
                  package chat.parley.api.administration;
                  class Peek { chat.parley.domain.account.AccountStore accounts; }
                  """)),
          new Wall(
              "Undertow stays in the gateway and at the front doors",
              noClasses()
                  .that(
                      resideInAPackage(OURS)
                          .and(
                              not(
                                  resideInAnyPackage(
                                      "chat.parley.gateway..",
                                      "chat.parley.standalone..",
                                      "chat.parley.rig.."))))
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage("io.undertow..", "org.xnio.."),
              List.of(
                  """
                  // chat.parley.api.planted.Socket
                  package chat.parley.api.planted;
                  class Socket { io.undertow.server.HttpHandler handler; }
                  """)));

  private Walls() {}

  /// A module may know the named others of ours, and never the rest. `java` and libraries are the
  /// poms' business.
  private static Wall module(String name, List<String> mayKnow) {
    var allowed =
        Stream.concat(Stream.of(name), mayKnow.stream())
            .map(module -> "chat.parley." + module + "..")
            .toArray(String[]::new);
    return new Wall(
        name + " knows " + (mayKnow.isEmpty() ? "nothing of ours" : String.join(", ", mayKnow)),
        noClasses()
            .that()
            .resideInAPackage("chat.parley." + name + "..")
            .should()
            .dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(allowed)))),
        List.of(
            """
            // chat.parley.standalone.planted.Front
            package chat.parley.standalone.planted;
            public class Front {}
            """,
            """
            // chat.parley.MODULE.planted.Through
            package chat.parley.MODULE.planted;
            class Through { chat.parley.standalone.planted.Front front; }
            """
                .replace("MODULE", name)));
  }
}
