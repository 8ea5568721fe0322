package chat.parley.api.codec;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The two encodings of bodies.
public enum Encoding {
  JSON("application/json", "application/problem+json"),
  PROTOBUF("application/x-protobuf", "application/problem+x-protobuf");

  private final String body;
  private final String problem;

  Encoding(String body, String problem) {
    this.body = body;
    this.problem = problem;
  }

  public MediaType body() {
    return MediaType.of(body);
  }

  public MediaType problem() {
    return MediaType.of(problem);
  }

  /// What the request's body is in; empty when it is in neither, or does not say.
  public static Optional<Encoding> sent(HttpRequest<?> request) {
    var header = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
    return header == null ? Optional.empty() : named(essence(header));
  }

  /// What the answer should be in; empty when neither is welcome.
  public static Optional<Encoding> wanted(HttpRequest<?> request) {
    return Acceptance.of(request.getHeaders().getAll(HttpHeaders.ACCEPT)).best();
  }

  static Optional<Encoding> named(String essence) {
    return List.of(values()).stream().filter(encoding -> encoding.isNamed(essence)).findFirst();
  }

  boolean isNamed(String essence) {
    return body.equals(essence) || problem.equals(essence);
  }

  /// A media type or range without its parameters.
  static String essence(String mediaType) {
    int parameters = mediaType.indexOf(';');
    return (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
