/** Whether a record still fits the document that it was made from. */
import { createHash } from 'node:crypto';
import type { Article } from '../document.js';
import type { WireRecord } from '../record/schema.js';

/** What is remembered of a record until its source is read: a few hundred bytes. */
export interface Claim {
  readonly id: string;
  readonly path: string;
  readonly row: number | null;
  readonly encoding: string;
  readonly sha256: string;
  readonly textDigest: string;
}

export function claimOf({ id, source, text }: WireRecord): Claim {
  const { path, row = null, encoding, sha256 } = source;
  return { id, path, row, encoding, sha256, textDigest: digest(text) };
}

/** What differs between a record and the document read now, a line each. */
export function faultsAgainst(claim: Claim, article: Article): string[] {
  const { source, text } = article;
  const faults: string[] = [];
  if (source.sha256 !== claim.sha256)
    faults.push(`source: the bytes have changed (${short(claim.sha256)} then, ${short(source.sha256)} now)`);
  if (source.encoding !== claim.encoding)
    faults.push(`source: was read as ${claim.encoding}, now as ${source.encoding}`);
  if (digest(text) !== claim.textDigest) {
    const why = source.sha256 === claim.sha256 ? ', though the bytes are the same' : '';
    faults.push(`text: is not that of the source${why}`);
  }
  return faults;
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}
