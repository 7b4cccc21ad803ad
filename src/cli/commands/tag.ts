/** `asn-scan tag`: mentions and the entities that they refer to. */
import { InvalidArgumentError } from 'commander';
import { MENTION_TYPES, type MentionType } from '../../document.js';
import type { WireRecord } from '../../record/schema.js';
import { runBatch } from '../batch.js';
import { examples, type Command } from '../command.js';
import { addAnalysisOptions, list, RECORD_FORMATS, type AnalysisOptions } from '../options.js';

interface Options extends AnalysisOptions {
  readonly types?: ReadonlySet<MentionType>;
}

export const tag: Command = {
  configure(parser) {
    addAnalysisOptions(parser, RECORD_FORMATS)
      .description(
        'Find persons, offices, institutions, groups, parties, regions, places, elections, laws and dates.',
      )
      .option('--types <a,b>', `only these types of mention (${MENTION_TYPES.join(', ')})`, mentionTypes)
      .addHelpText(
        'after',
        examples([
          ['asn-scan tag article.txt', 'who and what the article names'],
          ['asn-scan tag articles/ --types person,office', 'persons and offices only'],
          ['asn-scan tag articles/ --table entities', 'entities as a table'],
        ]),
      );
  },
  run(operands, options, io) {
    const given = options as unknown as Options;
    const { types } = given;
    const layers = (record: WireRecord): WireRecord =>
      types === undefined ? record : ofTypes(record, types);
    return runBatch(operands, given, { until: 'tag', layers, table: 'mentions' }, io);
  },
};

function mentionTypes(value: string): Set<MentionType> {
  const types = new Set<MentionType>();
  for (const name of list(value)) {
    const type = MENTION_TYPES.find((known) => known === name);
    if (type === undefined) throw new InvalidArgumentError(`Types are ${MENTION_TYPES.join(', ')}.`);
    types.add(type);
  }
  return types;
}

/** Only mentions of these types, their entities, and the entities that those refer to. */
function ofTypes(record: WireRecord, types: ReadonlySet<MentionType>): WireRecord {
  const mentions = (record.mentions ?? []).filter(({ type }) => types.has(type));
  const byId = new Map((record.entities ?? []).map((entity) => [entity.id, entity]));
  const kept = new Set<string>();
  const waiting = mentions.map(({ entity }) => entity);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (kept.has(id)) continue;
    kept.add(id);
    const { offices = [], institution = null } = byId.get(id) ?? {};
    waiting.push(...offices, ...(institution === null ? [] : [institution]));
  }
  return { ...record, mentions, entities: (record.entities ?? []).filter(({ id }) => kept.has(id)) };
}
