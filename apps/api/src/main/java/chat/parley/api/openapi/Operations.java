package chat.parley.api.openapi;

import static chat.parley.api.openapi.Schemas.type;
import static chat.parley.api.openapi.Schemas.with;

import chat.parley.api.codec.Encoding;
import chat.parley.proto.contract.Contracts;
import chat.parley.proto.contract.Endpoint;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Problem;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.protobuf.Descriptors.Descriptor;
import io.micronaut.http.MediaType;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Describes one contract method after the other.
final class Operations {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

  private final Schemas schemas;

  Operations(Schemas schemas) {
    this.schemas = schemas;
  }

  JsonObject describe(Endpoint endpoint) {
    var operation = new JsonObject();
    operation.addProperty("operationId", endpoint.name());
    operation.addProperty("summary", endpoint.route().getSummary());
    operation.add("tags", array(endpoint.rpc().getService().getName()));
    if (endpoint.anonymous()) {
      operation.add("security", new JsonArray());
    }
    operation.add("parameters", parameters(endpoint));
    if (endpoint.hasRequest() && !endpoint.requestInQuery()) {
      var body = new JsonObject();
      body.addProperty("required", true);
      body.add("content", content(endpoint.request(), Encoding::body));
      operation.add("requestBody", body);
    }
    operation.add("responses", responses(endpoint));
    return operation;
  }

  private JsonArray parameters(Endpoint endpoint) {
    var parameters = new JsonArray();
    var variables = VARIABLE.matcher(endpoint.path());
    while (variables.find()) {
      var name = variables.group(1);
      var schema = type("string");
      if (name.endsWith("_id")) {
        with(schema, "pattern", "^[1-9][0-9]{0,18}$");
      }
      parameters.add(parameter("path", name, schema, true));
    }
    if (endpoint.requestInQuery()) {
      for (var field : endpoint.request().getFields()) {
        parameters.add(parameter("query", field.getJsonName(), schemas.of(field), false));
      }
    }
    return parameters;
  }

  private static JsonObject parameter(
      String place, String name, JsonObject schema, boolean required) {
    var parameter = new JsonObject();
    parameter.addProperty("name", name);
    parameter.addProperty("in", place);
    parameter.addProperty("required", required);
    parameter.add("schema", schema);
    return parameter;
  }

  private JsonObject responses(Endpoint endpoint) {
    var responses = new JsonObject();
    var success = with(new JsonObject(), "description", endpoint.route().getSummary());
    if (endpoint.hasResponse()) {
      success.add("content", content(endpoint.response(), Encoding::body));
    } else if (!endpoint.file().isEmpty()) {
      success.add("content", file(endpoint.file()));
    }
    responses.add(Integer.toString(endpoint.status()), success);
    refusals(endpoint).forEach((status, codes) -> responses.add(status, refusal(codes)));
    return responses;
  }

  private JsonObject refusal(Set<ErrorCode> codes) {
    var names = new JsonArray();
    var titles = new StringBuilder();
    for (var code : codes) {
      names.add(code.name());
      titles.append(titles.isEmpty() ? "" : " / ").append(Contracts.meaning(code).getTitle());
    }
    var refusal = with(new JsonObject(), "description", titles.toString());
    refusal.add("x-error-codes", names);
    refusal.add("content", content(Problem.getDescriptor(), Encoding::problem));
    return refusal;
  }

  /// The codes a method can answer, by status.
  private static SortedMap<String, Set<ErrorCode>> refusals(Endpoint endpoint) {
    var codes = EnumSet.copyOf(Contracts.COMMON_ERRORS);
    codes.addAll(endpoint.errors());
    if (endpoint.anonymous()) {
      codes.remove(ErrorCode.UNAUTHENTICATED);
    } else if (!endpoint.whileRestricted()) {
      codes.add(ErrorCode.ACCOUNT_RESTRICTED);
    }
    if (endpoint.stepUp()) {
      codes.add(ErrorCode.STEP_UP_REQUIRED);
    }
    var byStatus = new TreeMap<String, Set<ErrorCode>>();
    for (var code : codes) {
      byStatus
          .computeIfAbsent(
              Integer.toString(Contracts.meaning(code).getStatus()),
              status -> EnumSet.noneOf(ErrorCode.class))
          .add(code);
    }
    return byStatus;
  }

  private JsonObject content(Descriptor message, Function<Encoding, MediaType> mediaType) {
    var content = new JsonObject();
    for (var encoding : Encoding.values()) {
      var media = new JsonObject();
      media.add("schema", schemas.reference(message));
      content.add(mediaType.apply(encoding).getName(), media);
    }
    return content;
  }

  private static JsonObject file(String mediaType) {
    var media = new JsonObject();
    media.add("schema", with(type("string"), "format", "binary"));
    var content = new JsonObject();
    content.add(mediaType, media);
    return content;
  }

  private static JsonArray array(String only) {
    var array = new JsonArray();
    array.add(only);
    return array;
  }
}
