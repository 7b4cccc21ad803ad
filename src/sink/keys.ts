/** The keys that a record can have. Loaded only when a user names some, as the schema takes long to make. */
import { UsageError } from '../errors.js';
import { closest } from '../lexicon/stemmer.js';
import { recordJsonSchema } from '../record/schema.js';

/** @throws UsageError for a path that no record has */
export function refuseUnknownKeys(paths: readonly string[]): void {
  const known = recordKeys();
  for (const path of paths) {
    if (known.has(path)) continue;
    const near = closest(path, known);
    throw new UsageError(`--fields: the record has no "${path}"`, {
      hint: near === null ? 'asn-scan schema lists the keys' : `did you mean "${near}"?`,
    });
  }
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Every path that a record can have: `meta`, `meta.title`, `directives.content.text` … */
function recordKeys(): Set<string> {
  const keys = new Set<string>();
  const visit = (schema: JsonSchema, path: string): void => {
    for (const [key, inner] of Object.entries(schema.properties ?? {})) {
      const here = path === '' ? key : `${path}.${key}`;
      keys.add(here);
      visit(inner, here);
    }
    if (schema.items !== undefined) visit(schema.items, path);
    for (const choice of schema.anyOf ?? []) visit(choice, path);
  };
  visit(recordJsonSchema() as JsonSchema, '');
  return keys;
}
