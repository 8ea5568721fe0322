package chat.parley.proto.contract;

import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.Nothing;
import chat.parley.proto.v1.Route;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.List;

/// A method of a contract service that is reached over HTTP.
public record Endpoint(MethodDescriptor rpc, Route route) {
  /// Unique among all services, such as `MessageService.SendMessage`.
  public String name() {
    return rpc.getService().getName() + "." + rpc.getName();
  }

  /// GET, POST, PUT, PATCH or DELETE.
  public String method() {
    return route.getMethod();
  }

  /// A template such as `/api/v1/channels/{channel_id}/messages`.
  public String path() {
    return route.getPath();
  }

  /// True when no access token is asked for.
  public boolean anonymous() {
    return route.getAnonymous();
  }

  /// True when a restricted account may do this too.
  public boolean whileRestricted() {
    return route.getWhileRestricted();
  }

  /// True when the person must have proved a moment ago who they are.
  public boolean stepUp() {
    return route.getStepUp();
  }

  public Descriptor request() {
    return rpc.getInputType();
  }

  public Descriptor response() {
    return rpc.getOutputType();
  }

  public boolean hasRequest() {
    return !request().equals(Nothing.getDescriptor());
  }

  public boolean hasResponse() {
    return !response().equals(Nothing.getDescriptor());
  }

  /// The media type of the file that is answered instead of a message; empty when none is.
  public String file() {
    return route.getFile();
  }

  /// GET and DELETE carry their request message in the query, the others in the body.
  public boolean requestInQuery() {
    return method().equals("GET") || method().equals("DELETE");
  }

  /// The status of success.
  public int status() {
    if (route.getStatus() != 0) {
      return route.getStatus();
    }
    return hasResponse() ? 200 : 204;
  }

  /// The refusals of this method, beyond those any method can have.
  public List<ErrorCode> errors() {
    return route.getErrorsList();
  }
}
