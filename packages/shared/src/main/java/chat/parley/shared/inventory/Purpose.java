package chat.parley.shared.inventory;

import java.util.Optional;

/// Why data are processed.
///
/// @param basis the article of the GDPR that allows it
/// @param words one sentence for people
/// @param recipients who gets to see the data
/// @param interest the legitimate interest, when the basis is 6.1.f
public record Purpose(
    String key, String basis, String words, String recipients, Optional<String> interest) {}
