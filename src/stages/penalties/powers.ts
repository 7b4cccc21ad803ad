/** Who may impose what. The law's powers are data; an article that has the wrong body punish gets a diagnostic. */
import type { Diagnostic } from '../../document.js';
import { spanOfAtoms } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { kindOf } from './kinds.js';
import type { Case, Reader } from './sanctions.js';

/** A `sanction-without-power` diagnostic when the case's authority may not impose its punishment, else null. */
export function exceedsPower({ doc, context, actors }: Reader, one: Case): Diagnostic | null {
  if (one.authority === null || (one.status !== 'imposed' && one.status !== 'threatened')) return null;
  const powers = powersOf(context.lexicon, actors.refs(one.authority));
  if (powers.length === 0) return null;
  const item = one.group.items.find((candidate) => {
    const { domain } = kindOf(candidate, one.target, one.authority, actors);
    const general = domain === 'generic' && powers.some(({ imposes }) => imposes.length > 0);
    return !general && !powers.some(({ imposes }) => imposes.includes(domain));
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

function powersOf(lexicon: Lexicon, refs: readonly string[]): readonly Entry<'power'>[] {
  return lexicon.ofKind('power').filter(({ holders }) => holders.some((ref) => refs.includes(ref)));
}
