import { MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import type { ServerId } from '../../store/model.ts';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../words/words.tsx';
import { AddServerDialog } from '../rail/AddServerDialog.tsx';

function Fact({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <div className="bg-surface flex grow items-center justify-center p-6">
      <div className="max-w-md text-center">
        <MessagesSquare size={22} strokeWidth={1.75} aria-hidden="true" className="text-primary-text mx-auto mb-3" />
        <h1 className="text-title mb-1">{title}</h1>
        {children}
      </div>
    </div>
  );
}

export function NoServer(): ReactNode {
  const [adding, setAdding] = useState(false);
  const none = useParleyState((state) => state.serverOrder.length === 0);
  const ready = useParleyState((state) => state.listed);
  if (!ready) return <div className="bg-surface grow" aria-busy="true" />;
  if (!none) return <Fact title={say('not-found.title')}><p className="text-text-secondary">{say('problem.NOT_FOUND')}</p></Fact>;
  return (
    <Fact title={say('no-server.title')}>
      <p className="text-text-secondary mb-4">{say('no-server.body')}</p>
      <Button kind="primary" onClick={() => setAdding(true)}>{say('rail.add')}</Button>
      {adding && <AddServerDialog onClose={() => setAdding(false)} />}
    </Fact>
  );
}

export function NoChannel({ serverId }: { serverId: ServerId }): ReactNode {
  const empty = useParleyState((state) => state.servers.get(serverId)?.channels.length === 0);
  return empty ? <Fact title={say('no-channel.title')} /> : <div className="bg-surface grow" />;
}
