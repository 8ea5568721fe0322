import type { ReactNode } from 'react';
import { useCallback } from 'react';
import { useParley } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { Place } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { say } from '../../words/words.tsx';
import { StoredFacts } from '../entry/StoredFacts.tsx';
import { Part } from '../settings/SettingsFrame.tsx';
import { useLoaded } from '../settings/useLoaded.ts';
import { EntryTable } from './EntryTable.tsx';

/** What is stored about the person: each place with its purpose, counted now; and the kinds of data that can be there. */
export function DataPart(): ReactNode {
  const { erasure } = useParley();
  const { value, problem } = useLoaded(useCallback(() => erasure.preview({ of: 'everything' }), [erasure]));
  return (
    <div className="gap-10 members:grid members:grid-cols-[minmax(0,1fr)_20rem]">
      <div>
        <Part title={say('data.counted')}>
          {problem && <FieldError>{problem}</FieldError>}
          {value && <EntryTable entries={value.entries} caption={say('data.counted')} />}
        </Part>
        <StoredFacts />
      </div>
      <div className="mt-9 space-y-4 members:mt-0">
        <Card title={say('privacy.export')} body={say('data.export-lead')} verb={say('privacy.export')} to={{ at: 'privacy', section: 'export' }} />
        <Card title={say('data.encryption')} body={say('encryption.note')} />
        <Card title={say('privacy.delete')} body={say('data.delete-lead')} verb={say('data.delete-do')} to={{ at: 'privacy', section: 'delete' }} />
      </div>
    </div>
  );
}

function Card({ title, body, verb, to }: { title: string; body: string; verb?: string; to?: Place }): ReactNode {
  return (
    <section className="border-border rounded-server bg-surface-raised border p-5">
      <h2 className="text-title mb-1.5">{title}</h2>
      <p className="text-small text-text-secondary">{body}</p>
      {verb && to && <Button onClick={() => go(to)} className="mt-3">{verb}</Button>}
    </section>
  );
}
