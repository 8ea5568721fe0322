import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';

export const INPUT = 'target bg-surface-raised border-border-control rounded-input text-body w-full border px-3 outline-offset-2';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  readonly label: string;
  /** Beside the label: "optional", "15 characters or more". */
  readonly aside?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly after?: ReactNode;
  /** What is typed is copied letter by letter, such as a code. */
  readonly mono?: boolean;
}

export function Field({ label, aside, hint, error, after, mono = false, className = '', ...rest }: FieldProps): ReactNode {
  const id = useId();
  const described = error || hint ? `${id}-note` : undefined;
  return (
    <div className={className}>
      <div className="text-ui mb-1.5 flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-medium">{label}</label>
        {aside && <span className="text-text-muted">{aside}</span>}
      </div>
      <div className="relative">
        <input {...rest} id={id} aria-describedby={described} aria-invalid={error ? true : undefined}
          className={`${INPUT} h-11 ${error ? 'border-danger' : ''} ${after ? 'pe-12' : ''} ${mono ? 'font-mono' : ''}`} />
        {after && <div className="absolute inset-y-0 end-1.5 grid place-items-center">{after}</div>}
      </div>
      <div id={described} className="text-small mt-1.5">
        {error ? <FieldError>{error}</FieldError> : hint && <div className="text-text-secondary">{hint}</div>}
      </div>
    </div>
  );
}

export function FieldError({ children }: { children: ReactNode }): ReactNode {
  return (
    <p role="alert" className="text-danger-text text-small flex items-start gap-1.5">
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" className="mt-px shrink-0" />
      <span>{children}</span>
    </p>
  );
}

export function TextArea({ label, hint, className = '', ...rest }: Omit<ComponentProps<'textarea'>, 'id'> & { label: string; hint?: ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="text-ui mb-1.5 block font-medium">{label}</label>
      <textarea {...rest} id={id} aria-describedby={hint ? `${id}-note` : undefined} className={`${INPUT} block resize-none py-2.5`} />
      {hint && <p id={`${id}-note`} className="text-small text-text-secondary mt-1.5">{hint}</p>}
    </div>
  );
}

/** A native select: Radix's does not live under Trusted Types. */
export function Select({ label, options, className = '', ...rest }: Omit<ComponentProps<'select'>, 'id'> & {
  label: string; options: readonly { readonly value: string; readonly label: string }[];
}): ReactNode {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="text-ui mb-1.5 block font-medium">{label}</label>
      <select {...rest} id={id} className={`${INPUT} h-11`}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  );
}

export function Choice<T extends string>({ legend, value, options, onChange }: {
  legend: string; value: T; onChange: (value: T) => void; options: readonly { readonly value: T; readonly label: string; readonly note?: string }[];
}): ReactNode {
  const name = useId();
  return (
    <fieldset>
      <legend className="text-ui mb-2 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className="target rounded-control border-border-control has-checked:border-primary has-checked:bg-primary-subtle has-focus-visible:outline-focus-ring bg-surface-raised inline-flex min-h-9 items-center gap-2 border px-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2">
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="accent-primary size-4 outline-none" />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
