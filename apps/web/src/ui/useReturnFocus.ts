import { useState } from 'react';

/**
 * Gives the focus back when a dialog closes: to what opened it, to the button of the menu it was chosen from, or, when
 * that is gone with what was done, to the region it stood in. Radix does it for triggers of its own only.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => openerOf(document.activeElement));
  const [region] = useState(() => opener?.closest('[data-region]'));
  return (event) => {
    event.preventDefault();
    const target = opener?.isConnected ? opener : region?.querySelector<HTMLElement>('[tabindex="0"]');
    target?.focus({ preventScroll: true });
  };
}

function openerOf(focused: Element | null): HTMLElement | null {
  const menu = focused?.closest('[role=menu]');
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused;
  return opener instanceof HTMLElement ? opener : null;
}
