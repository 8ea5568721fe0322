import { Database, Eye, Hourglass, LogOut, MessageSquareWarning, MonitorSmartphone, Package, ReceiptText, ToggleRight, UserX } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { PRIVACY_SECTIONS } from '../../app/router.ts';
import type { PrivacySection } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { useTask } from '../../ui/useTask.ts';
import { say } from '../../words/words.tsx';
import { SettingsFrame } from '../settings/SettingsFrame.tsx';
import { ChoicesPart } from './ChoicesPart.tsx';
import { DataPart } from './DataPart.tsx';
import { DeletePart } from './DeletePart.tsx';
import { ExportPart } from './ExportPart.tsx';
import { HoldNotice } from './HoldNotice.tsx';
import { KeptPart } from './KeptPart.tsx';
import { LooksPart } from './LooksPart.tsx';
import { ReceiptsPart } from './ReceiptsPart.tsx';
import { RequestsPart } from './RequestsPart.tsx';
import { SessionsPart } from './SessionsPart.tsx';
import { WaitingPart } from './WaitingPart.tsx';

const ICONS: Record<PrivacySection, LucideIcon> = {
  data: Database, kept: Hourglass, looks: Eye, requests: MessageSquareWarning, sessions: MonitorSmartphone, choices: ToggleRight, export: Package, delete: UserX, receipts: ReceiptText,
};
/** What is open to somebody whose account waits to be deleted. The first one is where they come in. */
const WHILE_RESTRICTED: readonly PrivacySection[] = ['delete', 'data', 'looks', 'requests', 'sessions', 'choices', 'export', 'receipts'];
const TAKE_OR_DELETE: PrivacySection = 'export';
const HOME = { at: 'home' } as const;

export function PrivacyCentre({ section }: { section: PrivacySection }): ReactNode {
  const restricted = useParleyState((state) => state.self?.restricted ?? false);
  const open = PRIVACY_SECTIONS.filter((each) => !restricted || WHILE_RESTRICTED.includes(each));
  const shown = open.includes(section) ? section : 'delete';
  const sections = open.map((each) => ({
    to: { at: 'privacy', section: each } as const,
    label: restricted && each === 'delete' ? say('privacy.waiting') : say(`privacy.${each}`),
    icon: ICONS[each],
    current: each === shown,
    group: each === open[0] ? say('privacy.you') : each === TAKE_OR_DELETE ? say('privacy.take-or-delete') : undefined,
  }));
  const heading = restricted && shown === 'delete' ? say('privacy.waiting') : say(`privacy.${shown}-title`);
  return (
    <SettingsFrame wide title={say('privacy.title')} sections={sections} serverId={null} back={restricted ? null : HOME} heading={heading}
      lead={restricted && shown === 'delete' ? undefined : say(`privacy.${shown}-lead`)} aside={restricted ? <LeaveButton /> : undefined}>
      {(shown === 'data' || shown === 'delete') && <HoldNotice />}
      {shown === 'data' && <DataPart />}
      {shown === 'kept' && <KeptPart />}
      {shown === 'looks' && <LooksPart />}
      {shown === 'requests' && <RequestsPart />}
      {shown === 'sessions' && <SessionsPart />}
      {shown === 'choices' && <ChoicesPart />}
      {shown === 'export' && <ExportPart />}
      {shown === 'delete' && (restricted ? <WaitingPart /> : <DeletePart />)}
      {shown === 'receipts' && <ReceiptsPart />}
    </SettingsFrame>
  );
}

function LeaveButton(): ReactNode {
  const { account } = useParley();
  const leaving = useTask(account.logOut);
  return <Button icon={LogOut} busy={leaving.busy} onClick={() => void leaving.run()}>{say('log-out')}</Button>;
}
