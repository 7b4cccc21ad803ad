/** What a trigger opens: the shared shape of every directive rule's finding, before slots are resolved. */
import type { Force } from '../../document.js';
import type { Act } from './content.js';
import type { Family } from './reader.js';
import type { Site } from './site.js';

export interface Frame {
  readonly rule: string;
  readonly force: Force;
  /** True when the force comes from a modal or imperative, so that a directing verb over it may overrule it. */
  readonly soft: boolean;
  /** Atoms of the trigger, or null for a bare imperative. */
  readonly trigger: { readonly from: number; readonly to: number; readonly lemma: string } | null;
  /** The atom that stands for the frame when its subject is looked for. */
  readonly anchor: number;
  readonly addressees: readonly number[];
  /** True when somebody must be named for the frame to count (a hope, a wish). */
  readonly needsAddressee: boolean;
  /** True when it counts only as going on with a directive just before ("pembahasannya harus berimbang"). */
  readonly needsPrevious?: boolean;
  /** True when it may take over the addressees of the directive before. */
  readonly inherits: boolean;
  readonly acts: readonly Act[];
  readonly weak: boolean;
  /** The issuer if the frame's own words name it ("oleh Bupati"), else undefined. */
  readonly issuer?: number;
  /** Whose words the noun names ("imbauan Bupati"), which somebody else may pass on. */
  readonly owner?: number;
  /** True when the verb is passive: its subject is the addressee, and the issuer stands elsewhere. */
  readonly passive?: boolean;
  /** The atom of "mereka", when that pronoun names whom the frame is for. */
  readonly they?: number;
  /** True when "we" or "I" is the subject. */
  readonly ofWe?: boolean;
  /** True when the act binds whoever speaks. */
  readonly pledge?: boolean;
  /** Where reading goes on. */
  readonly next: number;
}

/** A rule tried at one atom: a frame, or why it is none. */
export type Outcome =
  | Frame
  | {
      readonly rejected: string;
      readonly rule: string;
      /** Whom the words address all the same ("Saya wanti-wanti para kepala dinas."). */
      readonly addressed?: readonly number[];
    }
  | null;

export type Rule = (site: Site, at: number) => Outcome;

type Required = 'rule' | 'force' | 'trigger' | 'anchor' | 'addressees' | 'acts' | 'next';

/** A frame of which only the parts that are out of the ordinary are said. */
export function frameOf(parts: Pick<Frame, Required> & Partial<Frame>): Frame {
  return { soft: false, needsAddressee: false, inherits: false, weak: false, ...parts };
}

export function triggerOf(family: Family): { from: number; to: number; lemma: string } {
  return { from: family.from, to: family.to, lemma: family.entry.roots[0] ?? family.entry.id };
}
