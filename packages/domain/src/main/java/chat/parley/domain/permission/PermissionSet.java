package chat.parley.domain.permission;

/// A set of permissions, held as Discord's bit field. Bits without a name are kept as they came.
public record PermissionSet(long bits) {
  public static final PermissionSet NONE = new PermissionSet(0);

  public static final PermissionSet ALL = of(Permission.values());

  /// What @everyone of a new server may do.
  public static final PermissionSet EVERYONE_DEFAULT =
      of(
          Permission.CREATE_INSTANT_INVITE,
          Permission.ADD_REACTIONS,
          Permission.VIEW_CHANNEL,
          Permission.SEND_MESSAGES,
          Permission.EMBED_LINKS,
          Permission.ATTACH_FILES,
          Permission.READ_MESSAGE_HISTORY,
          Permission.USE_EXTERNAL_EMOJIS,
          Permission.CHANGE_NICKNAME,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.SEND_MESSAGES_IN_THREADS);

  public static PermissionSet of(Permission... permissions) {
    long bits = 0;
    for (var permission : permissions) {
      bits |= permission.mask();
    }
    return new PermissionSet(bits);
  }

  public boolean has(Permission permission) {
    return (bits & permission.mask()) != 0;
  }

  public PermissionSet plus(PermissionSet others) {
    return new PermissionSet(bits | others.bits);
  }

  public PermissionSet minus(PermissionSet others) {
    return new PermissionSet(bits & ~others.bits);
  }
}
