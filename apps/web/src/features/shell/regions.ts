/** Regions of the screen: F6 walks them in order, and each remembers where one was. */
export const COMPOSER_ID = 'composer';
export const MESSAGES_REGION = 'messages';
export const CHANNELS_REGION = 'channels';

const ORDER = ['rail', 'channels', 'header', 'banner', 'messages', 'composer', 'members', 'self'] as const;
const INSIDE = '[data-stop][tabindex="0"], a[href]:not([tabindex="-1"]), button:not([disabled]):not([tabindex="-1"]), textarea, input, select, [tabindex="0"]';

const remembered = new WeakMap<Element, HTMLElement>();

export function focusComposer(): void {
  document.getElementById(COMPOSER_ID)?.focus();
}

export function focusRegion(name: string): boolean {
  const region = document.querySelector<HTMLElement>(`[data-region="${name}"]`);
  if (!region || region.offsetParent === null) return false;
  const last = remembered.get(region);
  const target = last?.isConnected && region.contains(last) ? last : (region.querySelector<HTMLElement>(INSIDE) ?? region);
  target.focus();
  return document.activeElement === target;
}

/** Remembers the place in each region, and answers F6. After the last region F6 is the browser's. */
export function watchRegions(): () => void {
  const onFocus = (event: FocusEvent) => {
    const target = event.target as HTMLElement;
    const region = target.closest?.('[data-region]');
    if (region) remembered.set(region, target);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'F6' || document.querySelector('[role=dialog], [role=alertdialog]')) return;
    const here = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'];
    const at = ORDER.findIndex((name) => name === here);
    const step = event.shiftKey ? -1 : 1;
    for (let next = at < 0 && event.shiftKey ? ORDER.length - 1 : at + step; next >= 0 && next < ORDER.length; next += step) {
      if (focusRegion(ORDER[next] ?? '')) {
        event.preventDefault();
        return;
      }
    }
  };
  addEventListener('focusin', onFocus);
  addEventListener('keydown', onKey);
  return () => {
    removeEventListener('focusin', onFocus);
    removeEventListener('keydown', onKey);
  };
}
