/** JSON: a record a line (NDJSON), or one array that is written as it grows. */
import { pick, wantedFields } from './fields.js';
import type { MakeSink, SinkOptions } from './sink.js';

export const ndjson: MakeSink = async (options) => {
  const line = await serialiser(options);
  return { begin: () => '', between: '', record: (record) => `${line(record)}\n`, end: () => '' };
};

export const json: MakeSink = async (options) => {
  const line = await serialiser(options);
  return {
    begin: () => '[',
    between: ',',
    record: (record) => `\n${line(record)}`,
    end: ({ articles }) => (articles === 0 ? ']\n' : '\n]\n'),
  };
};

async function serialiser({ fields }: SinkOptions): Promise<(record: unknown) => string> {
  if (fields.length === 0) return (record) => escaped(JSON.stringify(record));
  (await import('./keys.js')).refuseUnknownKeys(fields);
  const wanted = wantedFields(fields);
  return (record) => escaped(JSON.stringify(pick(record, wanted)));
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
