import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NESTING_MAX, parseMarkdown, safeAddress } from './parse.ts';
import type { Block, Inline } from './parse.ts';

/** The tree in one line: `b(…)` bold, `i(…)`, `s(…)`, `sp(…)`, `c(…)`, `a[…](…)`. */
function show(source: string): string {
  return parseMarkdown(source).map(showBlock).join(' | ');
}

function showBlock(block: Block): string {
  if (block.is === 'code') return `pre${block.language && `:${block.language}`}(${block.text})`;
  return block.is === 'quote' ? `q(${block.children.map(showBlock).join(' | ')})` : showInlines(block.children);
}

const NAMES = { bold: 'b', italic: 'i', strike: 's', spoiler: 'sp' } as const;

function showInlines(nodes: readonly Inline[]): string {
  return nodes.map((node) => {
    switch (node.is) {
      case 'text': return node.text;
      case 'break': return '↵';
      case 'code': return `c(${node.text})`;
      case 'link': return `a[${showInlines(node.children)}](${node.href})`;
      default: return `${NAMES[node.is]}(${showInlines(node.children)})`;
    }
  }).join('');
}

describe('markdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['**bold** and *italic* and _italic_', 'b(bold) and i(italic) and i(italic)'],
    ['~~gone~~ and ||hidden||', 's(gone) and sp(hidden)'],
    ['***both***', 'b(i(both))'],
    ['**a *b* c**', 'b(a i(b) c)'],
    ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
    ['** not bold ** nor * this *', '** not bold ** nor * this *'],
    ['**never closed', '**never closed'],
    ['\\*stars\\* and a \\ alone', '*stars* and a \\ alone'],
    ['`code **as it is**`', 'c(code **as it is**)'],
    ['`` a ` b ``', 'c(a ` b)'],
    ['a ` alone', 'a ` alone'],
    ['one\ntwo', 'one↵two'],
    ['> quoted\n> **more**\nafter', 'q(quoted↵b(more)) | after'],
    ['>not a quote', '>not a quote'],
    ['before\n```java\nint a; **b**\n```\nafter', 'before | pre:java(int a; **b**) | after'],
    ['```\nnever closed', '```↵never closed'],
    ['https://example.org/a_b_c', 'a[https://example.org/a_b_c](https://example.org/a_b_c)'],
    ['see https://example.org/x.', 'see a[https://example.org/x](https://example.org/x).'],
    ['(https://example.org/a_(b))', '(a[https://example.org/a_(b)](https://example.org/a_(b)))'],
    ['**https://example.org/**', 'b(a[https://example.org/](https://example.org/))'],
    ['[the *plan*](https://example.org/plan)', 'a[the i(plan)](https://example.org/plan)'],
    ['xhttps://example.org', 'xhttps://example.org'],
    ['مرحبا **بكم**', 'مرحبا b(بكم)'],
    ['日本語の**強調**です', '日本語のb(強調)です'],
  ])('%j', (source, expected) => {
    expect(show(source)).toBe(expected);
  });

  it('nests so deep and no deeper', () => {
    const depth = (nodes: readonly Inline[]): number => Math.max(0, ...nodes.map((node) => ('children' in node ? 1 + depth(node.children) : 0)));
    const [block] = parseMarkdown(`${'**a ~~b '.repeat(30)}x${' c~~ d**'.repeat(30)}`);
    expect(block?.is === 'paragraph' && depth(block.children)).toBeLessThanOrEqual(NESTING_MAX);
  });
});

/** What attackers write. Text stays text: the tree has no node that could hold markup, and links hold web addresses only. */
const HOSTILE = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '"><b>x', '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](java\tscript:alert(1))', '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))', '[x](//example.org)', '[x](/settings)', '[x](https://user:pass@example.org/)', '[x](file:///etc/passwd)',
  '[https://example.org](https://example.net/)', '[x](https://example.org/"onmouseover="alert(1))', 'https://user@example.org/', 'http://', 'https://[',
  '![x](https://example.org/x.png)', '[x][1]\n\n[1]: javascript:alert(1)', '<https://example.org>', '&lt;script&gt;', '`<script>`', '||<script>||',
  '[a](https://example.org/\u0000)', '\u202Ehttps://example.org', '[x](blob:https://example.org/1)', 'javascript:alert(1)',
];

describe('hostile text', () => {
  it.each(HOSTILE)('%j', (source) => {
    for (const address of addresses(parseMarkdown(source))) {
      const url = new URL(address);
      expect(['http:', 'https:']).toContain(url.protocol);
      expect(url.username + url.password).toBe('');
    }
  });

  it('never loses a word, whatever is written', () => {
    const piece = fc.oneof(fc.constantFrom('**', '*', '_', '~~', '||', '`', '```', '\n', '> ', '[', '](', ')', '\\', 'https://example.org/', ' '), fc.string({ maxLength: 6 }), ...HOSTILE.slice(0, 8).map((text) => fc.constant(text)));
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const source = pieces.join('');
      const letters = (text: string) => text.replaceAll(/[^a-z0-9<]/gi, '');
      const kept = letters(textOf(parseMarkdown(source)));
      for (const letter of new Set(letters(source.replaceAll(/```[\w+#.-]*|https?:\/\/\S*/gi, '')))) expect(kept).toContain(letter);
      for (const address of addresses(parseMarkdown(source))) expect(safeAddress(address)).not.toBeNull();
    }), { numRuns: 2_000 });
  });

  it('is read in time that grows with its length', () => {
    for (const mark of ['*', '**', '_', '`', '~~', '||', '[', '](', '> ', '\\', '[a](', '*a ', '**a *b ', '||a~~b**c*d_e`f']) {
      const began = performance.now();
      parseMarkdown(mark.repeat(4_000).slice(0, 4_000));
      expect(performance.now() - began, mark).toBeLessThan(250);
    }
  });
});

function* walk(nodes: readonly (Block | Inline)[]): Generator<Block | Inline> {
  for (const node of nodes) {
    yield node;
    if ('children' in node) yield* walk(node.children);
  }
}

function addresses(blocks: readonly Block[]): string[] {
  return [...walk(blocks)].flatMap((node) => (node.is === 'link' ? [node.href] : []));
}

function textOf(blocks: readonly Block[]): string {
  return [...walk(blocks)].map((node) => ('text' in node ? node.text : '')).join('');
}
