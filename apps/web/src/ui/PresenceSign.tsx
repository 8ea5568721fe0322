import type { ReactNode } from 'react';
import type { Presence } from '../store/model.ts';
import { say } from '../words/words.tsx';

/** The shape tells, colour helps. The words stand beside it or in the name of what it belongs to. */
export function PresenceSign({ presence }: { presence: Presence }): ReactNode {
  const common = { width: 10, height: 10, viewBox: '0 0 10 10', 'aria-hidden': true } as const;
  switch (presence) {
    case 'online':
      return <svg {...common} className="text-success"><circle cx="5" cy="5" r="5" fill="currentColor" /></svg>;
    case 'away':
      return <svg {...common} className="text-attention-line"><path d="M5.6 0A5 5 0 1 0 10 6.2 4.2 4.2 0 0 1 5.6 0Z" fill="currentColor" /></svg>;
    case 'do-not-disturb':
      return (
        <svg {...common} className="text-danger">
          <path fillRule="evenodd" clipRule="evenodd" d="M5 0a5 5 0 1 1 0 10A5 5 0 0 1 5 0ZM2.4 4.1h5.2v1.8H2.4Z" fill="currentColor" />
        </svg>
      );
    case 'hidden':
    case 'offline':
      return <svg {...common} className="text-text-muted"><circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="2.2" /></svg>;
  }
}

export function presenceWords(presence: Presence): string {
  return say(`presence.${presence}`);
}
