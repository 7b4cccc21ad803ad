/** A part of a corpus: documents are spread by their ids, so that every run of every machine cuts alike. */
import { createHash } from 'node:crypto';

export interface Shard {
  /** Counted from 1. */
  readonly index: number;
  readonly count: number;
}

export function isIn({ index, count }: Shard, id: string): boolean {
  return createHash('sha256').update(id, 'utf8').digest().readUInt32BE(0) % count === index - 1;
}
