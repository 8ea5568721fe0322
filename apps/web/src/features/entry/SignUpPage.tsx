import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import { useInstance } from '../../app/useInstance.ts';
import { go } from '../../app/router.ts';
import type { InvitePreview } from '../../gen/chat/v1/server_pb.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, FieldError } from '../../ui/Field.tsx';
import { codeWords } from '../../ui/problems.ts';
import { useTask } from '../../ui/useTask.ts';
import { Refused } from '../../wire/client.ts';
import { Name, Say, say } from '../../words/words.tsx';
import { EntryFrame, LINK, PlaceLink } from './EntryFrame.tsx';
import { NewPasswordField } from './PasswordField.tsx';
import { StoredFacts } from './StoredFacts.tsx';

const FIELD_OF: Partial<Record<string, 'username' | 'password' | 'email'>> = {
  USERNAME_TAKEN: 'username', USERNAME_INVALID: 'username', PASSWORD_TOO_SHORT: 'password', PASSWORD_TOO_WEAK: 'password',
  EMAIL_INVALID: 'email', EMAIL_TAKEN: 'email',
};

export function SignUpPage({ invite, onHaveAccount }: { invite: InvitePreview | null; onHaveAccount?: () => void }): ReactNode {
  const { account, servers } = useParley();
  const ageMin = useInstance()?.ageMinYears || 16;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState('');
  const [ofAge, setOfAge] = useState(false);
  const free = useUsernameCheck(username);
  const signingUp = useTask(async () => {
    await account.signUp({ username: username.trim(), password, email: email.trim(), ofAge });
    if (!invite) return go({ at: 'home' }, 'replace');
    const server = await servers.acceptInvite(invite.code);
    go({ at: 'server', serverId: server.facts.id }, 'replace');
  });
  const code = signingUp.fault instanceof Refused ? signingUp.fault.code : '';
  const blamed = FIELD_OF[code];
  const problemOf = (field: typeof blamed) => (blamed === field ? signingUp.problem : null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void signingUp.run();
  };
  const taken = free && !free.available ? codeWords(free.reason, '') : null;
  return (
    <EntryFrame card={<>{invite && <div className="max-list:hidden"><InviteCard invite={invite} /></div>}<StoredFacts /></>}
      aside={<Say it="sign-up.have" link={onHaveAccount
        ? <button type="button" onClick={onHaveAccount} className={LINK}>{say('log-in')}</button>
        : <PlaceLink to={{ at: 'log-in' }} className={LINK}>{say('log-in')}</PlaceLink>} />}>
      {invite && <div className="list:hidden"><InviteCard invite={invite} /></div>}
      <h1 className="text-h1">{say('sign-up.title')}</h1>
      <p className="text-body text-text-secondary mb-5">{say('sign-up.lead')}</p>
      <form onSubmit={onSubmit} className="space-y-4">
        <Field label={say('username')} value={username} required minLength={2} maxLength={32} autoComplete="username" autoCapitalize="off" spellCheck={false}
          error={problemOf('username') ?? taken} onChange={(event) => setUsername(event.target.value)}
          hint={free?.available ? <span className="text-success-text flex items-center gap-1.5"><Check size={16} strokeWidth={1.75} aria-hidden="true" />{say('username.free')}</span> : say('username.hint')} />
        <NewPasswordField value={password} onChange={setPassword} username={username} error={problemOf('password') ?? null} />
        <Field label={say('email')} aside={say('optional')} type="email" value={email} maxLength={254} autoComplete="email" hint={say('email.hint')}
          error={problemOf('email')} onChange={(event) => setEmail(event.target.value)} />
        <label className="target text-ui flex items-center gap-2.5">
          <input type="checkbox" required checked={ofAge} onChange={(event) => setOfAge(event.target.checked)} className="accent-primary size-5 shrink-0" />
          <span>{say('sign-up.age', { count: ageMin })} <span className="text-text-secondary">{say('sign-up.age-note')}</span></span>
        </label>
        {signingUp.problem && !blamed && <FieldError>{signingUp.problem}</FieldError>}
        <Button type="submit" kind="primary" busy={signingUp.busy} className="min-h-11 px-5">{invite ? say('sign-up.do-join') : say('sign-up.do')}</Button>
      </form>
    </EntryFrame>
  );
}

function InviteCard({ invite }: { invite: InvitePreview }): ReactNode {
  return (
    <section aria-label={say('invite.label')} className="mb-7">
      {invite.inviterDisplayName && <p className="text-small text-text-secondary mb-2.5"><Say it="invite.from" name={<Name of={invite.inviterDisplayName} />} /></p>}
      <div className="flex items-center gap-3.5">
        <Avatar id={invite.serverId} name={invite.serverName} size={52} />
        <div className="min-w-0">
          <p className="text-title leading-6 font-semibold"><bdi>{invite.serverName}</bdi></p>
          <p className="text-small text-text-secondary">{say('invite.members', { count: invite.memberCount })}{invite.operatorLine && <> · <bdi>{invite.operatorLine}</bdi></>}</p>
        </div>
      </div>
    </section>
  );
}

const ASK_AFTER_MS = 400;

function useUsernameCheck(username: string): { available: boolean; reason: string } | null {
  const { account } = useParley();
  const [answer, setAnswer] = useState<{ of: string; available: boolean; reason: string } | null>(null);
  const wanted = username.trim();
  useEffect(() => {
    if (wanted.length < 2) return undefined;
    let left = false;
    const timer = setTimeout(() => {
      account.checkUsername(wanted).then(({ available, reason }) => !left && setAnswer({ of: wanted, available, reason }), () => undefined);
    }, ASK_AFTER_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [account, wanted]);
  return answer?.of === wanted ? answer : null;
}
