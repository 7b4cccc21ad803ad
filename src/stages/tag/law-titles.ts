/** The title behind a citation ("tentang Disiplin Pegawai Negeri Sipil"): its words are no mentions. */
import type { Draft } from './draft.js';
import { Reader } from './reader.js';

/** Drafts without those that lie in the title of a law. */
export function outsideLawTitles(reader: Reader, drafts: readonly Draft[], laws: readonly Draft[]): Draft[] {
  const inTitle = new Uint8Array(reader.tokens.count);
  for (const law of laws) {
    const about = reader.within(law.from, law.to) ? reader.cue(law.to, 'about') : null;
    if (about !== null) inTitle.fill(1, about.to, titleEnd(reader, law.from, about.to));
  }
  return drafts.filter((draft) => inTitle[draft.from] === 0);
}

/** Capitalised words with small ones between. */
function titleEnd(reader: Reader, from: number, start: number): number {
  let end = start;
  for (let i = start; reader.within(from, i); i++) {
    if (reader.capital(i)) end = i + 1;
    else if (!reader.is(i, '-') && !reader.is(i, '/') && reader.cue(i, 'title-joiner') === null) break;
  }
  return end;
}
