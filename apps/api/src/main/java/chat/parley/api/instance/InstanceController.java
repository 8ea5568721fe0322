package chat.parley.api.instance;

import chat.parley.adapters.wire.Servers;
import chat.parley.api.route.Endpoints;
import chat.parley.domain.credential.Password;
import chat.parley.domain.message.MessageContent;
import chat.parley.domain.retention.Retention;
import chat.parley.domain.retention.RetentionPolicies;
import chat.parley.proto.v1.Instance;
import chat.parley.proto.v1.StoredFact;
import chat.parley.shared.inventory.Facts;
import chat.parley.shared.inventory.Inventory;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Optional;

@Controller("/api/v1/instance")
@Endpoints
final class InstanceController {
  private static final String MESSAGE_BODY = "pg.content.messages.body";

  private final Instance instance;

  private final RetentionPolicies policies;

  InstanceController(Inventory inventory, InstanceSettings settings, RetentionPolicies policies) {
    this.policies = policies;
    this.instance =
        Instance.newBuilder()
            .setName(settings.name())
            .setVersion(version())
            .addAllStored(
                Facts.stored(inventory).stream().map(InstanceController::toProto).toList())
            .addAllNeverStored(Facts.neverStored(inventory))
            .setMessageRetention(inventory.find(MESSAGE_BODY).map(Facts::retention).orElse(""))
            .setPasswordCharactersMin(Password.CODE_POINTS_MIN)
            .setContentCharactersMax(MessageContent.CODE_POINTS_MAX)
            .setAgeMinYears(settings.ageMinYears())
            .build();
  }

  @Get
  Instance get() {
    var retention = policies.ofInstance();
    var told = instance.toBuilder().setRetention(Servers.toProto(retention));
    if (retention.days() != Retention.UNTIL_DELETED) {
      told.setMessageRetention("Kept " + retention.days() + " days at most");
    }
    return told.build();
  }

  private static StoredFact toProto(Facts.Stored fact) {
    return StoredFact.newBuilder().setWhat(fact.what()).setHow(fact.how()).build();
  }

  /// Classes that do not come from a jar have no version.
  private static String version() {
    return Optional.ofNullable(InstanceController.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
