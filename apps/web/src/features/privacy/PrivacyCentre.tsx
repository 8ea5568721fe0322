import { Database, Hourglass, MonitorSmartphone, ReceiptText } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { PRIVACY_SECTIONS } from '../../app/router.ts';
import type { PrivacySection } from '../../app/router.ts';
import { say } from '../../words/words.tsx';
import { SettingsFrame } from '../settings/SettingsFrame.tsx';
import { DataPart } from './DataPart.tsx';
import { KeptPart } from './KeptPart.tsx';
import { ReceiptsPart } from './ReceiptsPart.tsx';
import { SessionsPart } from './SessionsPart.tsx';

const ICONS: Record<PrivacySection, LucideIcon> = { data: Database, kept: Hourglass, sessions: MonitorSmartphone, receipts: ReceiptText };
const HOME = { at: 'home' } as const;

export function PrivacyCentre({ section }: { section: PrivacySection }): ReactNode {
  const sections = PRIVACY_SECTIONS.map((each) => ({
    to: { at: 'privacy', section: each } as const, label: say(`privacy.${each}`), icon: ICONS[each], current: each === section,
  }));
  return (
    <SettingsFrame wide title={say('privacy.title')} sections={sections} serverId={null} back={HOME} heading={say(`privacy.${section}-title`)} lead={say(`privacy.${section}-lead`)}>
      {section === 'data' && <DataPart />}
      {section === 'kept' && <KeptPart />}
      {section === 'sessions' && <SessionsPart />}
      {section === 'receipts' && <ReceiptsPart />}
    </SettingsFrame>
  );
}
