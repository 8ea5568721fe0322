import { useState } from 'react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import { Choice } from '../../gen/chat/v1/rights_pb.ts';
import type { ChoiceEvent, ListChoicesResponse, Purpose } from '../../gen/chat/v1/rights_pb.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { exactTime } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import type { WordKey } from '../../words/words.tsx';
import { Part } from '../settings/SettingsFrame.tsx';
import { useLoaded } from '../settings/useLoaded.ts';

/** What data are used for, on which ground, and what the person can say about it. Nothing is chosen before they do. */
export function ChoicesPart(): ReactNode {
  const { rights } = useParley();
  const { value, problem } = useLoaded(rights.choices);
  const [answered, setAnswered] = useState<ListChoicesResponse | null>(null);
  const choosing = useTask(async (purpose: string, choice: Choice) => setAnswered(await rights.choose(purpose, choice)));
  const shown = answered ?? value;
  const wrong = problem ?? choosing.problem;
  return (
    <>
      {wrong && <FieldError>{wrong}</FieldError>}
      <ul className="border-border mb-9 border-t">
        {shown?.purposes.map((purpose) => <PurposeRow key={purpose.key} of={purpose} busy={choosing.busy} onChoose={(choice) => void choosing.run(purpose.key, choice)} />)}
      </ul>
      {shown && shown.events.length > 0 && (
        <Part title={say('choices.history')}>
          <ul className="border-border border-t">
            {shown.events.map((event, at) => <EventRow key={shown.events.length - at} of={event} purposes={shown.purposes} />)}
          </ul>
        </Part>
      )}
    </>
  );
}

function PurposeRow({ of, busy, onChoose }: { of: Purpose; busy: boolean; onChoose: (choice: Choice) => void }): ReactNode {
  return (
    <li className="border-border border-b py-4">
      <h2 className="font-semibold">{of.words}</h2>
      <p className="text-small text-text-secondary mt-0.5">{groundWords(of.basis)}{of.interest && ` ${of.interest}`}</p>
      {of.recipients && <p className="text-small text-text-secondary">{say('choices.seen-by', { who: of.recipients })}</p>}
      {of.chosen !== Choice.CHOICE_UNSPECIFIED && <p className="text-small mt-1 font-medium">{choiceWords('choices.chosen', of.chosen)}</p>}
      {of.offered.length > 0 && (
        <div className="mt-2.5 flex flex-wrap gap-2">
          {of.offered.map((choice) => <Button key={choice} busy={busy} aria-label={`${choiceWords('choices.do', choice)}: ${of.words}`} onClick={() => onChoose(choice)}>{choiceWords('choices.do', choice)}</Button>)}
        </div>
      )}
    </li>
  );
}

function EventRow({ of, purposes }: { of: ChoiceEvent; purposes: readonly Purpose[] }): ReactNode {
  return (
    <li className="border-border border-b py-2.5">
      <p>{choiceWords('choices.chosen', of.choice)} · {purposes.find((purpose) => purpose.key === of.purpose)?.words ?? of.purpose}</p>
      {of.at && <p className="text-meta text-text-muted">{exactTime(timestampMs(of.at))}</p>}
    </li>
  );
}

const NAMES = {
  [Choice.CONSENT_GIVEN]: 'consent',
  [Choice.CONSENT_WITHDRAWN]: 'consent-back',
  [Choice.OBJECTION_MADE]: 'object',
  [Choice.OBJECTION_WITHDRAWN]: 'object-back',
} as const;

export function choiceWords(kind: 'choices.do' | 'choices.chosen', choice: Choice): string {
  return choice === Choice.CHOICE_UNSPECIFIED ? '' : say(`${kind}-${NAMES[choice]}`);
}

const GROUNDS: Readonly<Record<string, WordKey>> = {
  '6.1.a': 'choices.ground-consent', '6.1.b': 'choices.ground-contract', '6.1.c': 'choices.ground-law', '6.1.f': 'choices.ground-interest',
};

/** The ground in plain words, with its place in the law for whoever looks it up. */
export function groundWords(basis: string): string {
  const key = GROUNDS[basis];
  return key ? say(key) : say('choices.ground-other', { basis });
}
