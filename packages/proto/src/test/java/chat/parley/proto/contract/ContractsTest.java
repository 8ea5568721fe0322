package chat.parley.proto.contract;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Limits;
import chat.parley.proto.v1.Options;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the contracts to their own rules.
class ContractsTest {
  @Test
  void knowsEveryFile() throws IOException {
    try (var files = Files.list(Path.of("proto/chat/v1"))) {
      assertThat(Contracts.files().stream().map(file -> Path.of(file.getName()).getFileName()))
          .containsExactlyInAnyOrderElementsOf(files.map(Path::getFileName).toList());
    }
  }

  @Test
  void everyMethodOfEveryServiceHasARoute() {
    var methods =
        Contracts.files().stream()
            .flatMap(file -> file.getServices().stream())
            .mapToLong(service -> service.getMethods().size())
            .sum();
    assertThat(Contracts.endpoints()).hasSize((int) methods).isNotEmpty();
  }

  @Test
  void noTwoMethodsShareARoute() {
    assertThat(Contracts.endpoints().stream().map(e -> e.method() + " " + e.path()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyCodeHasItsMeaning() {
    assertThat(
            Arrays.stream(ErrorCode.values())
                .filter(code -> code != ErrorCode.UNRECOGNIZED)
                .filter(code -> code != ErrorCode.ERROR_CODE_UNSPECIFIED))
        .allSatisfy(
            code -> {
              assertThat(Contracts.meaning(code).getStatus()).isBetween(400, 599);
              assertThat(Contracts.meaning(code).getTitle()).isNotBlank();
            });
  }

  @Test
  void methodsListTheRefusalsOfTheirFieldsAndNoCommonOnes() {
    for (var endpoint : Contracts.endpoints()) {
      assertThat(endpoint.errors())
          .as(endpoint.name())
          .doesNotContainAnyElementsOf(Contracts.COMMON_ERRORS)
          .containsAll(refusalsOfFields(endpoint));
    }
  }

  private static Set<ErrorCode> refusalsOfFields(Endpoint endpoint) {
    return endpoint.request().getFields().stream()
        .flatMap(field -> limits(field).stream())
        .flatMap(limits -> Stream.of(limits.getUnder(), limits.getOver()))
        .filter(code -> code != ErrorCode.ERROR_CODE_UNSPECIFIED)
        .collect(Collectors.toSet());
  }

  private static List<Limits> limits(FieldDescriptor field) {
    var options = field.getOptions();
    return options.hasExtension(Options.limits)
        ? List.of(options.getExtension(Options.limits))
        : List.of();
  }
}
