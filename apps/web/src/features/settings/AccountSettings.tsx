import { KeyRound, Keyboard, Palette, UserRound } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ACCOUNT_SECTIONS } from '../../app/router.ts';
import type { AccountSection } from '../../app/router.ts';
import { say } from '../../words/words.tsx';
import { KeysPart } from '../keys/KeyList.tsx';
import { AppearancePart } from './AppearancePart.tsx';
import { PasswordPart } from './PasswordPart.tsx';
import { ProfilePart } from './ProfilePart.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';

const ICONS: Record<AccountSection, LucideIcon> = {
  profile: UserRound, password: KeyRound, appearance: Palette, keys: Keyboard,
};
const HOME = { at: 'home' } as const;

export function AccountSettings({ section }: { section: AccountSection }): ReactNode {
  const sections = ACCOUNT_SECTIONS.map((each) => ({
    to: { at: 'account', section: each } as const, label: say(`account.${each}`), icon: ICONS[each], current: each === section,
  }));
  return (
    <SettingsFrame title={say('account.title')} sections={sections} serverId={null} back={HOME} heading={say(`account.${section}`)}>
      {section === 'profile' && <ProfilePart />}
      {section === 'password' && <PasswordPart />}
      {section === 'appearance' && <AppearancePart />}
      {section === 'keys' && <KeysPart />}
    </SettingsFrame>
  );
}
