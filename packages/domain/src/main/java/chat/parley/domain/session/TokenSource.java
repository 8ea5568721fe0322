package chat.parley.domain.session;

/// Makes secrets nobody can guess.
public interface TokenSource {

  /// 256 random bits in base64url without padding.
  String next();
}
