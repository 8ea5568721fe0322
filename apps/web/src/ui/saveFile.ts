/** Hands a file to the browser's downloads. */
const HANDED_OVER_MS = 60_000;

export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after the click; until then the address must lead somewhere.
  setTimeout(() => URL.revokeObjectURL(address), HANDED_OVER_MS);
}

/** `2026-11-21`, in the person's own day. */
export function fileDate(at: number): string {
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
