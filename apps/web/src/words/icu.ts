/**
 * The part of ICU MessageFormat that our sentences use: `{name}`, `{count, number}`, `{at, time}`, `{on, date}`,
 * `{count, plural, =0 {…} one {# …} other {# …}}` and `{kind, select, a {…} other {…}}`. Apostrophes around braces quote them.
 */
export type Node =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'argument'; readonly name: string; readonly format: 'plain' | 'number' | 'date' | 'time' }
  | { readonly is: 'hash' }
  | { readonly is: 'choice'; readonly name: string; readonly by: 'plural' | 'select'; readonly cases: ReadonlyMap<string, readonly Node[]> };

export class MessageFault extends Error {}

export function parseMessage(source: string): readonly Node[] {
  const parser = { source, at: 0 };
  const nodes = parseNodes(parser, false);
  if (parser.at < source.length) throw new MessageFault(`a brace too many in: ${source}`);
  return nodes;
}

interface Parser {
  readonly source: string;
  at: number;
}

function parseNodes(parser: Parser, inPlural: boolean): Node[] {
  const nodes: Node[] = [];
  let text = '';
  const flush = () => {
    if (text) nodes.push({ is: 'text', text });
    text = '';
  };
  while (parser.at < parser.source.length) {
    const character = parser.source[parser.at] ?? '';
    if (character === '}') break;
    parser.at++;
    const following = parser.source[parser.at] ?? '';
    if (character === "'" && (following === '{' || following === '}')) {
      const end = parser.source.indexOf("'", parser.at);
      if (end < 0) throw new MessageFault(`a quote has no end in: ${parser.source}`);
      text += parser.source.slice(parser.at, end);
      parser.at = end + 1;
    } else if (character === '{') {
      flush();
      nodes.push(parseArgument(parser));
    } else if (character === '#' && inPlural) {
      flush();
      nodes.push({ is: 'hash' });
    } else {
      text += character;
    }
  }
  flush();
  return nodes;
}

function parseArgument(parser: Parser): Node {
  const name = word(parser);
  if (take(parser, '}')) return { is: 'argument', name, format: 'plain' };
  expect(parser, ',');
  const kind = word(parser);
  if (kind === 'number' || kind === 'date' || kind === 'time') {
    expect(parser, '}');
    return { is: 'argument', name, format: kind };
  }
  if (kind !== 'plural' && kind !== 'select') throw new MessageFault(`unknown kind ${kind} in: ${parser.source}`);
  expect(parser, ',');
  const cases = new Map<string, readonly Node[]>();
  while (!take(parser, '}')) {
    const selector = word(parser);
    expect(parser, '{');
    cases.set(selector, parseNodes(parser, kind === 'plural'));
    expect(parser, '}');
  }
  if (!cases.has('other')) throw new MessageFault(`no "other" in: ${parser.source}`);
  return { is: 'choice', name, by: kind, cases };
}

function word(parser: Parser): string {
  const match = /^\s*([=\w-]+)\s*/.exec(parser.source.slice(parser.at));
  if (!match?.[1]) throw new MessageFault(`a name is missing in: ${parser.source}`);
  parser.at += match[0].length;
  return match[1];
}

function take(parser: Parser, character: string): boolean {
  while (/\s/.test(parser.source[parser.at] ?? '')) parser.at++;
  if (parser.source[parser.at] !== character) return false;
  parser.at++;
  return true;
}

function expect(parser: Parser, character: string): void {
  if (!take(parser, character)) throw new MessageFault(`"${character}" is missing in: ${parser.source}`);
}

/** The parts of a sentence in order: text, and the arguments that are not text (elements) as they were given. */
export function format<T>(nodes: readonly Node[], values: Readonly<Record<string, T | string | number>>, locale: string, count?: number): (string | T)[] {
  return nodes.flatMap((node): (string | T)[] => {
    switch (node.is) {
      case 'text':
        return [node.text];
      case 'hash':
        return [new Intl.NumberFormat(locale).format(count ?? 0)];
      case 'argument': {
        const value = values[node.name];
        if (value === undefined) throw new MessageFault(`no value for ${node.name}`);
        return typeof value === 'number' ? [formatNumber(value, node.format, locale)] : [value];
      }
      case 'choice': {
        const value = values[node.name];
        const chosen = node.by === 'select'
          ? node.cases.get(String(value))
          : node.cases.get(`=${Number(value)}`) ?? node.cases.get(new Intl.PluralRules(locale).select(Number(value)));
        return format(chosen ?? node.cases.get('other') ?? [], values, locale, node.by === 'plural' ? Number(value) : count);
      }
    }
  });
}

function formatNumber(value: number, as: 'plain' | 'number' | 'date' | 'time', locale: string): string {
  switch (as) {
    case 'plain':
    case 'number':
      return new Intl.NumberFormat(locale).format(value);
    case 'date':
      return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(value);
    case 'time':
      return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(value);
  }
}
