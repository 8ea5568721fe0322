import { Hash } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { ChannelEntry } from '../../store/state.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { INPUT } from '../../ui/Field.tsx';
import { say } from '../../words/words.tsx';

const SHOWN_MAX = 12;

/** Ctrl+K: to a channel by a part of its name. */
export function JumpDialog({ onClose }: { onClose: () => void }): ReactNode {
  const channels = useParleyState((state) => state.channels);
  const servers = useParleyState((state) => state.servers);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => findChannels([...channels.values()], text), [channels, text]);
  const chosen = found[Math.min(at, found.length - 1)];
  const open = (channel: ChannelEntry | undefined) => {
    if (!channel) return;
    onClose();
    go({ at: 'channel', channelId: channel.facts.id, messageId: null });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') open(chosen);
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={say('jump.title')} onClose={onClose} hideTitle wide>
      <div className="p-3">
        <input data-first-focus="" role="combobox" aria-expanded="true" aria-controls="jump-list" aria-activedescendant={chosen ? `jump-${chosen.facts.id}` : undefined}
          aria-label={say('jump.label')} placeholder={say('jump.label')} value={text} autoComplete="off" spellCheck={false} onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }} className={`${INPUT} h-11`} />
        <div id="jump-list" role="listbox" aria-label={say('jump.title')} className="mt-2">
          {found.map((channel) => (
            <div key={channel.facts.id} id={`jump-${channel.facts.id}`} role="option" aria-selected={channel === chosen} onClick={() => open(channel)}
              className={`target rounded-control flex min-h-9 cursor-pointer items-center gap-2 px-2.5 ${channel === chosen ? 'bg-surface-active' : 'hover:bg-surface-hover'}`}>
              <Hash size={16} strokeWidth={1.75} aria-hidden="true" className="text-text-muted shrink-0" />
              <bdi className={`truncate ${channel.unread > 0 ? 'font-semibold' : ''}`}>{channel.facts.name}</bdi>
              <bdi className="text-small text-text-secondary ms-auto truncate">{servers.get(channel.facts.serverId)?.facts.name}</bdi>
            </div>
          ))}
        </div>
        {found.length === 0 && <p className="text-text-secondary px-2.5 py-2">{say('jump.none', { text })}</p>}
      </div>
    </Dialog>
  );
}

/** Unread first while nothing is typed; else those that begin with it before those that contain it. */
function findChannels(channels: readonly ChannelEntry[], text: string): readonly ChannelEntry[] {
  const wanted = text.trim().replace(/^#/, '').toLocaleLowerCase();
  const rank = ({ facts, unread }: ChannelEntry) => {
    if (wanted === '') return unread > 0 ? 0 : 1;
    const name = facts.name.toLocaleLowerCase();
    return name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : 2;
  };
  return channels.filter((channel) => rank(channel) < 2).toSorted((a, b) => rank(a) - rank(b) || a.facts.name.localeCompare(b.facts.name)).slice(0, SHOWN_MAX);
}
