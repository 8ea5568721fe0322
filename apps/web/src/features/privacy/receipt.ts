/** What a signed receipt says. The signature is checked offline, with the published key: a page can be made to say anything. */
export interface Receipt {
  readonly id: string;
  readonly kind: string;
  readonly issuedAt: number;
  readonly counts: readonly { readonly place: string; readonly count: number }[];
  readonly kept: readonly { readonly place: string; readonly reason: string; readonly until: string }[];
  readonly scan: { readonly stores: number; readonly hits: number } | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Null when it is no receipt of a kind known here. */
export function readReceipt(document: string): Receipt | null {
  try {
    const { content } = JSON.parse(document) as { content: Fields };
    const issuedAt = Date.parse(String(content['issued_at']));
    if (content['type'] !== 'parley.receipt/1' || Number.isNaN(issuedAt)) return null;
    const scan = content['scan'] as Fields | undefined;
    return {
      id: String(content['id']),
      kind: String(content['kind']),
      issuedAt,
      counts: countsOf(content['counts'] as Fields),
      kept: keptOf(content['kept'] as Fields[]),
      scan: scan ? { stores: Number(scan['stores']), hits: Number(scan['hits']) } : null,
    };
  } catch {
    return null;
  }
}

/** A receipt counts every record of the inventory, column by column; people think in the tables these are in. */
function countsOf(records: Fields): Receipt['counts'] {
  const counts = new Map<string, number>();
  for (const [record, count] of Object.entries(records)) counts.set(placeOf(record), Math.max(Number(count), counts.get(placeOf(record)) ?? 0));
  return [...counts].map(([place, count]) => ({ place, count }));
}

function keptOf(records: readonly Fields[]): Receipt['kept'] {
  const kept = records.map((each) => ({ place: placeOf(String(each['record'])), reason: String(each['reason']), until: String(each['until']) }));
  return [...new Map(kept.map((each) => [each.place, each])).values()];
}

/** `pg.content.messages.body` and `content.messages` are one place. */
function placeOf(record: string): string {
  return /^pg\.(\w+\.\w+)/.exec(record)?.[1] ?? record.replace(/(\.\*)+$/, '');
}
