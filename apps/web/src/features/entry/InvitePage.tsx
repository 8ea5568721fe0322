import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { InvitePreview } from '../../gen/chat/v1/server_pb.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { problemWords } from '../../ui/problems.ts';
import { useTask } from '../../ui/useTask.ts';
import { Name, Say, say } from '../../words/words.tsx';
import { EntryFrame, LINK, PlaceLink } from './EntryFrame.tsx';
import { LogInPage } from './LogInPage.tsx';
import { SignUpPage } from './SignUpPage.tsx';

/** What the invite leads to; then joining, or signing up and joining in one. */
export function InvitePage({ code }: { code: string }): ReactNode {
  const { servers } = useParley();
  const stage = useParleyState((state) => state.stage);
  const [invite, setInvite] = useState<InvitePreview | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  // Logging in keeps this address, so that joining follows.
  const [hasAccount, setHasAccount] = useState(false);
  useEffect(() => {
    let left = false;
    servers.previewInvite(code).then((read) => !left && setInvite(read), (why: unknown) => !left && setFault(why));
    return () => {
      left = true;
    };
  }, [servers, code]);

  if (fault) {
    return (
      <EntryFrame>
        <h1 className="text-h1 mb-2">{say('invite.label')}</h1>
        <p className="text-text-secondary mb-4">{problemWords(fault)}</p>
        <PlaceLink to={{ at: 'home' }} className={LINK}>{say('invite.home')}</PlaceLink>
      </EntryFrame>
    );
  }
  if (!invite) return <EntryFrame><div className="h-40" aria-busy="true" /></EntryFrame>;
  if (stage === 'signed-in') return <Join invite={invite} />;
  if (hasAccount) return <LogInPage />;
  return <SignUpPage invite={invite} onHaveAccount={() => setHasAccount(true)} />;
}

function Join({ invite }: { invite: InvitePreview }): ReactNode {
  const { servers } = useParley();
  const joining = useTask(async () => {
    const server = await servers.acceptInvite(invite.code);
    go({ at: 'server', serverId: server.facts.id }, 'replace');
  });
  return (
    <EntryFrame>
      {invite.inviterDisplayName && <p className="text-text-secondary mb-3"><Say it="invite.from" name={<Name of={invite.inviterDisplayName} />} /></p>}
      <div className="mb-5 flex items-center gap-4">
        <Avatar id={invite.serverId} name={invite.serverName} size={52} />
        <div className="min-w-0">
          <h1 className="text-h1"><bdi>{invite.serverName}</bdi></h1>
          <p className="text-text-secondary">{say('invite.members', { count: invite.memberCount })}{invite.operatorLine && <> · <bdi>{invite.operatorLine}</bdi></>}</p>
        </div>
      </div>
      {joining.problem && <FieldError>{joining.problem}</FieldError>}
      <div className="mt-4 flex gap-2">
        <Button kind="primary" busy={joining.busy} onClick={() => void joining.run()} className="min-h-11 px-5">{say('invite.join')}</Button>
        <Button onClick={() => go({ at: 'home' }, 'replace')} className="min-h-11 px-5">{say('invite.not-now')}</Button>
      </div>
    </EntryFrame>
  );
}
