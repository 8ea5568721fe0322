package chat.parley.shared.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/// The part of a stack trace that is ours: class, method and line, without any message.
public final class OurFrames {
  private static final String OURS = "chat.parley.";
  private static final int FRAMES_MAX = 24;
  private static final int CAUSES_MAX = 8;

  private OurFrames() {}

  /// The frames of the error and of its causes, innermost call first.
  public static List<String> of(Throwable error) {
    var frames = new ArrayList<String>();
    var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
    for (var at = error; at != null && seen.size() < CAUSES_MAX && seen.add(at); ) {
      for (var frame : at.getStackTrace()) {
        if (frame.getClassName().startsWith(OURS) && frames.size() < FRAMES_MAX) {
          frames.add(
              frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber());
        }
      }
      at = at.getCause();
    }
    return List.copyOf(frames);
  }

  /// The types of the error and of its causes, outermost first.
  public static List<String> types(Throwable error) {
    var types = new ArrayList<String>();
    var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
    for (var at = error; at != null && seen.size() < CAUSES_MAX && seen.add(at); ) {
      types.add(at.getClass().getName());
      at = at.getCause();
    }
    return List.copyOf(types);
  }
}
