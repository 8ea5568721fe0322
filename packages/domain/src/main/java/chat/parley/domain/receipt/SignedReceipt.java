package chat.parley.domain.receipt;

/// A receipt as it is handed out.
///
/// @param document canonical JSON with the signature and the place in the chain
public record SignedReceipt(Receipt.Kind kind, String document) {}
