import type { ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { say } from '../../words/words.tsx';
import { LogInPage } from './LogInPage.tsx';

/** This device was logged out from elsewhere: said once, above the way back. */
export function EndedPage(): ReactNode {
  return (
    <div className="flex h-full flex-col">
      <p role="alert" className="bg-danger-subtle text-danger-text flex shrink-0 items-center gap-2.5 px-4 py-3 side:px-8">
        <CircleAlert size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
        {say('ended')}
      </p>
      <div className="min-h-0 grow"><LogInPage /></div>
    </div>
  );
}
