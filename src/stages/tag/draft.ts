/** What the parts of the tag stage hand over before mentions are sorted and entities merged. */
import type { Entity, Grounded, MentionType } from '../../document.js';

/**
 * A mention with its own idea of what it refers to. Drafts with the same `key` become one entity; `entity`
 * indices inside (`offices`, `institution`) are not yet known and are filled in by the merge through keys.
 */
export interface Draft extends Grounded {
  readonly type: MentionType;
  /** Atoms `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  readonly key: string;
  readonly entity: Entity;
  /** Of an office: the key of the institution that its title names. */
  readonly institution?: string;
}

/** A person holds or held a post: the keys of their drafts. */
export interface Holding {
  readonly person: string;
  readonly office: string;
}
