import { Database, KeyRound, Keyboard, MonitorSmartphone, Palette, UserRound } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ACCOUNT_SECTIONS } from '../../app/router.ts';
import type { AccountSection } from '../../app/router.ts';
import { say } from '../../words/words.tsx';
import { StoredFacts } from '../entry/StoredFacts.tsx';
import { KeysPart } from '../keys/KeyList.tsx';
import { AppearancePart } from './AppearancePart.tsx';
import { PasswordPart } from './PasswordPart.tsx';
import { ProfilePart } from './ProfilePart.tsx';
import { SessionsPart } from './SessionsPart.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';

const ICONS: Record<AccountSection, LucideIcon> = {
  profile: UserRound, password: KeyRound, sessions: MonitorSmartphone, appearance: Palette, keys: Keyboard, stored: Database,
};
const HOME = { at: 'home' } as const;

export function AccountSettings({ section }: { section: AccountSection }): ReactNode {
  const sections = ACCOUNT_SECTIONS.map((each) => ({
    to: { at: 'account', section: each } as const, label: say(`account.${each}`), icon: ICONS[each], current: each === section,
  }));
  return (
    <SettingsFrame title={say('account.title')} sections={sections} serverId={null} back={HOME} heading={say(`account.${section}`)}
      lead={section === 'stored' ? say('encryption.note') : undefined}>
      {section === 'profile' && <ProfilePart />}
      {section === 'password' && <PasswordPart />}
      {section === 'sessions' && <SessionsPart />}
      {section === 'appearance' && <AppearancePart />}
      {section === 'keys' && <KeysPart />}
      {section === 'stored' && <StoredFacts />}
    </SettingsFrame>
  );
}
