/** What a run does to each article, as plain data, since workers are told it too. */
import type { MentionType } from '../../document.js';
import type { Until } from '../../pipeline.js';
import type { WireRecord } from '../../record/schema.js';
import type { Format, SinkOptions } from '../../sink/index.js';

export interface Task {
  readonly until: Until;
  /** Layers that are left out of the record. */
  readonly without?: readonly ('sentences' | 'mentions')[];
  /** Mentions of these types are kept, with what they refer to; all when it is left out. */
  readonly types?: readonly MentionType[];
}

/** A task, the text that is made of its records, and the lexicon that both read. */
export interface Work {
  readonly task: Task;
  readonly format: Format;
  readonly sink: Omit<SinkOptions, 'lexicon'>;
  /** Lexicon files of the user. */
  readonly lexicon: readonly string[];
  /** Folder for what is compiled from them, see `--cache`. */
  readonly cache?: string;
}

/** What the task keeps of a record. */
export function kept(record: WireRecord, { without = [], types }: Task): WireRecord {
  const chosen = types === undefined ? record : ofTypes(record, new Set(types));
  if (without.length === 0) return chosen;
  const rest = { ...chosen };
  for (const layer of without) delete rest[layer];
  return rest;
}

/** Only mentions of these types, their entities, and the entities that those refer to. */
function ofTypes(record: WireRecord, types: ReadonlySet<MentionType>): WireRecord {
  const mentions = (record.mentions ?? []).filter(({ type }) => types.has(type));
  const byId = new Map((record.entities ?? []).map((entity) => [entity.id, entity]));
  const reached = new Set<string>();
  const waiting = mentions.map(({ entity }) => entity);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const { offices = [], institution = null } = byId.get(id) ?? {};
    waiting.push(...offices, ...(institution === null ? [] : [institution]));
  }
  return { ...record, mentions, entities: (record.entities ?? []).filter(({ id }) => reached.has(id)) };
}
