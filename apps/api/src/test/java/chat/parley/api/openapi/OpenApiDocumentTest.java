package chat.parley.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.proto.contract.Contracts;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  private final JsonObject document = OpenApiDocument.build();

  @Test
  void describesEveryMethodOnce() {
    var paths = document.getAsJsonObject("paths");
    for (var endpoint : Contracts.endpoints()) {
      var operation =
          paths
              .getAsJsonObject(endpoint.path())
              .getAsJsonObject(endpoint.method().toLowerCase(Locale.ROOT));
      assertThat(operation.get("operationId").getAsString()).isEqualTo(endpoint.name());
    }
    assertThat(
            paths.entrySet().stream()
                .mapToInt(path -> path.getValue().getAsJsonObject().size())
                .sum())
        .isEqualTo(Contracts.endpoints().size());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var references = new TreeSet<String>();
    collect(document, references);
    var schemas = document.getAsJsonObject("components").getAsJsonObject("schemas");
    assertThat(references)
        .isNotEmpty()
        .allMatch(reference -> schemas.has(reference.replace("#/components/schemas/", "")));
  }

  @Test
  void saysLimitsCodesAndEncodings() {
    var send =
        document
            .getAsJsonObject("paths")
            .getAsJsonObject("/api/v1/channels/{channel_id}/messages")
            .getAsJsonObject("post");
    assertThat(send.getAsJsonObject("requestBody").getAsJsonObject("content").keySet())
        .containsExactlyInAnyOrder("application/json", "application/x-protobuf");
    assertThat(send.getAsJsonObject("responses").keySet())
        .contains("201", "400", "401", "403", "404", "409", "413", "422", "429");
    assertThat(send.getAsJsonObject("responses").getAsJsonObject("422").get("x-error-codes"))
        .hasToString("[\"CONTENT_EMPTY\",\"CONTENT_TOO_LONG\"]");
    assertThat(document.toString()).contains("\"minLength\":1,\"maxLength\":4000");
  }

  private static void collect(JsonElement element, Set<String> references) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(child -> collect(child, references));
    } else if (element.isJsonObject()) {
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(
              entry -> {
                if (entry.getKey().equals("$ref")) {
                  references.add(entry.getValue().getAsString());
                }
                collect(entry.getValue(), references);
              });
    }
  }
}
