import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import { useInstance } from '../../app/useInstance.ts';
import type { JudgePasswordResponse } from '../../gen/chat/v1/account_pb.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../words/words.tsx';
import type { WordKey } from '../../words/words.tsx';

const JUDGE_AFTER_MS = 350;
const BARS = 4;

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly error?: string | null;
  readonly autoComplete: 'current-password' | 'new-password';
  /** A dialog opens with the focus here. */
  readonly first?: boolean;
}

export function PasswordField({ value, onChange, label, error, autoComplete, first, aside, hint }: PasswordFieldProps & { aside?: string; hint?: ReactNode }): ReactNode {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label ?? say('password')} type={shown ? 'text' : 'password'} value={value} required autoComplete={autoComplete} aside={aside} hint={hint} error={error}
      data-first-focus={first ? '' : undefined} spellCheck={false} autoCapitalize="off" onChange={(event) => onChange(event.target.value)}
      after={<IconButton icon={shown ? EyeOff : Eye} label={shown ? say('password.hide') : say('password.show')} onClick={() => setShown(!shown)} />} />
  );
}

/** With the judgement of this Parley, which asks no one else. */
export function NewPasswordField({ username, ...rest }: Omit<PasswordFieldProps, 'autoComplete'> & { username: string }): ReactNode {
  const charactersMin = useInstance()?.passwordCharactersMin ?? 15;
  const judged = useJudgement(rest.value, username, charactersMin);
  return <PasswordField {...rest} autoComplete="new-password" aside={say('password.length', { count: charactersMin })} hint={<Strength judged={judged} />} />;
}

function Strength({ judged }: { judged: JudgePasswordResponse | null }): ReactNode {
  const filled = judged ? Math.max(1, judged.score) : 0;
  return (
    <>
      <div aria-hidden="true" className="mb-1.5 grid grid-cols-4 gap-1">
        {Array.from({ length: BARS }, (_, at) => (
          <span key={at} className={`h-1 rounded-full ${at < filled ? (judged?.accepted ? 'bg-success' : 'bg-attention-line') : 'bg-border'}`} />
        ))}
      </div>
      <p role="status">{judged ? say(`password.score-${judged.score}` as WordKey) : ''} {say('password.advice')}</p>
    </>
  );
}

function useJudgement(password: string, username: string, charactersMin: number): JudgePasswordResponse | null {
  const { account } = useParley();
  const [judged, setJudged] = useState<{ of: string; is: JudgePasswordResponse } | null>(null);
  useEffect(() => {
    if ([...password].length < charactersMin) return undefined;
    let left = false;
    const timer = setTimeout(() => {
      account.judgePassword(password, username).then((is) => !left && setJudged({ of: password, is }), () => undefined);
    }, JUDGE_AFTER_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [account, password, username, charactersMin]);
  return judged && [...password].length >= charactersMin ? judged.is : null;
}
