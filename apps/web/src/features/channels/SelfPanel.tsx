import { Settings, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { Presence } from '../../store/model.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuChoice } from '../../ui/Menu.tsx';
import { PresenceSign, presenceWords } from '../../ui/PresenceSign.tsx';
import { say } from '../../words/words.tsx';

const CHOICES: readonly Presence[] = ['online', 'away', 'do-not-disturb', 'hidden'];

export function SelfPanel(): ReactNode {
  const { account } = useParley();
  const user = useParleyState((state) => state.self?.account.user);
  const presence = useParleyState((state) => state.ownPresence);
  if (!user) return null;
  return (
    <section data-region="self" aria-label={say('self.label')} className="border-border flex h-14 shrink-0 items-center gap-1 border-t ps-2 pe-2">
      <div className="rounded-control hover:bg-surface-hover relative flex h-11 min-w-0 grow items-center gap-2.5 px-1.5">
        <Avatar id={user.id} name={user.displayName} size={32} presence={presence} />
        <span className="min-w-0">
          <bdi className="text-ui block truncate leading-4.5 font-medium">{user.displayName}</bdi>
          <span className="text-meta text-text-secondary block leading-4">{presenceWords(presence)}</span>
        </span>
        <Menu align="start" side="top" trigger={
          <button type="button" aria-label={say('self.presence', { name: user.displayName, presence: presenceWords(presence) })} className="ring-inside rounded-control absolute inset-0" />
        }>
          <MenuChoice value={presence} onValue={(value) => account.setPresence(value as Presence)}
            options={CHOICES.map((value) => ({ value, label: presenceWords(value), sign: <PresenceSign presence={value} /> }))} />
        </Menu>
      </div>
      <IconButton icon={ShieldCheck} label={say('privacy.title')} onClick={() => go({ at: 'privacy', section: 'data' })} className="size-9" />
      <IconButton icon={Settings} label={say('self.settings')} onClick={() => go({ at: 'account', section: 'profile' })} className="size-9" />
    </section>
  );
}
