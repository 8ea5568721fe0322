import type { ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import type { ChannelEntry } from '../../store/state.ts';
import { Name, Say, say } from '../../words/words.tsx';
import { lowerFirst } from './Signposts.tsx';
import { useRetention } from './useRetention.ts';

const NAMED_MAX = 2;

/** Fixed in height, so that nothing jumps: who is typing, and who can read this for how long. */
export function FooterLine({ channel }: { channel: ChannelEntry }): ReactNode {
  const readers = useParleyState((state) => state.servers.get(channel.facts.serverId)?.facts.memberCount ?? 0);
  const retention = useRetention(channel.facts)?.words;
  return (
    <div className="text-small text-text-secondary flex h-8 shrink-0 items-center justify-between gap-4 px-3 side:px-6">
      <Typing channel={channel} />
      <p className="shrink-0">
        <span className="side:hidden">{say('footer.readers-short', { count: readers })}</span>
        <span className="max-side:hidden">
          {say('footer.readers', { count: readers })}{retention && <> · {lowerFirst(retention)}</>}
        </span>
      </p>
    </div>
  );
}

function Typing({ channel }: { channel: ChannelEntry }): ReactNode {
  const typing = useParleyState((state) => state.typing.get(channel.facts.id));
  const users = useParleyState((state) => state.users);
  const people = [...(typing?.keys() ?? [])].flatMap((id) => users.get(id) ?? []);
  const unnamed = (typing?.size ?? 0) > people.length;
  const [one, two] = people;
  // Not announced: it changes too often to be worth hearing.
  return (
    <p className="flex min-w-0 items-center gap-2">
      {(typing?.size ?? 0) > 0 && (
        <>
          <span aria-hidden="true" className="flex gap-[3px]">
            {[0, 150, 300].map((delay) => <span key={delay} className="typing-dot bg-text-secondary size-1 rounded-full" style={{ animationDelay: `${delay}ms` }} />)}
          </span>
          <span className="truncate">
            {one && !unnamed && people.length === 1 && <Say it="typing.one" name={<Name of={one.displayName} className="text-text font-medium" />} />}
            {one && two && !unnamed && people.length === NAMED_MAX && (
              <Say it="typing.two" one={<Name of={one.displayName} className="text-text font-medium" />} two={<Name of={two.displayName} className="text-text font-medium" />} />
            )}
            {(unnamed || people.length > NAMED_MAX) && say('typing.several', { count: typing?.size ?? 0 })}
          </span>
        </>
      )}
    </p>
  );
}
