/** The title behind a citation ("tentang Disiplin Pegawai Negeri Sipil"): its words are no mentions. */
import type { Draft } from './draft.js';
import { Reader } from './reader.js';

/** Drafts without those that lie in the title of a law. */
export function outsideLawTitles(
  reader: Reader,
  drafts: readonly Draft[],
  laws: readonly Draft[],
): readonly Draft[] {
  const titles: { from: number; to: number }[] = [];
  for (const law of laws) {
    const about = reader.within(law.from, law.to) ? reader.cue(law.to, 'about') : null;
    if (about !== null) titles.push({ from: about.to, to: titleEnd(reader, law.from, about.to) });
  }
  if (titles.length === 0) return drafts;
  return drafts.filter((draft) => !titles.some(({ from, to }) => draft.from >= from && draft.from < to));
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
