import { DropdownMenu } from 'radix-ui';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

/** Not modal: a modal menu injects a style that the content security policy refuses. */
export function Menu({ trigger, children, align = 'end', side = 'bottom', open, onOpenChange }: {
  trigger: ReactElement; children: ReactNode; align?: 'start' | 'end'; side?: 'top' | 'bottom' | 'right';
  open?: boolean; onOpenChange?: (open: boolean) => void;
}): ReactNode {
  return (
    <DropdownMenu.Root modal={false} {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align={align} side={side} sideOffset={6} collisionPadding={8} className="popup z-50 min-w-52 p-1.5">
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const ITEM = 'target text-ui rounded-control data-highlighted:bg-surface-hover flex min-h-8.5 items-center gap-2.5 px-2.5 outline-none select-none';

export function MenuItem({ icon: Icon, children, onSelect, danger = false, disabled = false }: {
  icon?: LucideIcon; children: ReactNode; onSelect: () => void; danger?: boolean; disabled?: boolean;
}): ReactNode {
  return (
    <DropdownMenu.Item onSelect={onSelect} disabled={disabled} className={`${ITEM} ${danger ? 'text-danger-text' : ''} data-disabled:text-text-muted`}>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden="true" />}
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuChoice({ value, onValue, options }: {
  value: string; onValue: (value: string) => void;
  options: readonly { readonly value: string; readonly label: string; readonly sign?: ReactNode }[];
}): ReactNode {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onValue}>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={`${ITEM} data-[state=checked]:bg-surface-active data-[state=checked]:font-medium`}>
          {option.sign}
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuLine(): ReactNode {
  return <DropdownMenu.Separator className="bg-border mx-1 my-1.5 h-px" />;
}

export function MenuHeading({ children }: { children: ReactNode }): ReactNode {
  return <DropdownMenu.Label className="text-meta text-text-muted px-2.5 py-1 font-medium">{children}</DropdownMenu.Label>;
}
