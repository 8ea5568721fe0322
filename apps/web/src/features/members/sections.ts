/** Members → the rows of their list: those who are there, then those who are not, by name. Pure. */
import type { Member, Presence, UserId } from '../../store/model.ts';

export type MemberRow =
  | { readonly is: 'heading'; readonly key: string; readonly online: boolean; readonly count: number }
  | { readonly is: 'member'; readonly key: UserId; readonly member: Member; readonly presence: Presence };

export function memberRows(members: Iterable<Member>, presences: ReadonlyMap<UserId, Presence>, self: UserId, ownPresence: Presence): readonly MemberRow[] {
  const order = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
  const online: MemberRow[] = [];
  const offline: MemberRow[] = [];
  const sorted = [...members].toSorted((a, b) => order.compare(a.user.displayName, b.user.displayName));
  for (const member of sorted) {
    const { id } = member.user;
    const presence = id === self ? ownPresence : (presences.get(id) ?? 'offline');
    const there = presence !== 'offline' && presence !== 'hidden';
    (there ? online : offline).push({ is: 'member', key: id, member, presence });
  }
  return [...section(true, online), ...section(false, offline)];
}

function section(online: boolean, rows: readonly MemberRow[]): readonly MemberRow[] {
  return rows.length === 0 ? [] : [{ is: 'heading', key: online ? 'online' : 'offline', online, count: rows.length }, ...rows];
}
