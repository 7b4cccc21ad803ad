/** Binary searches in lists that stand in the order of the text. */

/** Index of the first item that begins at the atom or later. */
export function firstFrom(items: readonly { readonly from: number }[], atom: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle] as { readonly from: number }).from < atom) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last item that ends at or before the atom, or -1; items do not overlap. */
export function lastBefore(items: readonly { readonly to: number }[], atom: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle] as { readonly to: number }).to <= atom) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the first of the ascending numbers that is not below the limit. */
export function firstAtLeast(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
