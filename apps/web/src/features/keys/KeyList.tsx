import { useState } from 'react';
import type { ReactNode } from 'react';
import { readSingleKeys, writeSingleKeys } from '../../device/singleKeys.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Choice } from '../../ui/Field.tsx';
import { say } from '../../words/words.tsx';
import { KEY_LIST } from './keys.ts';

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/** The name of a key as it is written on it. */
export function capOf(key: string): string {
  return key === 'Mod' ? (APPLE ? '⌘' : 'Ctrl') : key;
}

/** Every key there is, with what it does. */
export function KeyList({ singly = readSingleKeys() }: { singly?: boolean }): ReactNode {
  return (
    <div className="space-y-6">
      {KEY_LIST.map(({ title, lines }) => (
        <section key={title}>
          <h2 className="text-meta text-text-muted mb-1 font-medium">{say(title)}</h2>
          <dl>
            {lines.filter((line) => singly || !line.single).map(({ words, chords }) => (
              <div key={words} className="border-border flex min-h-10 items-center justify-between gap-4 border-b py-1.5">
                <dt className="text-ui">{say(words)}</dt>
                <dd className="flex max-w-1/2 shrink-0 flex-wrap items-center justify-end gap-x-3 gap-y-1">{chords.map((chord) => <Chord key={chord.join()} caps={chord} />)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Chord({ caps }: { caps: readonly string[] }): ReactNode {
  return (
    <span className="flex gap-1">
      {caps.map((cap) => (
        <kbd key={cap} className="border-border-control bg-surface-raised text-meta rounded-mention min-w-6 border px-1.5 py-0.5 text-center font-sans">{capOf(cap)}</kbd>
      ))}
    </span>
  );
}

export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  // It has the focus, so that the arrows scroll it.
  return (
    <Dialog title={say('keys.title')} onClose={onClose} wide>
      <div role="group" aria-label={say('keys.title')} tabIndex={0} data-first-focus="" className="ring-inside rounded-control -mx-2 mt-3 px-2"><KeyList /></div>
    </Dialog>
  );
}

export function KeysPart(): ReactNode {
  const [singly, setSingly] = useState(readSingleKeys);
  return (
    <div className="space-y-7">
      <Choice legend={say('keys.single')} value={singly ? 'on' : 'off'} options={[{ value: 'on', label: say('keys.single-on') }, { value: 'off', label: say('keys.single-off') }]}
        onChange={(value) => {
          writeSingleKeys(value === 'on');
          setSingly(value === 'on');
        }} />
      <KeyList singly={singly} />
    </div>
  );
}
