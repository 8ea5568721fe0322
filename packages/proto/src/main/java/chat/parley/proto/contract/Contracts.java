package chat.parley.proto.contract;

import chat.parley.proto.v1.AccountOuterClass;
import chat.parley.proto.v1.ErasureOuterClass;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.ErrorMeaning;
import chat.parley.proto.v1.Event;
import chat.parley.proto.v1.ExportOuterClass;
import chat.parley.proto.v1.Gateway;
import chat.parley.proto.v1.InstanceOuterClass;
import chat.parley.proto.v1.MessageOuterClass;
import chat.parley.proto.v1.Options;
import chat.parley.proto.v1.Receipt;
import chat.parley.proto.v1.Rights;
import chat.parley.proto.v1.ServerOuterClass;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.List;
import java.util.Set;

/// All contract files, and what they say about HTTP.
public final class Contracts {
  /// Refusals that any method can have; the comment of `Route.errors` lists them too.
  public static final Set<ErrorCode> COMMON_ERRORS =
      Set.of(
          ErrorCode.BAD_REQUEST,
          ErrorCode.UNAUTHENTICATED,
          ErrorCode.NOT_FOUND,
          ErrorCode.METHOD_NOT_ALLOWED,
          ErrorCode.NOT_ACCEPTABLE,
          ErrorCode.PAYLOAD_TOO_LARGE,
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          ErrorCode.RATE_LIMITED,
          ErrorCode.INTERNAL,
          ErrorCode.UNAVAILABLE,
          ErrorCode.FORBIDDEN_ORIGIN);

  private static final List<FileDescriptor> FILES =
      List.of(
          Options.getDescriptor(),
          chat.parley.proto.v1.Error.getDescriptor(),
          AccountOuterClass.getDescriptor(),
          InstanceOuterClass.getDescriptor(),
          ServerOuterClass.getDescriptor(),
          MessageOuterClass.getDescriptor(),
          Receipt.getDescriptor(),
          ErasureOuterClass.getDescriptor(),
          Rights.getDescriptor(),
          ExportOuterClass.getDescriptor(),
          Event.getDescriptor(),
          Gateway.getDescriptor());

  private static final List<Endpoint> ENDPOINTS =
      FILES.stream()
          .flatMap(file -> file.getServices().stream())
          .flatMap(service -> service.getMethods().stream())
          .filter(rpc -> rpc.getOptions().hasExtension(Options.route))
          .map(rpc -> new Endpoint(rpc, rpc.getOptions().getExtension(Options.route)))
          .toList();

  private Contracts() {}

  public static List<FileDescriptor> files() {
    return FILES;
  }

  /// Every method with a route, in the order of the files.
  public static List<Endpoint> endpoints() {
    return ENDPOINTS;
  }

  /// What a code means over HTTP.
  public static ErrorMeaning meaning(ErrorCode code) {
    return code.getValueDescriptor().getOptions().getExtension(chat.parley.proto.v1.Error.meaning);
  }
}
