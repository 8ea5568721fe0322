package chat.parley.domain.member;

/// How many bans a server keeps, and how many members a page has.
public record MemberLimits(int bansPerServerMax, int pageMembersMax, int pageMembersDefault) {
  public static final MemberLimits DEFAULT = new MemberLimits(1_000, 200, 100);
}
