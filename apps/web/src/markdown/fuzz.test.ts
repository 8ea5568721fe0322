/**
 * Message text under a generator: seeded, made of marks, of what attackers write and of what was kept in `corpus`.
 * Whatever it makes must be read in time, into a tree that is allowed, shown as HTML that is allowed.
 * `./parley fuzz markdown` runs it longer; what it finds stays in the corpus.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NESTING_MAX, parseMarkdown, safeAddress } from './parse.ts';
import type { Block, Inline } from './parse.ts';
import { Rendered } from './Rendered.tsx';

const CORPUS = fileURLToPath(new URL('corpus/', import.meta.url));
const SECONDS = Number(process.env['PARLEY_FUZZ_SECONDS'] ?? 2);
const LONG = process.env['PARLEY_FUZZ_SECONDS'] !== undefined;
/** Of a message, as the contract has it. */
const CHARACTERS_MAX = 4_000;
const READ_MS_MAX = 1_000;

const KEPT = readdirSync(CORPUS).map((name) => [name, readFileSync(CORPUS + name, 'utf8')] as const);

const MARKS = ['**', '*', '_', '~~', '||', '`', '``', '```', '```js', '\n', '\r\n', '> ', '>', '[', '](', ')', '(', '\\', ' ', '\t', '\0'];
const ADDRESSES = ['https://', 'http://', 'HTTPS://', 'https://example.org/', 'javascript:', 'data:text/html,', '//', 'a:b@', '@', '.', '%', '?', '#', '\u202e', '[::1]', 'xn--'];
const MARKUP = ['<', '>', '&', '"', "'", '<script>', '</p>', '<img src=x onerror=alert(1)>', '&lt;', '&#x3c;', '-->', ']]>', '{{', '${', 'javascript&colon;'];
const UNICODE = ['\ud83d', '\ude00', '\u200d', '\ufeff', '\u2028', '\u0301', 'é', '日本', 'مرحبا', '\u0000', '\uffff'];

/** Text of pieces, some of them many times over, cut to what a message may be. */
const text: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...MARKS) },
        { weight: 3, arbitrary: fc.constantFrom(...ADDRESSES, ...MARKUP, ...UNICODE) },
        { weight: 2, arbitrary: fc.string({ maxLength: 8, unit: 'binary' }) },
        { weight: 1, arbitrary: fc.constantFrom(...KEPT.map(([, kept]) => kept)) },
      ),
      fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 500 }) }),
    ),
    { maxLength: 80 },
  )
  .map((pieces) => pieces.map(([piece, times]) => piece.repeat(times)).join('').slice(0, CHARACTERS_MAX));

/** Throws when what is read of a text, or shown, is not allowed. */
function judge(source: string, parse = parseMarkdown): void {
  const began = performance.now();
  const blocks = parse(source);
  if (performance.now() - began > READ_MS_MAX) throw new Error('a text that takes too long to read');
  blocks.forEach((block) => judgeBlock(block, 0));
  judgeMarkup(renderToStaticMarkup(createElement(Rendered, { source })));
}

function judgeBlock(block: Block, depth: number): void {
  if (depth > NESTING_MAX) throw new Error('quotes too deep');
  if (block.is === 'quote') block.children.forEach((child) => judgeBlock(child, depth + 1));
  else if (block.is === 'paragraph') block.children.forEach((child) => judgeInline(child, 0));
}

function judgeInline(node: Inline, depth: number): void {
  if (depth > NESTING_MAX) throw new Error('marks too deep');
  if (node.is === 'link' && safeAddress(node.href) !== node.href) throw new Error(`a link to ${node.href}`);
  if ('children' in node) node.children.forEach((child) => judgeInline(child, depth + 1));
}

const ELEMENT = /<(\/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)\/?>/g;
const ELEMENTS = new Set(['p', 'br', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'a', 'button', 'span']);
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;
const ATTRIBUTES = new Set(['dir', 'class', 'tabindex', 'href', 'target', 'rel', 'type', 'aria-label', 'aria-hidden']);

function judgeMarkup(html: string): void {
  const words = html.replaceAll(ELEMENT, (_whole, _end, element: string, attributes: string) => {
    if (!ELEMENTS.has(element)) throw new Error(`an element ${element}`);
    for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      if (!ATTRIBUTES.has(name)) throw new Error(`an attribute ${name}`);
      if (name === 'href' && !/^https?:\/\//.test(value)) throw new Error(`an address ${value}`);
    }
    return '';
  });
  if (/[<>]/.test(words)) throw new Error(`markup in words: ${words}`);
}

describe('markdown under a generator', () => {
  it.each(KEPT)('reads what was kept: %s', (_name, source) => judge(source));

  it(`holds for ${SECONDS} s of new texts`, { timeout: SECONDS * 1_000 + 60_000 }, () => {
    let count = 0;
    const found = fc.check(
      fc.property(text, (source) => {
        count++;
        judge(source);
      }),
      { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: SECONDS * 1_000, markInterruptAsFailure: false },
    );
    const shrunk = found.counterexample?.[0];
    if (shrunk !== undefined && LONG) {
      writeFileSync(`${CORPUS}found-${createHash('sha256').update(shrunk).digest('hex').slice(0, 12)}`, shrunk);
    }
    if (LONG) console.log(`markdown: ${count} texts in ${SECONDS} s, seed ${found.seed}`);
    expect(found.failed, fc.defaultReportMessage(found)).toBe(false);
  });

  it('finds a reader that takes any address', () => {
    const trusting = (source: string): readonly Block[] =>
      [...source.matchAll(/\[(.*?)\]\((.*?)\)/g)].map(([, name = '', href = '']) => ({
        is: 'paragraph', children: [{ is: 'link', href, children: [{ is: 'text', text: name }] }],
      }));
    expect(fc.check(fc.property(text, (source) => judge(source, trusting)), { numRuns: 20_000 }).failed).toBe(true);
  });

  it('finds markup, an attribute and an address that nobody meant', () => {
    for (const html of ['<p>a<script>b</p>', '<p onclick="x">a</p>', '<a href="javascript:x">a</a>', '<p>a < b</p>', '<p class="a"b">c</p>']) {
      expect(() => judgeMarkup(html), html).toThrow();
    }
  });
});
