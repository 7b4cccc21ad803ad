/** Pages for tests. */
import { loadLexicon } from '../../src/lexicon/index.js';
import type { WireRecord } from '../../src/record/schema.js';
import { namesFrom, readAssets, ReportPage } from '../../src/report/index.js';
import { RECORD } from '../sink/records.js';

const names = loadLexicon().then(namesFrom);

/** The page of these records. Needs `npm run build`. */
export async function pageOf(
  records: readonly WireRecord[],
  language: 'en' | 'id' = 'en',
  title: string | null = null,
): Promise<string> {
  const page = new ReportPage({
    title,
    language,
    names: await names,
    assets: readAssets(),
    needsScript: 'no script',
  });
  return page.begin() + records.map((record) => page.article(record)).join('') + page.end();
}

/** What would run, load or break out if it were not escaped. */
export const PAYLOADS = [
  '<script>window.broken = 1</script>',
  '</script><script>window.broken = 1</script>',
  '<!--<script>',
  '<img src="http://192.0.2.1/x.png" onerror="window.broken = 1">',
  '"><svg onload="window.broken = 1">',
  "' onmouseover='window.broken = 1",
  '&lt;b&gt;&amp;quot;',
  'javascript:window.broken=1',
  '\u2028\u2029\u0000\u001b[31m\u202e',
  '${window.broken = 1}`',
  '__proto__',
];

/** A record that says this wherever a record says anything. */
export function hostile(payload: string, at: number): WireRecord {
  const text = `${payload} Bupati melarang camat ikut kampanye. Pelanggar ditegur.`;
  const shift = [...payload].length + 1;
  const moved = <Span extends { start: number; end: number }>(span: Span): Span => ({
    ...span,
    start: span.start + shift,
    end: span.end + shift,
  });
  return {
    ...RECORD,
    id: `${payload}/${at}`,
    text,
    meta: { ...RECORD.meta, title: payload, outlet: payload, place: payload },
    blocks: [{ kind: 'body', start: 0, end: [...text].length, rule: payload }],
    sentences: [],
    mentions: [
      {
        type: 'person',
        start: 0,
        end: shift - 1,
        text: payload,
        entity: 'e1',
        rule: payload,
        confidence: 0.5,
      },
      ...(RECORD.mentions ?? []).slice(1).map(moved),
    ],
    entities: [
      { id: 'e1', type: 'person', name: payload, ref: payload, offices: ['e3'] },
      { id: 'e2', type: 'group', name: payload, ref: 'camat' },
      { id: 'e3', type: 'office', name: payload, ref: null, region: payload },
    ],
    directives: (RECORD.directives ?? []).map((directive) => ({
      ...directive,
      content: moved(directive.content),
      trigger: directive.trigger === null ? null : moved(directive.trigger),
      rule: payload,
    })),
    sanctions: (RECORD.sanctions ?? []).map((sanction) => ({
      ...moved(sanction),
      kind: payload,
      rule: payload,
    })),
  };
}
