package chat.parley.db.export;

/// Data that an export does not carry, and why.
///
/// @param place the inventory's name of it
public record Withheld(String place, String reason) {}
