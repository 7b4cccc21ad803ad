/** A record that holds something in every layer, for tests of what is written. */
import type { WireRecord } from '../../src/record/schema.js';

const text = 'Bupati melarang camat ikut kampanye. Pelanggar ditegur.';

export const RECORD: WireRecord = {
  schema: 'asn-scan/1',
  id: 'a/1',
  source: { path: 'a/1.txt', encoding: 'utf-8', sha256: '00' },
  meta: { title: 'Larangan Bupati', outlet: null, place: null, byline: ['A', 'B'], published: '2023-10-23' },
  text,
  blocks: [{ kind: 'body', start: 0, end: 55, rule: 'paragraph' }],
  sentences: [
    { start: 0, end: 36, block: 0 },
    { start: 37, end: 55, block: 0 },
  ],
  mentions: [
    { type: 'office', start: 0, end: 6, text: 'Bupati', entity: 'e1', rule: 'r', confidence: 0.9 },
    { type: 'group', start: 16, end: 21, text: 'camat', entity: 'e2', rule: 'r', confidence: 0.9 },
  ],
  entities: [
    { id: 'e1', type: 'office', name: 'Bupati', ref: 'bupati', acting: null, former: false },
    { id: 'e2', type: 'group', name: 'camat', ref: 'camat' },
  ],
  quotes: [],
  directives: [
    {
      force: 'ban',
      polarity: 'dont',
      status: 'issued',
      issuer: 'e1',
      onbehalf: null,
      voice: null,
      addressees: ['e2', 'e1'],
      content: { start: 22, end: 35, text: 'ikut kampanye' },
      trigger: { start: 7, end: 15, text: 'melarang', lemma: 'larang' },
      topics: ['neutrality', 'campaign'],
      when: null,
      condition: null,
      basis: [],
      within: null,
      same: null,
      quote: null,
      sentence: 0,
      inherited: false,
      weak: false,
      rule: 'r',
      confidence: 0.8,
    },
  ],
  sanctions: [
    {
      kind: 'reprimand',
      grade: 'light',
      status: 'threatened',
      ladder: null,
      authority: null,
      target: 'e2',
      count: null,
      amount: { min: 1, max: null, currency: 'IDR' },
      duration: null,
      basis: [],
      violation: null,
      start: 47,
      end: 54,
      text: 'ditegur',
      sentence: 1,
      rule: 'r',
      confidence: 0.7,
    },
  ],
  violations: [],
  diagnostics: [{ code: 'no-date', severity: 'warning', message: 'no date' }],
};
