/** Who may impose what. The law's powers are data; an article that has the wrong body punish gets a diagnostic. */
import type { Diagnostic } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { kindOf } from './kinds.js';
import type { Case, Reader } from './sanctions.js';

/** A `sanction-without-power` diagnostic when the case's authority may not impose its punishment, else null. */
export function exceedsPower({ doc, context, actors }: Reader, one: Case): Diagnostic | null {
  if (one.authority === null || (one.status !== 'imposed' && one.status !== 'threatened')) return null;
  const powers = powersOf(context.lexicon, actors.refs(one.authority));
  if (powers.length === 0) return null;
  const item = one.group.items.find((candidate) => {
    const { domain } = kindOf(candidate, one.target, one.authority, actors);
    const general = domain === 'generic' && powers.some((imposes) => imposes.size > 0);
    return !general && !powers.some((imposes) => imposes.has(domain));
  });
  if (item === undefined) return null;
  const kind = kindOf(item, one.target, one.authority, actors);
  const { start, end } = spanOfAtoms(doc.tokens, item.from, item.to);
  const name = actors.entity(one.authority).name;
  const message = `${name} has no power to impose this punishment (${kind.id})`;
  return { code: 'sanction-without-power', severity: 'warning', message, start, end };
}

/** True for somebody of a body that only advises on civil servants: what they announce others impose. */
export function powerless(refs: readonly string[]): boolean {
  return refs.some((ref) => ADVISERS.has(ref));
}

const ADVISERS: ReadonlySet<string> = new Set([
  'bawaslu',
  'panwaslu',
  'panwaslih',
  'panwascam',
  'kasn',
  'bkn',
  'ketua-bawaslu',
  'anggota-bawaslu',
  'kordiv',
  'ketua-kasn',
  'panwas-adhoc',
]);

/** The domains of punishments that holders of these refs may impose: a set a ref, none for refs without a power. */
function powersOf(lexicon: Lexicon, refs: readonly string[]): readonly ReadonlySet<string>[] {
  const byHolder = domainsByHolder(lexicon);
  const found: ReadonlySet<string>[] = [];
  for (const ref of refs) {
    const domains = byHolder.get(ref);
    if (domains !== undefined) found.push(domains);
  }
  return found;
}

const domainsByHolder = perLexicon((lexicon): ReadonlyMap<string, ReadonlySet<string>> => {
  const byHolder = new Map<string, Set<string>>();
  for (const { holders, imposes } of lexicon.ofKind('power')) {
    for (const ref of holders) {
      let domains = byHolder.get(ref);
      if (domains === undefined) byHolder.set(ref, (domains = new Set()));
      for (const domain of imposes) domains.add(domain);
    }
  }
  return byHolder;
});
