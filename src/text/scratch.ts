/**
 * Arrays with a number for each atom that are used again for every article, as making and freeing them costs more
 * than filling them. Who takes one has it until it is taken again; articles are read one after the other, and
 * nothing in between waits.
 */

/** Zeros behind the last atom, for those who look at what follows it. */
const MARGIN = 64;
/** Above this many atoms an array is not kept. */
const LARGEST_KEPT = 1 << 18;

export class AtomFlags {
  #flags = new Uint8Array(1024);

  /** An array of zeros, longer than `count`. */
  cleared(count: number): Uint8Array {
    const size = count + MARGIN;
    if (size > LARGEST_KEPT) return new Uint8Array(size);
    if (size > this.#flags.length) return (this.#flags = new Uint8Array(2 * size));
    return this.#flags.fill(0, 0, size);
  }
}

export class AtomNumbers {
  #numbers = new Int32Array(1024);

  /** An array longer than `count`, with `value` at each of them and behind. */
  filled(count: number, value: number): Int32Array {
    const size = count + MARGIN;
    if (size > LARGEST_KEPT) return new Int32Array(size).fill(value);
    if (size > this.#numbers.length) this.#numbers = new Int32Array(2 * size);
    return this.#numbers.fill(value, 0, size);
  }
}
