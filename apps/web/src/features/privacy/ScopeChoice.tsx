import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Scope } from '../../app/commands/erasure.ts';
import { useParleyState } from '../../app/parley.ts';
import type { ServerId } from '../../store/model.ts';
import { Select } from '../../ui/Field.tsx';
import { say } from '../../words/words.tsx';

/** How much goes. Direct messages are not offered: there are none yet. */
export function ScopeChoice({ value, onChange }: { value: Scope; onChange: (scope: Scope) => void }): ReactNode {
  const order = useParleyState((state) => state.serverOrder);
  const servers = useParleyState((state) => state.servers);
  const name = useId();
  const first = order[0];
  const options: readonly { scope: Scope; label: string; note: string }[] = [
    { scope: { of: 'everything' }, label: say('scope.everything'), note: say('scope.everything-note') },
    ...(first ? [{ scope: { of: 'server', serverId: first } as const, label: say('scope.server'), note: say('scope.server-note') }] : []),
  ];
  return (
    <fieldset className="mb-8 space-y-2.5">
      <legend className="sr-only">{say('scope.legend')}</legend>
      {options.map(({ scope, label, note }) => (
        <label key={scope.of} className="rounded-card border-border-control has-checked:border-primary has-checked:ring-primary has-focus-visible:outline-focus-ring bg-surface-raised flex gap-3 border px-4 py-3 has-checked:ring-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2">
          <input type="radio" name={name} checked={scope.of === value.of} onChange={() => onChange(scope)} className="accent-primary mt-0.5 size-4 shrink-0 outline-none" />
          <span>
            <span className="block font-semibold">{label}</span>
            <span className="text-small text-text-secondary block">{note}</span>
          </span>
        </label>
      ))}
      {value.of === 'server' && (
        <Select label={say('scope.which')} value={value.serverId} onChange={(event) => onChange({ of: 'server', serverId: event.target.value as ServerId })} className="max-w-sm pt-2"
          options={order.flatMap((id) => servers.get(id)?.facts ?? []).map((facts) => ({ value: facts.id, label: facts.name }))} />
      )}
    </fieldset>
  );
}
