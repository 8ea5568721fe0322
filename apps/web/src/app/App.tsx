import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { EndedPage } from '../features/entry/EndedPage.tsx';
import { InvitePage } from '../features/entry/InvitePage.tsx';
import { LogInPage } from '../features/entry/LogInPage.tsx';
import { ResetPage } from '../features/entry/ResetPage.tsx';
import { SignUpPage } from '../features/entry/SignUpPage.tsx';
import { AccountSettings } from '../features/settings/AccountSettings.tsx';
import { FarewellPage } from '../features/privacy/FarewellPage.tsx';
import { PrivacyCentre } from '../features/privacy/PrivacyCentre.tsx';
import { ReceiptsPage } from '../features/privacy/ReceiptsPage.tsx';
import { ServerSettings } from '../features/settings/ServerSettings.tsx';
import { NoServer } from '../features/shell/Empty.tsx';
import { Shell } from '../features/shell/Shell.tsx';
import { say } from '../words/words.tsx';
import { useParleyState } from './parley.ts';
import { go, usePlace } from './router.ts';
import type { Place } from './router.ts';

export function App(): ReactNode {
  const place = usePlace();
  const stage = useParleyState((state) => state.stage);
  switch (stage) {
    case 'starting':
      return place.at === 'reset' ? <ResetPage /> : <div aria-busy="true" className="grid h-full place-items-center"><span className="sr-only">{say('starting')}</span></div>;
    case 'anonymous':
      return <Anonymous place={place} />;
    case 'ended':
      return OPEN_TO_ALL.has(place.at) ? <Anonymous place={place} /> : <EndedPage />;
    case 'signed-in':
      return <SignedIn place={place} />;
    case 'farewell':
      return <FarewellPage />;
  }
}

const OPEN_TO_ALL: ReadonlySet<Place['at']> = new Set(['sign-up', 'invite', 'reset', 'receipts']);

/** A deep address stays while one logs in: it is where one goes then. */
function Anonymous({ place }: { place: Place }): ReactNode {
  useEffect(() => {
    if (place.at !== 'invite') document.title = say('title.app');
  }, [place]);
  switch (place.at) {
    case 'home':
    case 'sign-up':
      return <SignUpPage invite={null} />;
    case 'invite':
      return <InvitePage code={place.code} />;
    case 'reset':
      return <ResetPage />;
    case 'receipts':
      return <ReceiptsPage />;
    default:
      return <LogInPage />;
  }
}

function SignedIn({ place }: { place: Place }): ReactNode {
  const restricted = useParleyState((state) => state.self?.restricted ?? false);
  const past = place.at === 'log-in' || place.at === 'sign-up';
  useEffect(() => {
    if (past) go({ at: 'home' }, 'replace');
  }, [past]);
  if (restricted && place.at !== 'receipts') return <PrivacyCentre section={place.at === 'privacy' ? place.section : 'delete'} />;
  switch (place.at) {
    case 'invite':
      return <InvitePage code={place.code} />;
    case 'reset':
      return <ResetPage />;
    case 'receipts':
      return <ReceiptsPage />;
    case 'privacy':
      return <PrivacyCentre section={place.section} />;
    case 'account':
      return <AccountSettings section={place.section} />;
    case 'server-settings':
      return <ServerSettings serverId={place.serverId} section={place.section} />;
    case 'nowhere':
      return <div className="flex h-full"><NoServer /></div>;
    default:
      return <Shell place={place} />;
  }
}
