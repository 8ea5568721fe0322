/** Discord's numbers. The API decides; the screen only leaves out what would be refused. */
export const Permission = {
  CREATE_INVITE: 1n << 0n,
  KICK_MEMBERS: 1n << 1n,
  BAN_MEMBERS: 1n << 2n,
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_SERVER: 1n << 5n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
} as const;

export function allows(permissions: bigint, permission: bigint): boolean {
  return (permissions & (permission | Permission.ADMINISTRATOR)) !== 0n;
}
