import type { ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import { useInstance } from '../../app/useInstance.ts';
import type { Retention, ServerId } from '../../store/model.ts';
import type { ServerEntry } from '../../store/state.ts';
import { Kept } from '../../ui/Kept.tsx';
import { say } from '../../words/words.tsx';
import { toRetention } from '../../wire/mapping.ts';
import { Part } from '../settings/SettingsFrame.tsx';

/** How long messages are kept: here, in each server, and in each channel that says something else. */
export function KeptPart(): ReactNode {
  const instance = useInstance();
  const order = useParleyState((state) => state.serverOrder);
  const servers = useParleyState((state) => state.servers);
  if (!instance) return null;
  const here = toRetention(instance.retention);
  return (
    <>
      <Part title={say('kept.here')}>
        <Kept levels={[here]} />
        <p className="text-small text-text-secondary mt-2 max-w-[62ch]">{say('kept.shortest')}</p>
      </Part>
      {order.flatMap((id: ServerId) => servers.get(id) ?? []).map((server) => <ServerKept key={server.facts.id} server={server} here={here} />)}
    </>
  );
}

function ServerKept({ server, here }: { server: ServerEntry; here: Retention | null }): ReactNode {
  const channels = useParleyState((state) => state.channels);
  const own = server.channels.flatMap((id) => channels.get(id)?.facts ?? []).filter((facts) => facts.retention !== null);
  const levels = [here, server.facts.retention];
  return (
    <Part title={<bdi>{server.facts.name}</bdi>}>
      <Kept levels={levels} />
      {own.length > 0 && (
        <dl className="border-border mt-3 border-t">
          {own.map((channel) => (
            <div key={channel.id} className="border-border flex flex-wrap items-baseline justify-between gap-x-4 border-b py-2">
              <dt className="font-medium">#<bdi>{channel.name}</bdi></dt>
              <dd><Kept levels={[...levels, channel.retention]} /></dd>
            </div>
          ))}
        </dl>
      )}
    </Part>
  );
}
