/** Lines on their way to blocks. */
import type { BlockKind } from '../../document.js';
import type { Cue } from './cues.js';
import type { Line } from './lines.js';
import type { Looks } from './titles.js';

/** A line and what is known of it so far. `kind` is null while it may be title or running text. */
export interface Draft {
  readonly line: Line;
  readonly looks: Looks;
  readonly cue: Cue | null;
  kind: BlockKind | null;
  rule: string;
}

export function decide(draft: Draft, kind: BlockKind, rule: string): void {
  draft.kind = kind;
  draft.rule = rule;
}
