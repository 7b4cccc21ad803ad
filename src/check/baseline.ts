/** The findings that a corpus had when it was first checked, so that only new ones count. */
import * as z from 'zod';
import { ConfigError } from '../errors.js';
import { byPlace, type Finding } from './finding.js';
import type { Note, Seen } from './suppressions.js';

const day = z.iso.date();

const baselineSchema = z.strictObject({
  schema: z.literal('asn-scan-baseline/1'),
  /** Why these are accepted, and until when (ISO day). */
  reason: z.string().nullable(),
  expires: day.nullable(),
  findings: z.array(
    z.strictObject({
      fingerprint: z.string(),
      code: z.string(),
      /** SHA-256 of the document. */
      document: z.string(),
      path: z.string(),
      message: z.string(),
    }),
  ),
});

type BaselineFile = z.infer<typeof baselineSchema>;

export class Baseline {
  readonly #known: ReadonlyMap<string, BaselineFile['findings'][number]>;
  readonly #met = new Set<string>();
  readonly #content: BaselineFile;
  readonly #expired: boolean;
  readonly #file: string;

  constructor(content: BaselineFile, file: string, today: string) {
    this.#content = content;
    this.#file = file;
    this.#known = new Map(content.findings.map((finding) => [finding.fingerprint, finding]));
    this.#expired = content.expires !== null && content.expires <= today;
  }

  /** Why the finding does not count, or null. */
  reasonFor({ fingerprint }: Finding): string | null {
    if (!this.#known.has(fingerprint)) return null;
    this.#met.add(fingerprint);
    return this.#expired ? null : (this.#content.reason ?? 'in the baseline');
  }

  notes({ hashes, whole }: Seen): Note[] {
    const at = { file: this.#file, line: 1, column: 1 };
    if (this.#expired) {
      const message = `the baseline expired on ${this.#content.expires ?? ''}`;
      return [{ code: 'expired-suppression', message, at }];
    }
    const gone = this.#content.findings.filter(
      ({ fingerprint, document }) => !this.#met.has(fingerprint) && (whole || hashes.has(document)),
    );
    if (gone.length === 0) return [];
    const [first] = gone;
    const message = `${gone.length} of its findings ${gone.length === 1 ? 'is' : 'are'} gone (${first?.code}, ${first?.path}); --update-baseline takes them out`;
    return [{ code: 'stale-baseline', message, at }];
  }
}

/** @throws ConfigError for what is no baseline */
export function readBaseline(source: string, file: string, today: string): Baseline {
  return new Baseline(parseSideFile(source, file, baselineSchema, 'baseline'), file, today);
}

export function writtenBaseline(
  findings: readonly Finding[],
  { reason, expires }: { readonly reason: string | null; readonly expires: string | null },
): string {
  const content: BaselineFile = {
    schema: 'asn-scan-baseline/1',
    reason,
    expires,
    findings: [...findings]
      .sort(byPlace)
      .flatMap(({ fingerprint, code, document, message }) =>
        document === null
          ? []
          : [{ fingerprint, code, document: document.sha256, path: document.path, message }],
      ),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** A JSON side file that `check` itself wrote. */
export function parseSideFile<Schema extends z.ZodType>(
  source: string,
  file: string,
  schema: Schema,
  what: string,
): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new ConfigError('is not JSON', { place: { file }, hint: `--update-${what} writes it anew` });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? what : issue.path.join('.');
  throw new ConfigError(`is no ${what}: ${where}: ${issue?.message ?? 'not valid'}`, {
    place: { file },
    hint: `--update-${what} writes it anew`,
  });
}
