/** What goes to standard error: short lines that say who speaks. */
import { AsnScanError } from '../errors.js';
import { printableLine } from '../sink/index.js';
import type { Io } from './io.js';

/** Longest message in characters, below 2,000 bytes in any script; what is longer comes from an argument, not from us. */
const LONGEST = 450;

/** Characters of a longer message's end that are kept, as that is where the reason stands behind a long path. */
const KEPT_END = 150;

export async function complain(io: Io, message: string): Promise<void> {
  const said = io.language === 'id' ? (await import('../messages/errors.js')).inIndonesian(message) : message;
  const line = printableLine(said);
  const shown =
    line.length <= LONGEST ? line : `${line.slice(0, LONGEST - KEPT_END)}…${line.slice(-KEPT_END)}`;
  await io.stderr.write(`asn-scan: ${shown}\n`);
}

/** A user's error as one line. Anything else is a defect and comes with its origin. */
export function describe(error: unknown): string {
  if (error instanceof AsnScanError) return error.describe();
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
