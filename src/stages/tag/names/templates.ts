/**
 * The feature templates of the name tagger: which of the things that are seen of an atom are hashed together. The
 * weights in `names-weights.bin` belong to exactly these numbers; a change asks for a new training.
 */

/** What is seen of an atom, as positions in an array; what its neighbours show follows what it shows itself. */
export enum Seen {
  Word = 0,
  Before = 1,
  Before2 = 2,
  After = 3,
  After2 = 4,
  Prefix2 = 5,
  Prefix3 = 6,
  Prefix4 = 7,
  Suffix2 = 8,
  Suffix3 = 9,
  Suffix4 = 10,
  SuffixBefore = 11,
  SuffixAfter = 12,
  Shape = 13,
  ShapeBefore = 14,
  ShapeAfter = 15,
  Kind = 16,
  KindBefore = 17,
  KindAfter = 18,
  KindBefore2 = 19,
  Draft = 20,
  DraftBefore = 21,
  DraftAfter = 22,
  Outer = 23,
  OuterBefore = 24,
  OuterAfter = 25,
  Inner = 26,
  Use = 27,
  UseBefore = 28,
  UseAfter = 29,
  Clue = 30,
  ClueBefore = 31,
  ClueAfter = 32,
  Short = 33,
  /** First of its sentence, and in a headline. */
  Place = 34,
  Ordinary = 35,
  OrdinaryAround = 36,
  /** Words of the run before the atom and from it on, both cut off. */
  InRun = 37,
  Left = 38,
  /** The words around the run, and its first and last one. */
  Head = 39,
  Tail = 40,
  RunFirst = 41,
  RunLast = 42,
  KindHead = 43,
  KindTail = 44,
  DraftHead = 45,
  OuterFirst = 46,
  RunClue = 47,
}
export const SEEN_COUNT = 48;

/** Number of the template, then the one to three things that it hashes. */
const TEMPLATES: readonly (readonly [number, ...number[]])[] = [
  [2, Seen.Word],
  [3, Seen.Before],
  [4, Seen.After],
  [5, Seen.Before2],
  [6, Seen.After2],
  [7, Seen.Before, Seen.Word],
  [8, Seen.Word, Seen.After],
  [9, Seen.Shape, Seen.Place],
  [10, Seen.ShapeBefore, Seen.Shape],
  [11, Seen.Shape, Seen.ShapeAfter],
  [12, Seen.ShapeBefore, Seen.Shape, Seen.ShapeAfter],
  [13, Seen.Prefix2],
  [14, Seen.Prefix3],
  [15, Seen.Prefix4],
  [16, Seen.Suffix2],
  [17, Seen.Suffix3],
  [18, Seen.Suffix4],
  [19, Seen.SuffixBefore, Seen.Shape],
  [20, Seen.SuffixAfter, Seen.Shape],
  [21, Seen.Kind, Seen.Shape],
  [22, Seen.KindBefore, Seen.Shape],
  [23, Seen.KindAfter, Seen.Shape],
  [24, Seen.KindBefore, Seen.Kind, Seen.KindAfter],
  [25, Seen.Draft, Seen.Shape],
  [26, Seen.DraftBefore, Seen.Draft, Seen.Shape],
  [27, Seen.Draft, Seen.DraftAfter, Seen.Shape],
  [28, Seen.Before, Seen.Shape],
  [29, Seen.After, Seen.Shape],
  [30, Seen.Before2, Seen.Before, Seen.Shape],
  [31, Seen.After, Seen.After2, Seen.Shape],
  [32, Seen.Head, Seen.InRun],
  [33, Seen.Tail, Seen.Left],
  [34, Seen.InRun, Seen.Left, Seen.Shape],
  [35, Seen.Head, Seen.Tail],
  [36, Seen.Ordinary, Seen.Shape, Seen.Place],
  [37, Seen.Use, Seen.InRun],
  [39, Seen.UseBefore, Seen.Use],
  [40, Seen.UseAfter, Seen.Use],
  [41, Seen.RunFirst, Seen.InRun],
  [42, Seen.RunLast, Seen.Left],
  [43, Seen.KindHead, Seen.InRun, Seen.Left],
  [44, Seen.KindBefore2, Seen.KindBefore, Seen.Shape],
  [45, Seen.DraftHead, Seen.InRun],
  [46, Seen.OrdinaryAround, Seen.InRun],
  [47, Seen.KindTail, Seen.Left],
  [48, Seen.Outer, Seen.Inner],
  [49, Seen.Outer, Seen.Word],
  [50, Seen.Outer, Seen.Before],
  [51, Seen.OuterBefore, Seen.Outer, Seen.OuterAfter],
  [52, Seen.OuterFirst, Seen.InRun, Seen.Outer],
  [53, Seen.Short],
  [54, Seen.Short, Seen.Shape],
  [55, Seen.Clue, Seen.Shape],
  [56, Seen.ClueBefore, Seen.Clue, Seen.Shape],
  [57, Seen.ClueAfter, Seen.Clue, Seen.Shape],
  [58, Seen.Clue, Seen.Before],
  [59, Seen.RunClue, Seen.InRun, Seen.Clue],
];
/** Each bit of `Seen.Use` that is set, with the shape. */
const USE_TEMPLATE = 38;
/** Bits of `Seen.Use`. */
const USES = 7;
/** The feature that every atom has. */
const BIAS = 1;

/** Most features an atom can have. */
export const FEATURES_PER_ATOM = 1 + TEMPLATES.length + USES;

/** The templates that hash so many things, one after the other: the number of each, then its things. */
const hashing = (count: number): Uint8Array =>
  Uint8Array.from(TEMPLATES.filter(({ length }) => length === count + 1).flat());
const SINGLE = hashing(1);
const DOUBLE = hashing(2);
const TRIPLE = hashing(3);

/** Writes the features of an atom into `into` and returns how many. Values are unsigned 32-bit hashes. */
export function hashFeatures(seen: Int32Array, into: Uint32Array): number {
  let n = 0;
  into[n++] = BIAS;
  for (let at = 0; at < SINGLE.length; at += 2)
    into[n++] = mix(SINGLE[at] as number, seen[SINGLE[at + 1] as number] as number);
  for (let at = 0; at < DOUBLE.length; at += 3) {
    const first = mix(DOUBLE[at] as number, seen[DOUBLE[at + 1] as number] as number);
    into[n++] = mix(first, seen[DOUBLE[at + 2] as number] as number);
  }
  for (let at = 0; at < TRIPLE.length; at += 4) {
    const first = mix(TRIPLE[at] as number, seen[TRIPLE[at + 1] as number] as number);
    const second = mix(first, seen[TRIPLE[at + 2] as number] as number);
    into[n++] = mix(second, seen[TRIPLE[at + 3] as number] as number);
  }
  const use = seen[Seen.Use] as number;
  const shape = seen[Seen.Shape] as number;
  for (let bit = 1; bit <= use; bit <<= 1) {
    if ((use & bit) !== 0) into[n++] = mix(mix(USE_TEMPLATE, bit), shape);
  }
  return n;
}

/** One hash from two numbers. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ b, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
