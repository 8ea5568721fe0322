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
      counts: Object.entries(content['counts'] as Fields).map(([record, count]) => ({ place: placeOf(record), count: Number(count) })),
      kept: (content['kept'] as Fields[]).map((each) => ({ place: placeOf(String(each['record'])), reason: String(each['reason']), until: String(each['until']) })),
      scan: scan ? { stores: Number(scan['stores']), hits: Number(scan['hits']) } : null,
    };
  } catch {
    return null;
  }
}

/** `pg.content.messages` and `content.messages` are one place. */
function placeOf(record: string): string {
  return record.replace(/^pg\./, '');
}
