package chat.parley.db.key;

/// A person's key for one purpose, unwrapped.
record PurposeKey(long id, Purpose purpose, int version, KeyMaterial material) {}
