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
  readonly institution: string | null;
}

/** Every draft is made here: objects made alike are read faster by those that see drafts of every origin. */
export function draftOf(
  from: number,
  to: number,
  key: string,
  entity: Entity,
  grounds: Grounded,
  institution: string | null = null,
): Draft {
  const { rule, confidence } = grounds;
  return { type: entity.type, from, to, key, entity, institution, rule, confidence };
}

/** A person holds or held a post: the keys of their drafts. */
export interface Holding {
  readonly person: string;
  readonly office: string;
}
