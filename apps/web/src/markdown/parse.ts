/**
 * Message text → a tree. Bold, italics, strike, spoiler, code, code blocks, quotes, links. Whatever is not well
 * formed stays the text it is; nothing is ever HTML. Every rule looks at each character a bounded number of times.
 */
export type Block =
  | { readonly is: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly is: 'quote'; readonly children: readonly Block[] }
  | { readonly is: 'code'; readonly language: string; readonly text: string };

export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'break' }
  | { readonly is: 'bold' | 'italic' | 'strike' | 'spoiler'; readonly children: readonly Inline[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'link'; readonly href: string; readonly children: readonly Inline[] };

/** Marks inside marks; deeper ones stay text. */
export const NESTING_MAX = 8;

const FENCE = /^```([\w+#.-]*)$/;

export function parseMarkdown(source: string): readonly Block[] {
  return blocksOf(source.replaceAll('\r\n', '\n').split('\n'), 0);
}

function blocksOf(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.some((line) => line.trim() !== '')) blocks.push(paragraph(plain));
    plain = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    const end = fence ? lines.indexOf('```', at + 1) : -1;
    if (fence && end > at) {
      flush();
      blocks.push({ is: 'code', language: fence[1] ?? '', text: lines.slice(at + 1, end).join('\n') });
      at = end;
    } else if (isQuote(line) && depth < NESTING_MAX) {
      flush();
      const quoted: string[] = [];
      while (at < lines.length && isQuote(lines[at] ?? '')) quoted.push((lines[at++] ?? '').replace(/^> ?/, ''));
      at--;
      blocks.push({ is: 'quote', children: blocksOf(quoted, depth + 1) });
    } else {
      plain.push(line);
    }
  }
  flush();
  return blocks;
}

function isQuote(line: string): boolean {
  return line === '>' || line.startsWith('> ');
}

function paragraph(lines: readonly string[]): Block {
  let first = 0;
  let last = lines.length;
  while (lines[first]?.trim() === '') first++;
  while (lines[last - 1]?.trim() === '') last--;
  return { is: 'paragraph', children: inlinesOf(lines.slice(first, last).join('\n'), 0) };
}

/** Longest first: `**` before `*`. */
const MARKS = [
  ['**', 'bold'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
] as const;

const ESCAPABLE = /[\\`*_~|[\]()>]/;
const NAMED_LINK = /^\[([^\]\n]{1,400})\]\((https?:\/\/[^\s<>()]{1,2000})\)/i;
const BARE_LINK = /^https?:\/\/[^\s<>]{1,2000}/i;

export function inlinesOf(source: string, depth: number): Inline[] {
  const out: Inline[] = [];
  let text = '';
  // Marks known to have no end from some place on: each is looked for once, so the whole stays linear.
  const endless = new Set<string>();
  const put = (node: Inline) => {
    if (text) out.push({ is: 'text', text });
    text = '';
    out.push(node);
  };
  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? '';
    const rest = () => source.slice(at, at + 2_500);
    if (character === '\n') {
      put({ is: 'break' });
      at++;
    } else if (character === '\\' && ESCAPABLE.test(source[at + 1] ?? '')) {
      text += source[at + 1];
      at += 2;
    } else if (character === '`') {
      const code = codeSpan(source, at, endless);
      if (code) put({ is: 'code', text: code.text });
      else text += '`'.repeat(runLength(source, at, '`'));
      at = code ? code.end : at + runLength(source, at, '`');
    } else if (character === '[') {
      const link = depth < NESTING_MAX ? namedLink(rest(), depth) : null;
      if (link) put(link.node);
      else text += character;
      at += link ? link.length : 1;
    } else if ((character === 'h' || character === 'H') && !/\w/.test(source[at - 1] ?? '')) {
      const link = bareLink(rest());
      if (link) put(link.node);
      else text += character;
      at += link ? link.length : 1;
    } else {
      const marked = depth < NESTING_MAX ? emphasis(source, at, depth, endless) : null;
      if (marked) put(marked.node);
      else text += character;
      at = marked ? marked.end : at + 1;
    }
  }
  if (text) out.push({ is: 'text', text });
  return out;
}

