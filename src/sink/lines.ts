/** Line and column of offsets, for people. */

export interface LineColumn {
  /** Both counted from 1; the column in code points. */
  readonly line: number;
  readonly column: number;
}

/** A function from code point offsets of `text` to line and column. */
export function lineColumns(text: string): (offset: number) => LineColumn {
  const starts = [0];
  let offset = 0;
  for (const character of text) {
    offset++;
    if (character === '\n') starts.push(offset);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}
