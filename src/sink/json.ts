/** JSON: a record a line (NDJSON), or one array that is written as it grows. */
import { UsageError } from '../errors.js';
import { closest } from '../lexicon/stemmer.js';
import { pick, recordKeys, wantedFields } from './fields.js';
import type { MakeSink, SinkOptions } from './sink.js';

export const ndjson: MakeSink = (options) => {
  const line = serialiser(options);
  return { begin: () => '', record: (record) => `${line(record)}\n`, end: () => '' };
};

export const json: MakeSink = (options) => {
  const line = serialiser(options);
  let before = '[\n';
  return {
    begin: () => '',
    record: (record) => {
      const text = before + line(record);
      before = ',\n';
      return text;
    },
    end: () => (before === '[\n' ? '[]\n' : '\n]\n'),
  };
};

function serialiser({ fields }: SinkOptions): (record: unknown) => string {
  for (const field of fields) refuseUnknown(field);
  const wanted = wantedFields(fields);
  return (record) => escaped(JSON.stringify(pick(record, wanted)));
}

function refuseUnknown(field: string): void {
  const known = recordKeys();
  if (known.has(field)) return;
  const near = closest(field, known);
  throw new UsageError(`--fields: the record has no "${field}"`, {
    hint: near === null ? 'asn-scan schema lists the keys' : `did you mean "${near}"?`,
  });
}

/** JSON leaves DEL, the C1 controls and two line separators raw, which terminals and line readers stumble over. */
const RAW = /[\u007f-\u009f\u2028\u2029]/;

function escaped(line: string): string {
  if (!RAW.test(line)) return line;
  return line.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
