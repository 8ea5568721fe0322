package chat.parley.shared.inventory;

/// Why data are processed.
///
/// @param basis the article of the GDPR that allows it
/// @param words one sentence for people
public record Purpose(String key, String basis, String words) {}
