/** Citations of laws, and which law each means. */
import {
  sentenceOfAtom,
  spanOfAtoms,
  textOf,
  type Context,
  type Diagnostic,
  type Entity,
  type Segmented,
} from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import type { Entry } from '../../lexicon/kinds/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { plainTextBetween } from '../../text/tokens.js';
import { draftOf, type Draft } from './draft.js';
import { citations, type ArticleReference, type Citation, type Instrument } from './law-grammar.js';

type Law = Entry<'law'>;

/** A citation and the law that it means. */
export interface LawReading {
  readonly citation: Citation;
  readonly law: Law | null;
  /** Laws that it could be, when the article's day does not decide between them. */
  readonly candidates: readonly Law[];
  readonly rule: string;
}

/** "70,71" for a list of whole articles; of articles with paragraphs the first, as its paragraphs go with it alone. */
function articleOf(references: readonly ArticleReference[]): string | null {
  const whole = references.every(({ paragraph, letter }) => paragraph === null && letter === null);
  return whole && references.length > 1
    ? references.map(({ article }) => article).join(',')
    : (references[0]?.article ?? null);
}

/** One draft per citation, in order; the same article of the same law is one entity. */
export function lawDrafts(doc: Segmented, context: Context, laws: readonly LawReading[]): Draft[] {
  return laws.map(({ citation, law, candidates, rule }) => {
    const name = plainTextBetween(doc.tokens, citation.from, citation.to);
    const { paragraph = null, letter = null } = citation.articles[0] ?? {};
    const article = articleOf(citation.articles);
    const { instrument } = citation;
    const which =
      law?.id ??
      (instrument === null
        ? ''
        : `${instrument.type ?? ''} ${instrument.number ?? ''}/${instrument.year ?? ''} ${instrument.nicknames.map(({ id }) => id).join(' ')}`);
    const key = `law:${which}|${article ?? ''}|${paragraph ?? ''}|${letter ?? ''}`;
    const entity: Entity = {
      type: 'law',
      name,
      ref: law?.id ?? null,
      ...(candidates.length > 1 ? { candidates: candidates.map(({ id }) => id) } : {}),
      article,
      paragraph,
      letter,
    };
    return draftOf(citation.from, citation.to, key, entity, context.lexicon.grounds(rule));
  });
}

/** `repealed-law` and `impossible-citation`. */
export function lawDiagnostics(
  doc: Segmented,
  laws: readonly LawReading[],
  today: string | null,
): Diagnostic[] {
  return laws.flatMap(({ citation, law }) => {
    const span = spanOfAtoms(doc.tokens, citation.from, citation.to);
    const at = { start: span.start, end: span.end };
    const quoted = `"${textOf(doc, span).replace(/\s+/g, ' ')}"`;
    const found: Diagnostic[] = [];
    const { instrument } = citation;
    if (law === null) {
      const meant = instrument?.number === null ? undefined : instrument?.nicknames[0];
      if (meant !== undefined) {
        const message = `${quoted}: no such number and year for the law of that name (${meant.id})`;
        found.push({
          code: 'impossible-citation',
          severity: 'warning',
          message,
          ...at,
        });
      }
      return found;
    }
    if (today !== null && law.until !== undefined && law.until <= today && instrument !== null) {
      const message = `${quoted}: not in force since ${law.until}`;
      found.push({ code: 'repealed-law', severity: 'info', message, ...at });
    }
    const tooHigh = citation.articles.find(
      ({ article }) => Number.parseInt(article, 10) > (law.articles ?? Infinity),
    );
    if (tooHigh !== undefined) {
      const message = `${quoted}: ${law.id} has ${law.articles} articles`;
      found.push({
        code: 'impossible-citation',
        severity: 'warning',
        message,
        ...at,
      });
    }
    return found;
  });
}

/** @param today the article's day as ISO date */
export function readLaws(doc: Segmented, { lexicon }: Context, today: string | null): LawReading[] {
  const found = citations(doc, lexicon);
  return found.map((citation): LawReading => {
    if (citation.instrument === null) return articleAlone(doc, citation, found, lexicon, today);
    const candidates = citedElsewhere(lawsOf(citation.instrument, lexicon, today), found, lexicon);
    const rule = citation.instrument.number === null ? 'law-nickname' : 'law-number';
    return {
      citation,
      law: candidates.length === 1 ? (candidates[0] ?? null) : null,
      candidates,
      rule,
    };
  });
}

/** Of several laws of one nickname the one that the article cites by its number, if just one. */
function citedElsewhere(laws: readonly Law[], all: readonly Citation[], lexicon: Lexicon): readonly Law[] {
  if (laws.length < 2) return laws;
  const cited = laws.filter((law) =>
    all.some(
      ({ instrument }) => instrument?.number != null && lawsOf(instrument, lexicon, null).includes(law),
    ),
  );
  return cited.length === 1 ? cited : laws;
}

/** The laws that an instrument can mean: by exact number and year, or by nickname on the article's day. */
function lawsOf(instrument: Instrument, lexicon: Lexicon, today: string | null): readonly Law[] {
  const { type, number, year, nicknames } = instrument;
  if (number !== null) {
    const types = new Set([...(type === null ? [] : [type]), ...nicknames.map((law) => law.instrument)]);
    if (year !== null) {
      const exact = [...types].map((type) => lawIndex(lexicon).get(`${type} ${number}/${year}`));
      return exact.filter((law) => law !== undefined);
    }
    return nicknames.filter((law) => law.number === number);
  }
  if (nicknames.length <= 1 || today === null) return nicknames;
  const inForce = nicknames.filter((law) => (law.from ?? '') <= today && (law.until ?? '9999') > today);
  return inForce.length === 0 ? nicknames : inForce;
}

/** "Pasal 494" with no law beside it: that of its sentence, else the only one cited before. */
function articleAlone(
  doc: Segmented,
  citation: Citation,
  all: readonly Citation[],
  lexicon: Lexicon,
  today: string | null,
): LawReading {
  const sentence = sentenceOfAtom(doc.sentences, citation.from);
  const named = all.filter((other) => other.instrument !== null);
  const here = named.filter(
    (other) => sentence >= 0 && sentenceOfAtom(doc.sentences, other.from) === sentence,
  );
  const nearest =
    here.find((other) => other.from >= citation.to) ?? here.findLast((other) => other.to <= citation.from);
  const before = named.filter((other) => other.from < citation.from);
  const only = new Set(before.map((other) => lawsOf(other.instrument as Instrument, lexicon, today)[0]?.id));
  const source = nearest ?? (only.size === 1 ? before.at(-1) : undefined);
  const candidates = source?.instrument == null ? [] : lawsOf(source.instrument, lexicon, today);
  return {
    citation,
    law: candidates.length === 1 ? (candidates[0] ?? null) : null,
    candidates,
    rule: 'law-article',
  };
}

/** Laws by instrument, number and year. */
const lawIndex = perLexicon((lexicon): ReadonlyMap<string, Law> => {
  const index = new Map<string, Law>();
  for (const law of lexicon.ofKind('law')) {
    if (law.number !== null && law.year !== null) {
      const number = law.number.replace(/\/(19|20)\d{2}$/, '');
      index.set(`${law.instrument} ${number}/${law.year}`, law);
    }
    for (const other of law.numbers) index.set(`${law.instrument} ${other}`, law);
  }
  return index;
});
