import { MonitorSmartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import type { Session } from '../../gen/chat/v1/account_pb.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { dateOf } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { Item } from '../settings/SettingsFrame.tsx';
import { useLoaded } from '../settings/useLoaded.ts';

export function SessionsPart(): ReactNode {
  const { account } = useParley();
  const { value: sessions, problem, reload } = useLoaded(account.sessions);
  const ending = useTask(async (id: string) => {
    await account.revokeSession(id);
    await reload();
  });
  const endingOthers = useTask(async () => {
    await account.logOutOthers();
    await reload();
  });
  const others = sessions?.some((session) => !session.current) ?? false;
  const wrong = problem ?? ending.problem ?? endingOthers.problem;
  return (
    <>
      {wrong && <FieldError>{wrong}</FieldError>}
      <ul className="border-border mb-5 border-t">
        {sessions?.map((session) => (
          <Item key={session.id} actions={!session.current && (
            <Button busy={ending.busy} onClick={() => void ending.run(session.id)} aria-label={say('sessions.end-label', { device: deviceOf(session) })}>{say('log-out')}</Button>
          )}>
            <MonitorSmartphone size={18} strokeWidth={1.75} aria-hidden="true" className="text-text-secondary shrink-0" />
            <div className="min-w-0">
              <p className="truncate font-medium">{deviceOf(session)}{session.current && <span className="text-success-text font-normal"> · {say('sessions.current')}</span>}</p>
              <p className="text-small text-text-secondary">{usedWords(session)}</p>
            </div>
          </Item>
        ))}
      </ul>
      {others && <Button busy={endingOthers.busy} onClick={() => void endingOthers.run()}>{say('sessions.end-others')}</Button>}
    </>
  );
}

function deviceOf(session: Session): string {
  return session.device || say('sessions.unknown');
}

/** The API tells the day, not the moment. */
function usedWords(session: Session): string {
  const day = Date.parse(`${session.lastUsedOn}T12:00:00`);
  const since = session.createdAt ? say('sessions.since', { date: dateOf(timestampMs(session.createdAt)) }) : '';
  return Number.isNaN(day) ? since : `${say('sessions.used', { date: dateOf(day) })}${since && ` · ${since}`}`;
}
