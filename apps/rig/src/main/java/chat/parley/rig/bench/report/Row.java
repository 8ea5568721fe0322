package chat.parley.rig.bench.report;

/// What one subject did.
///
/// @param subject who was measured
/// @param unit of the samples
/// @param ours whether the subject is Parley
public record Row(String subject, String unit, Samples samples, boolean ours) {}