function emphasis(source: string, at: number, depth: number, endless: Set<string>): { node: Inline; end: number } | null {
  for (const [mark, is] of MARKS) {
    if (!source.startsWith(mark, at) || endless.has(mark)) continue;
    const start = at + mark.length;
    if (!opens(source, at, start, mark)) continue;
    const end = closing(source, start, mark);
    if (end < 0) {
      endless.add(mark);
      continue;
    }
    return { node: { is, children: inlinesOf(source.slice(start, end), depth + 1) }, end: end + mark.length };
  }
  return null;
}

/** A mark opens before a word; `_` and `*` not in the middle of one (snake_case, 2*3). */
function opens(source: string, at: number, start: number, mark: string): boolean {
  const inside = source[start] ?? ' ';
  if (/\s/.test(inside) && mark !== '||') return false;
  return mark.length > 1 || !/[\p{L}\p{N}]/u.test(source[at - 1] ?? ' ');
}

function closing(source: string, from: number, mark: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') {
      at++;
    } else if (source[at] === '`') {
      const code = codeSpan(source, at, null);
      at = (code ? code.end : at + runLength(source, at, '`')) - 1;
    } else if (mark.length === 1 && source.startsWith(mark + mark, at)) {
      at++;
    } else if (source.startsWith(mark, at) && at > from && closes(source, at, mark)) {
      // `***` at the end: the outer mark takes the last two.
      return mark === '**' && source[at + 2] === '*' ? at + 1 : at;
    }
  }
  return -1;
}

function closes(source: string, at: number, mark: string): boolean {
  if (/\s/.test(source[at - 1] ?? ' ') && mark !== '||') return false;
  return mark !== '_' || !/[\p{L}\p{N}]/u.test(source[at + 1] ?? ' ');
}

function runLength(source: string, at: number, character: string): number {
  let length = 0;
  while (source[at + length] === character) length++;
  return length;
}

function codeSpan(source: string, at: number, endless: Set<string> | null): { text: string; end: number } | null {
  const fence = '`'.repeat(runLength(source, at, '`'));
  if (endless?.has(fence)) return null;
  for (let end = source.indexOf(fence, at + fence.length); end >= 0; end = source.indexOf(fence, end)) {
    const length = runLength(source, end, '`');
    if (length === fence.length) {
      const inner = source.slice(at + fence.length, end);
      const padded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
      return { text: padded ? inner.slice(1, -1) : inner, end: end + length };
    }
    end += length;
  }
  endless?.add(fence);
  return null;
}

function namedLink(rest: string, depth: number): { node: Inline; length: number } | null {
  const match = NAMED_LINK.exec(rest);
  const href = match?.[2] ? safeAddress(match[2]) : null;
  if (!match?.[1] || !href) return null;
  // A name that looks like another address would lie about where the link goes.
  if (/https?:\/\//i.test(match[1])) return null;
  return { node: { is: 'link', href, children: inlinesOf(match[1], depth + 1).filter((node) => node.is !== 'link') }, length: match[0].length };
}

function bareLink(rest: string): { node: Inline; length: number } | null {
  const match = BARE_LINK.exec(rest);
  if (!match) return null;
  let address = match[0].replace(/[.,:;!?'"*_~|`\]]+$/, '');
  // A closing bracket belongs to the sentence unless the address opened it.
  while (address.endsWith(')') && address.split('(').length < address.split(')').length) address = address.slice(0, -1);
  const href = safeAddress(address);
  return href ? { node: { is: 'link', href, children: [{ is: 'text', text: address }] }, length: address.length } : null;
}

/** Only web addresses without credentials in them. */
export function safeAddress(address: string): string | null {
  try {
    const url = new URL(address);
    const web = url.protocol === 'https:' || url.protocol === 'http:';
    return web && !url.username && !url.password && url.hostname ? url.href : null;
  } catch {
    return null;
  }
}
