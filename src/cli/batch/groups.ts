/** Cuts the stream of documents into groups, so that handing one over costs little beside analysing it. */
import type { Article } from '../../document.js';
import { InputError } from '../../errors.js';

export type Item = Article | InputError;

export interface Group {
  readonly items: readonly Item[];
  /** False when it was cut because the next document kept us waiting, or there was none. */
  readonly full: boolean;
}

/** Characters of text that make a group full. */
const FULL = 128 * 1024;

/** Documents that make a group full, however short they are. */
const MOST = 128;

/** Milliseconds that a document waits in a group for the next one. */
const PATIENCE = 25;

/**
 * @param waits whether the source can keep us waiting, as a pipe can and a file cannot: then what has come is
 *   passed on after a moment, so that the tool can stand in the middle of a live pipe
 */
export async function* groupsOf(items: AsyncIterable<Item>, waits: boolean): AsyncGenerator<Group> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    let group: Item[] = [];
    let size = 0;
    let next = iterator.next();
    for (;;) {
      const result = group.length > 0 && waits ? await unlessLate(next) : await next;
      if (result !== LATE && result.done !== true) {
        group.push(result.value);
        size += result.value instanceof InputError ? 0 : result.value.text.length;
        next = iterator.next();
        if (size < FULL && group.length < MOST) continue;
      }
      const full = size >= FULL || group.length >= MOST;
      if (group.length > 0) yield { items: group, full };
      if (result !== LATE && result.done === true) return;
      group = [];
      size = 0;
    }
  } finally {
    await iterator.return?.();
  }
}

const LATE = Symbol('late');

async function unlessLate<T>(promise: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
