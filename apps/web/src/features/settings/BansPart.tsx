import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import type { ServerId } from '../../store/model.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { dateOf } from '../../words/time.ts';
import { Name, say } from '../../words/words.tsx';
import { Item } from './SettingsFrame.tsx';
import { useLoaded } from './useLoaded.ts';

export function BansPart({ serverId }: { serverId: ServerId }): ReactNode {
  const { servers } = useParley();
  const { value: bans, problem, reload } = useLoaded(useCallback(() => servers.bans(serverId), [servers, serverId]));
  const lifting = useTask(async (id: string) => {
    await servers.unban(serverId, id);
    await reload();
  });
  const wrong = problem ?? lifting.problem;
  return (
    <>
      {wrong && <FieldError>{wrong}</FieldError>}
      {bans?.length === 0 && <p className="text-text-secondary">{say('bans.none')}</p>}
      <ul className="border-border border-t empty:hidden">
        {bans?.flatMap(({ user, bannedAt }) => (user ? [{ user, bannedAt }] : [])).map(({ user, bannedAt }) => (
          <Item key={user.id} actions={<Button busy={lifting.busy} onClick={() => void lifting.run(user.id)}>{say('bans.lift')}</Button>}>
            <Avatar id={user.id} name={user.displayName || user.username} size={32} />
            <div className="min-w-0">
              <Name of={user.displayName || user.username} className="block truncate font-medium" />
              {bannedAt && <p className="text-small text-text-secondary">{say('bans.since', { date: dateOf(timestampMs(bannedAt)) })}</p>}
            </div>
          </Item>
        ))}
      </ul>
    </>
  );
}
