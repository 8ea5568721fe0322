import type { ComponentProps, ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Hint } from './Hint.tsx';

type Kind = 'primary' | 'plain' | 'danger' | 'quiet';

const KINDS: Record<Kind, string> = {
  primary: 'bg-primary text-on-primary hover:bg-primary-hover',
  plain: 'bg-surface-raised border border-border-control hover:bg-surface-hover',
  danger: 'bg-danger text-on-danger hover:brightness-95',
  quiet: 'text-primary-text hover:bg-surface-hover',
};

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: Kind;
  /** Work is under way: the button stays where it is and takes no second press. */
  readonly busy?: boolean;
  readonly icon?: LucideIcon;
}

export function Button({ kind = 'plain', busy = false, icon: Icon, className = '', children, disabled, ...rest }: ButtonProps): ReactNode {
  return (
    <button type="button" {...rest} disabled={disabled} aria-disabled={busy || undefined} onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={`target rounded-control text-ui font-medium inline-flex min-h-9 items-center justify-center gap-2 px-3.5 transition-colors duration-80 disabled:bg-surface-hover disabled:text-text-muted disabled:border-transparent ${KINDS[kind]} ${className}`}>
      {Icon && <Icon size={18} strokeWidth={1.75} aria-hidden="true" />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly size?: number;
  readonly pressed?: boolean;
}

export function IconButton({ icon: Icon, label, size = 18, pressed, className = '', ...rest }: IconButtonProps): ReactNode {
  return (
    <Hint text={label}>
      <button type="button" {...rest} aria-label={label} aria-pressed={pressed}
        className={`target text-text-secondary rounded-control hover:bg-surface-hover hover:text-text inline-grid size-8 shrink-0 place-items-center transition-colors duration-80 ${pressed ? 'bg-surface-active text-text' : ''} ${className}`}>
        <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </Hint>
  );
}

/** Text that acts, inside a sentence or beside one. */
export function LinkButton({ className = '', ...rest }: ComponentProps<'button'>): ReactNode {
  return <button type="button" {...rest} className={`rounded-mention font-medium underline underline-offset-2 ${className}`} />;
}
