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
}
