/** Which reader a file gets, by its name. */

export const INPUT_FORMATS = ['text', 'html', 'json', 'ndjson', 'csv', 'tsv'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

const FORMAT_OF: Readonly<Record<string, InputFormat>> = {
  '.txt': 'text',
  '.md': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.tsv': 'tsv',
};

/** The ending of files that say of the text beside them what its date or title is. */
export const SIDECAR = '.meta.json';

export interface FileKind {
  /** Null when the ending says nothing. */
  readonly format: InputFormat | null;
  readonly gzipped: boolean;
  /** The name without the endings that were understood. */
  readonly stem: string;
}

/** What a file's name, or a path, tells of it. */
export function kindOfFile(name: string): FileKind {
  const gzipped = /\.gz$/i.test(name);
  const plain = gzipped ? name.slice(0, -3) : name;
  const extension = /[^/](\.[A-Za-z0-9]+)$/.exec(plain)?.[1]?.toLowerCase() ?? '';
  const format = Object.hasOwn(FORMAT_OF, extension) ? (FORMAT_OF[extension] ?? null) : null;
  return { format, gzipped, stem: extension === '' ? plain : plain.slice(0, -extension.length) };
}

/** What the name of a format means, as in `ndjson` or `csv.gz`; null when it is none. */
export function namedFormat(name: string): { format: InputFormat; gzipped: boolean } | null {
  const { format, gzipped } = kindOfFile(`x.${name}`);
  if (format !== null) return { format, gzipped };
  const plain = name.replace(/\.gz$/, '');
  return (INPUT_FORMATS as readonly string[]).includes(plain)
    ? { format: plain as InputFormat, gzipped: plain !== name }
    : null;
}
