package chat.parley.adapters.bus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Finds what listens to a subject, token by token, so that the number of other subscriptions does
/// not matter. Reading needs no lock.
final class SubjectTree<T> {
  private static final String ANY_ONE = "*";
  private static final String ANY_REST = ">";

  private final ReentrantLock changes = new ReentrantLock();
  private final Node<T> root = new Node<>();

  private static final class Node<T> {
    private final Map<String, Node<T>> next = new ConcurrentHashMap<>();
    private final List<T> here = new CopyOnWriteArrayList<>();
    private final List<T> rest = new CopyOnWriteArrayList<>();

    boolean isEmpty() {
      return next.isEmpty() && here.isEmpty() && rest.isEmpty();
    }
  }

  void add(String pattern, T listener) {
    requireTokens(pattern);
    var tokens = tokens(pattern);
    changes.lock();
    try {
      var node = root;
      for (int i = 0; i < tokens.length; i++) {
        if (tokens[i].equals(ANY_REST)) {
          node.rest.add(listener);
          return;
        }
        node = node.next.computeIfAbsent(tokens[i], token -> new Node<>());
      }
      node.here.add(listener);
    } finally {
      changes.unlock();
    }
  }

  void remove(String pattern, T listener) {
    changes.lock();
    try {
      remove(root, tokens(pattern), 0, listener);
    } finally {
      changes.unlock();
    }
  }

  private static <T> void remove(Node<T> node, String[] tokens, int at, T listener) {
    if (at == tokens.length) {
      node.here.remove(listener);
    } else if (tokens[at].equals(ANY_REST)) {
      node.rest.remove(listener);
    } else {
      var child = node.next.get(tokens[at]);
      if (child != null) {
        remove(child, tokens, at + 1, listener);
        if (child.isEmpty()) {
          node.next.remove(tokens[at]);
        }
      }
    }
  }

  void forEachMatch(String subject, Consumer<T> action) {
    match(root, tokens(subject), 0, action);
  }

  private static <T> void match(Node<T> node, String[] tokens, int at, Consumer<T> action) {
    if (at == tokens.length) {
      node.here.forEach(action);
      return;
    }
    node.rest.forEach(action);
    var exact = node.next.get(tokens[at]);
    if (exact != null) {
      match(exact, tokens, at + 1, action);
    }
    var any = node.next.get(ANY_ONE);
    if (any != null) {
      match(any, tokens, at + 1, action);
    }
  }

  /// Refuses what is no pattern.
  static void requireTokens(String pattern) {
    int rest = pattern.indexOf(ANY_REST);
    if (tokens(pattern).length > 0 && rest >= 0 && rest != pattern.length() - 1) {
      throw new IllegalArgumentException("> stands at the end of a pattern");
    }
  }

  private static String[] tokens(String subject) {
    var tokens = subject.split("\\.", -1);
    for (var token : tokens) {
      if (token.isEmpty()) {
        throw new IllegalArgumentException("a subject has no empty token");
      }
    }
    return tokens;
  }
}
