/** Cuts bytes into lines. */

export interface Line {
  /** Without the line break; null when the line was longer than the limit and was let go. */
  readonly bytes: Buffer | null;
  /** Counted from 1; lines of white space count but are not given. */
  readonly line: number;
}

const NEWLINE = 0x0a;

export async function* linesOf(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line> {
  let line = 0;
  let size = 0;
  let held: Buffer[] = [];
  const keep = (bytes: Buffer): void => {
    size += bytes.length;
    if (size <= limit) held.push(Buffer.from(bytes));
    else held = [];
  };
  const cut = (): Line | null => {
    line++;
    const bytes = size > limit ? null : trimmed(Buffer.concat(held, size));
    held = [];
    size = 0;
    return bytes?.length === 0 ? null : { bytes, line };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, to));
      const found = cut();
      if (found !== null) yield found;
      from = to + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (size > 0) {
    const found = cut();
    if (found !== null) yield found;
  }
}

function trimmed(bytes: Buffer): Buffer {
  let from = 0;
  let to = bytes.length;
  while (from < to && isBlank(bytes[from] as number)) from++;
  while (to > from && isBlank(bytes[to - 1] as number)) to--;
  return bytes.subarray(from, to);
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
