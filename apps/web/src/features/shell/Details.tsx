import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { go } from '../../app/router.ts';
import type { ChannelEntry } from '../../store/state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { say } from '../../words/words.tsx';
import { MemberList } from '../members/MemberList.tsx';

/** What a narrow screen has no room for beside the conversation. */
export function Details({ channel }: { channel: ChannelEntry }): ReactNode {
  const { id, serverId, name, topic } = channel.facts;
  return (
    <main className="bg-surface-side flex min-h-0 grow flex-col">
      <header className="border-border flex h-14 shrink-0 items-center gap-2 border-b px-2">
        <IconButton icon={ArrowLeft} label={say('header.back')} onClick={() => go({ at: 'channel', channelId: id, messageId: null })} className="rtl:-scale-x-100" />
        <h1 className="text-title truncate">{say('details.title', { name })}</h1>
      </header>
      {topic && <p dir="auto" className="text-ui text-text-secondary border-border border-b px-4 py-3">{topic}</p>}
      <MemberList serverId={serverId} className="min-h-0 grow" />
    </main>
  );
}
