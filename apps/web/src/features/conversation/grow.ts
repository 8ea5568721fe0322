const LINES_MAX = 10;

/** As high as its text, up to ten lines; then it scrolls. */
export function growToFit(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  const style = getComputedStyle(box);
  const line = Number.parseFloat(style.lineHeight);
  const frame = box.offsetHeight - box.clientHeight;
  const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, line * LINES_MAX + padding) + frame}px`;
}
