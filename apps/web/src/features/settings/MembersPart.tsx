import type { ReactNode } from 'react';
import type { ServerId } from '../../store/model.ts';
import { say } from '../../words/words.tsx';
import { MemberList } from '../members/MemberList.tsx';

/** The same list as beside the conversation: each person's menu removes or bans. */
export function MembersPart({ serverId }: { serverId: ServerId }): ReactNode {
  return (
    <>
      <p className="text-text-secondary mb-3 max-w-[62ch]">{say('members.lead')}</p>
      <MemberList serverId={serverId} className="border-border rounded-card h-[60dvh] overflow-hidden border" />
    </>
  );
}
