package chat.parley.api.openapi;

import static chat.parley.api.openapi.Schemas.type;
import static chat.parley.api.openapi.Schemas.with;

import chat.parley.proto.contract.Contracts;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;

/// The whole document.
public final class OpenApiDocument {
  private static final String VERSION = "3.1.0";

  private OpenApiDocument() {}

  public static JsonObject build() {
    var schemas = new Schemas();
    var operations = new Operations(schemas);
    var paths = new JsonObject();
    for (var endpoint : Contracts.endpoints()) {
      if (!paths.has(endpoint.path())) {
        paths.add(endpoint.path(), new JsonObject());
      }
      paths
          .getAsJsonObject(endpoint.path())
          .add(endpoint.method().toLowerCase(Locale.ROOT), operations.describe(endpoint));
    }
    var document = with(new JsonObject(), "openapi", VERSION);
    document.add("info", with(with(new JsonObject(), "title", "Parley"), "version", "v1"));
    document.add("security", security());
    document.add("paths", paths);
    document.add("components", components(schemas));
    return document;
  }

  private static JsonArray security() {
    var bearer = new JsonObject();
    bearer.add("accessToken", new JsonArray());
    var security = new JsonArray();
    security.add(bearer);
    return security;
  }

  private static JsonObject components(Schemas schemas) {
    var schemes = new JsonObject();
    schemes.add("accessToken", with(type("http"), "scheme", "bearer"));
    var components = new JsonObject();
    components.add("schemas", schemas.components());
    components.add("securitySchemes", schemes);
    return components;
  }
}
