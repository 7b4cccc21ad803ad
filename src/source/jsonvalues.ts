/**
 * Cuts JSON into its records without parsing it: the elements of a top-level array, or top-level values one after
 * another. So a dump need not fit into memory, every record has its own bytes, and a record that is broken inside
 * does not take the others along.
 */

export interface JsonPiece {
  /** The bytes of one value; null when it was larger than the limit and was let go. */
  readonly bytes: Buffer | null;
  /** Counted from 1. */
  readonly row: number;
  /** Line that it begins on, counted from 1. */
  readonly line: number;
  /** False when the data ended before the value, or the array that it is in, did. */
  readonly complete: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const COMMA = 0x2c;

const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;
const opens = (byte: number): boolean => byte === 0x7b || byte === 0x5b;
const closes = (byte: number): boolean => byte === 0x7d || byte === 0x5d;

export async function* jsonPieces(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<JsonPiece> {
  const cutter = new Cutter(limit);
  for await (const chunk of chunks) yield* cutter.feed(chunk);
  yield* cutter.finish();
}

class Cutter {
  readonly #limit: number;
  /** 1 inside a top-level array, whose elements are the values; 0 until its bracket, and without one. */
  #base = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #line = 1;
  #row = 0;
  #startLine = 1;
  #pieces: Buffer[] | null = null;
  #size = 0;
  #seenAny = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  *feed(chunk: Buffer): Generator<JsonPiece> {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (byte === NEWLINE) this.#line++;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
        continue;
      }
      const between = this.#pieces === null;
      if (between) {
        if (isSpace(byte) || byte === COMMA) continue;
        if (!this.#seenAny && byte === 0x5b) {
          this.#seenAny = true;
          this.#base = this.#depth = 1;
          continue;
        }
        if (this.#base === 1 && this.#depth === 1 && byte === 0x5d) {
          this.#base = this.#depth = 0;
          continue;
        }
        this.#seenAny = true;
        this.#startLine = this.#line;
        this.#pieces = [];
        this.#size = 0;
        from = i;
      } else if (this.#depth === this.#base && (byte === COMMA || isSpace(byte) || closes(byte))) {
        // A bare word or number ends at what follows it.
        yield this.#cut(chunk.subarray(from, i), true);
        if (closes(byte)) this.#base = this.#depth = 0;
        continue;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (opens(byte)) this.#depth++;
      else if (closes(byte) && --this.#depth <= this.#base) {
        this.#depth = this.#base;
        yield this.#cut(chunk.subarray(from, i + 1), true);
      }
    }
    if (this.#pieces !== null) this.#keep(chunk.subarray(from));
  }

  *finish(): Generator<JsonPiece> {
    if (this.#pieces !== null) yield this.#cut(Buffer.alloc(0), this.#base === 0 && this.#depth === 0);
    else if (this.#base === 1 || !this.#seenAny) {
      yield { bytes: Buffer.alloc(0), row: this.#row + 1, line: this.#line, complete: false };
    }
  }

  #keep(bytes: Buffer): void {
    this.#size += bytes.length;
    // Copied, as a short value must not hold on to a whole chunk.
    if (this.#size <= this.#limit) this.#pieces?.push(Buffer.from(bytes));
    else this.#pieces = [];
  }

  #cut(last: Buffer, complete: boolean): JsonPiece {
    this.#keep(last);
    const bytes = this.#size > this.#limit ? null : Buffer.concat(this.#pieces ?? [], this.#size);
    this.#pieces = null;
    return { bytes, row: ++this.#row, line: this.#startLine, complete };
  }
}
