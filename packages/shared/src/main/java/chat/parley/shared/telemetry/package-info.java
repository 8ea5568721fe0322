/// Numbers about a node: declared metrics with closed label sets, in Prometheus' text format, and
/// traces that are off by default.
///
/// A label's values are an enum or a set that is known when the node starts; no label ever holds an
/// id, a name or a text of a person. Every metric and label has a record in the privacy inventory.
///
/// Dependencies: `log.RequestId`, OpenTelemetry.
@NullMarked
package chat.parley.shared.telemetry;

import org.jspecify.annotations.NullMarked;
