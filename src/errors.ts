/**
 * The errors that a user can cause and mend. Each prints as one line: what is wrong, where, what to do.
 * Anything else that is thrown is a defect of the program.
 */

/** Where an error lies: a file, and in it a line and column (1-based) or an offset (code points). */
export interface Place {
  file?: string;
  line?: number;
  column?: number;
  offset?: number;
}

export class AsnScanError extends Error {
  override readonly name: string = 'AsnScanError';
  readonly place: Place | null;
  /** What the user can do about it. */
  readonly hint: string | null;

  constructor(
    message: string,
    options: { place?: Place | null; hint?: string | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.place = options.place ?? null;
    this.hint = options.hint ?? null;
  }

  /** `file:line:column: message (hint)`, on one line. */
  describe(): string {
    const at = this.place === null ? '' : `${describePlace(this.place)}: `;
    const hint = this.hint === null ? '' : ` (${this.hint})`;
    return `${at}${this.message}${hint}`.replace(/\s*[\r\n]+\s*/g, ' ');
  }
}

/** A command line, option or path that cannot be used. Exit code 2. */
export class UsageError extends AsnScanError {
  override readonly name = 'UsageError';
}

/** A lexicon that cannot be used. Exit code 2. */
export class LexiconError extends AsnScanError {
  override readonly name = 'LexiconError';
}

/** A configuration, baseline or list of suppressions that cannot be used. Exit code 2. */
export class ConfigError extends AsnScanError {
  override readonly name = 'ConfigError';
}

/** An output that could not be written. Exit code 2. */
export class OutputError extends AsnScanError {
  override readonly name = 'OutputError';
}

/** One document that could not be read; the others go on. Exit code 1. */
export class InputError extends AsnScanError {
  override readonly name = 'InputError';
}

function describePlace(place: Place): string {
  const parts = [place.file ?? '<input>'];
  if (place.line !== undefined) parts.push(String(place.line));
  if (place.line !== undefined && place.column !== undefined) parts.push(String(place.column));
  if (place.line === undefined && place.offset !== undefined) parts.push(`offset ${place.offset}`);
  return parts.join(':');
}
