package chat.parley.proto.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Options;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractsTest {

  @Test
  void everyFileIsListed() throws IOException {
    try (var files = Files.list(Path.of("proto", "chat", "v1"))) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactlyInAnyOrderElementsOf(
              Contracts.files().stream()
                  .map(file -> Path.of(file.getName()).getFileName().toString())
                  .toList());
    }
  }

  @Test
  void everyErrorCodeHasAMeaning() {
    var codes =
        Arrays.stream(ErrorCode.values())
            .filter(code -> code != ErrorCode.UNRECOGNIZED)
            .filter(code -> code != ErrorCode.ERROR_CODE_UNSPECIFIED);
    assertThat(codes)
        .allSatisfy(
            code -> {
              assertThat(Contracts.meaning(code).getStatus()).isBetween(400, 599);
              assertThat(Contracts.meaning(code).getTitle()).isNotBlank();
            });
  }

  @Test
  void everyMethodHasARouteOfItsOwn() {
    assertThat(methods()).allMatch(method -> method.getOptions().hasExtension(Options.route));
    var routes =
        methods().stream().map(method -> method.getOptions().getExtension(Options.route)).toList();
    assertThat(routes)
        .allSatisfy(
            route -> {
              assertThat(route.getPath()).matches("/(api/v1|\\.well-known)/.+");
              assertThat(route.getSummary()).isNotBlank();
              assertThat(route.getErrorsList())
                  .doesNotContainAnyElementsOf(Contracts.COMMON_ERRORS);
            });
    assertThat(routes.stream().map(route -> route.getMethod() + " " + route.getPath()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyMethodListsTheRefusalsOfItsFields() {
    for (var endpoint : Contracts.endpoints()) {
      var ofFields =
          endpoint.request().getFields().stream()
              .map(field -> field.getOptions().getExtension(Options.limits))
              .flatMap(limits -> Stream.of(limits.getUnder(), limits.getOver()))
              .filter(code -> code != ErrorCode.ERROR_CODE_UNSPECIFIED)
              .toList();
      assertThat(endpoint.errors()).as(endpoint.name()).containsAll(ofFields);
    }
  }

  @Test
  void notThereAndNotYoursLookTheSame() {
    var titles =
        List.of(ErrorCode.UNKNOWN_SERVER, ErrorCode.UNKNOWN_CHANNEL, ErrorCode.UNKNOWN_MESSAGE)
            .stream()
            .map(code -> Contracts.meaning(code).getTitle())
            .collect(Collectors.toSet());
    assertThat(titles).containsExactly(Contracts.meaning(ErrorCode.NOT_FOUND).getTitle());
  }

  /// A JSON number holds 53 bits; an id has 64.
  @Test
  void everyIdIsATextInJson() {
    var ids =
        Contracts.files().stream()
            .flatMap(file -> file.getMessageTypes().stream())
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getType() == FieldDescriptor.Type.FIXED64);
    assertThat(ids)
        .allSatisfy(
            field -> assertThat(field.getOptions().getJstype().name()).isEqualTo("JS_STRING"));
  }

  private static List<MethodDescriptor> methods() {
    return Contracts.files().stream()
        .flatMap(file -> file.getServices().stream())
        .flatMap(service -> service.getMethods().stream())
        .toList();
  }
}
